// What happens to keys and sealed data over days: rotation told in the log, unused people
// collected, and audits of what is sealed.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "consents/collect_orphans.h"
#include "consents/register_row.h"
#include "consents/rotate_keys.h"
#include "consents/stored_event.h"
#include "consents/verify_payloads.h"
#include "support/installation.h"

namespace placet::consents {
namespace {

using test::Installation;
using test::must;

constexpr std::int64_t day_s = 24 * 3600;

class KeysAndPayloadsTest : public test::StoreTest {
protected:
    KeysAndPayloadsTest() : at(GetParam()), ports(at.ports()), log(at.log->row.log) {}

    subjects::Subject person(const std::string& email) {
        subjects::Wanted wanted{.workspace = Installation::workspace, .who = {.email = email}};
        return must(at.finder.find_or_create({wanted})).at(0);
    }

    std::uint64_t record(const subjects::Subject& subject) {
        Event event{.at = at.clock.now(), .source = 17};
        event.evidence[merkle::field::email] = cbor::Value{subject.emails.at(0)};
        event.operational[merkle::field::answers] = cbor::Value{cbor::Array{}};
        auto sealed = must(seal_event(event, at.log->row, &subject, at.random));
        ledger::Work work{.log = log, .additions = {sealed.addition}};
        work.rows = [&](std::uint64_t first, ledger::Rows& rows) {
            add_payloads(log, first, subject.sid, sealed, rows);
            add_contact(Installation::workspace, subject.sid, event.at, first, rows);
            add_row(
                {.log = log, .index = first, .at = event.at, .sid = subject.sid, .uid = sealed.uid},
                rows);
        };
        return must(at.sequencer.submit_and_wait(std::move(work))).first;
    }

    std::vector<std::string> audit() {
        const auto report = must(verify_payloads(*at.main, *at.keys, *at.ring, at.log->row));
        std::vector<std::string> names;
        for (const auto& finding : report.findings)
            names.push_back(finding.code + " " + std::to_string(finding.index));
        return names;
    }

    void tamper(const std::string& text) {
        must(at.main->write([&](db::Transaction& tx) -> Result<void> {
            TRY(tx.script(on_postgres() ? "ALTER TABLE payload DISABLE TRIGGER ALL"
                                        : "DROP TRIGGER IF EXISTS payload_no_update"));
            return tx.script(text);
        }));
    }

    std::int64_t number(db::Database& store, std::string_view text) {
        return must(store.read(
            [&](db::Transaction& tx) { return tx.query({.name = "test", .common = text}, {}); }))[0]
            .integer(0);
    }

    Installation at;
    Ports ports;
    std::int64_t log;
};

TEST_P(KeysAndPayloadsTest, tell_every_log_once_that_a_root_is_gone) {
    const auto index = record(person("anna@example.org"));
    must(rotate_keys(ports, *at.ring, {.period_s = 0}));
    EXPECT_EQ(must(ledger::durable_head(*at.main, log)).size, 1U) << "nothing is gone yet";
    at.clock.advance_seconds(day_s);
    const auto rotation = must(rotate_keys(ports, *at.ring, {.period_s = 10 * day_s}));
    EXPECT_EQ(rotation.destroyed, std::vector<std::int64_t>{1});
    must(rotate_keys(ports, *at.ring, {.period_s = 10 * day_s}));
    ASSERT_EQ(must(ledger::durable_head(*at.main, log)).size, 2U);
    const auto entry = must(merkle::decode_entry(must(read_stored(ports, log, 1)).e));
    EXPECT_EQ(entry.type, merkle::EntryType::epoch_rotated);
    EXPECT_EQ(entry.channel, merkle::Channel::server);
    EXPECT_EQ(std::get<std::uint64_t>(entry.details.at(merkle::detail::epoch)), 1U);
    EXPECT_EQ(must(find_row(ports, log, 1)).type, merkle::EntryType::epoch_rotated);
    EXPECT_TRUE(
        must(open_stored(ports, Installation::workspace, must(read_stored(ports, log, index)))));
}

TEST_P(KeysAndPayloadsTest, tell_after_a_restart_what_could_not_be_told_before) {
    must(rotate_keys(ports, *at.ring, {.period_s = 0, .grace_s = 0}));
    const auto told = must(ledger::durable_head(*at.main, log)).size;
    must(at.keys->write(
        [](db::Transaction& tx) { return tx.script("UPDATE key_epoch SET announced = 0"); }));
    must(rotate_keys(ports, *at.ring, {}));
    EXPECT_EQ(must(ledger::durable_head(*at.main, log)).size, told) << "the tag is known";
    EXPECT_EQ(number(*at.keys, "SELECT announced FROM key_epoch WHERE epoch = 1"), 1);
}

TEST_P(KeysAndPayloadsTest, remove_people_nothing_was_sealed_for_and_nobody_else) {
    const auto used = person("used@example.org"), unused = person("unused@example.org");
    record(used);
    must(rotate_keys(ports, *at.ring, {.period_s = 0}));
    const auto young = person("young@example.org");
    EXPECT_EQ(must(collect_orphans(ports)).set_aside, 0) << "not a day old";
    at.clock.advance_seconds(day_s);
    EXPECT_EQ(must(collect_orphans(ports)).set_aside, 1);
    EXPECT_NE(person("unused@example.org").sid, unused.sid) << "nobody gets keys that will go";
    EXPECT_EQ(must(collect_orphans(ports)).removed, 0) << "not before all is over";
    at.clock.advance_seconds(3600);
    EXPECT_EQ(must(collect_orphans(ports)).removed, 1);
    EXPECT_EQ(person("used@example.org").sid, used.sid);
    EXPECT_EQ(person("young@example.org").sid, young.sid);
    EXPECT_EQ(number(*at.keys, "SELECT count(*) FROM subject"), 3);
    EXPECT_THAT(audit(), testing::IsEmpty());
}

// The submission found its person just before he was set aside, and is recorded just after.
TEST_P(KeysAndPayloadsTest, keep_a_person_who_is_used_while_he_is_set_aside) {
    const auto found = person("late@example.org");
    must(rotate_keys(ports, *at.ring, {.period_s = 0}));
    at.clock.advance_seconds(day_s);
    EXPECT_EQ(must(collect_orphans(ports)).set_aside, 1);
    must(rotate_keys(ports, *at.ring, {.period_s = 0, .grace_s = 0}));
    const auto index = record(found);
    at.clock.advance_seconds(3600);
    const auto collected = must(collect_orphans(ports));
    EXPECT_EQ(collected.removed, 0);
    EXPECT_EQ(collected.used_after_all, 1);
    EXPECT_EQ(person("late@example.org").sid, found.sid);
    EXPECT_TRUE(
        must(open_stored(ports, Installation::workspace, must(read_stored(ports, log, index)))));
}

TEST_P(KeysAndPayloadsTest, open_every_payload_that_was_not_tampered_with) {
    for (int i = 0; i < 5; ++i)
        record(person("p" + std::to_string(i % 2) + "@example.org"));
    const auto report = must(verify_payloads(*at.main, *at.keys, *at.ring, at.log->row));
    EXPECT_EQ(report.opened, 5U);
    EXPECT_TRUE(report.sound());
}

TEST_P(KeysAndPayloadsTest, name_payloads_that_were_swapped_between_entries) {
    const auto anna = person("anna@example.org");
    for (int i = 0; i < 4; ++i)
        record(anna);
    tamper(
        "UPDATE payload SET idx = idx + 100 WHERE idx = 1 AND cls = 2;"
        "UPDATE payload SET idx = 1 WHERE idx = 2 AND cls = 2;"
        "UPDATE payload SET idx = 2 WHERE idx = 101");
    EXPECT_THAT(audit(), testing::ElementsAre("payload.sealed 1", "payload.sealed 2"));
}

TEST_P(KeysAndPayloadsTest, name_what_is_missing_and_what_was_erased) {
    const auto anna = person("anna@example.org"), gone = person("gone@example.org");
    record(anna);
    record(gone);
    tamper("DELETE FROM payload WHERE idx = 0 AND cls = 1");
    EXPECT_THAT(audit(), testing::ElementsAre("payload.missing 0"));
    must(at.keys->write([&](db::Transaction& tx) {
        return tx.execute({.name = "test",
                           .common = "UPDATE subject SET dek_o = NULL, dek_e = NULL, "
                                     "ident_ct = NULL, state = 1 WHERE sid = $1"},
                          {gone.sid});
    }));
    const auto report = must(verify_payloads(*at.main, *at.keys, *at.ring, at.log->row));
    EXPECT_EQ(report.erased, 1U);
    EXPECT_EQ(report.found, 1U);
}

ON_BOTH_STORES(KeysAndPayloadsTest);

}  // namespace
}  // namespace placet::consents
