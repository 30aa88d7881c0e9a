#include "ledger/verify_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ledger/forget_tokens.h"
#include "merkle/commitment.h"
#include "merkle/entry.h"
#include "support/installation.h"

namespace placet::ledger {
namespace {

using test::Installation;
using test::must;
using testing::Contains;
using testing::IsEmpty;

std::string name(const merkle::LogFinding& finding) {
    return finding.code + " " + std::to_string(finding.index);
}

// Whoever tampers with a store has its administrator's rights, so the guards do not stop him.
class VerifyStoreTest : public test::StoreTest {
protected:
    VerifyStoreTest() : at(GetParam()), log(at.log->row) {}

    void append(int count) {
        Work work{.log = log.log};
        for (int i = 0; i < count; ++i) {
            const auto key = "key-" + std::to_string(++keys);
            const auto tag = merkle::idem_tag(at.log->idempotency, 17, key);
            merkle::Entry entry{.log_id = log.log_id,
                                .uid = at.random.bytes<16>(),
                                .time_s = static_cast<std::uint64_t>(at.clock.now().seconds()),
                                .source = 17,
                                .idem = tag};
            Addition addition{.tag = to_bytes(tag), .time_s = at.clock.now().seconds()};
            addition.e = must(merkle::encode(entry));
            addition.leaf = merkle::leaf_hash(addition.e);
            work.additions.push_back(std::move(addition));
        }
        const auto batches = at.sequencer.figures().batches;
        must(at.sequencer.submit_and_wait(std::move(work)));
        // The anchor and the checkpoint are kept after the answer; a forger comes later than that.
        while (at.sequencer.figures().batches == batches)
            std::this_thread::yield();
    }

    std::vector<std::string> audit() {
        const auto report = must(verify_store(*at.main, log, must(at.anchor.read(log))));
        std::vector<std::string> names;
        for (const auto& finding : report.findings)
            names.push_back(name(finding));
        EXPECT_EQ(report.sound(), names.empty());
        return names;
    }

    void tamper(const std::string& sqlite, const std::string& postgres = {}) {
        must(at.main->write([&](db::Transaction& tx) -> Result<void> {
            for (const std::string table : {"entry", "tile", "idem", "checkpoint", "log_state"}) {
                if (on_postgres()) {
                    TRY(tx.script("ALTER TABLE " + table + " DISABLE TRIGGER ALL"));
                    continue;
                }
                const auto triggers =
                    TRY(tx.query({.name = "test",
                                  .common = "SELECT name FROM sqlite_master WHERE type = 'trigger' "
                                            "AND tbl_name = $1"},
                                 {table}));
                for (const auto& trigger : triggers)
                    TRY(tx.script("DROP TRIGGER " + trigger.text(0)));
            }
            return tx.script(on_postgres() && !postgres.empty() ? postgres : sqlite);
        }));
    }

    Installation at;
    Log log;
    int keys = 0;
};

TEST_P(VerifyStoreTest, finds_nothing_in_a_store_that_nobody_touched) {
    EXPECT_THAT(audit(), IsEmpty());
    append(300);
    append(300);
    EXPECT_THAT(audit(), IsEmpty());
}

TEST_P(VerifyStoreTest, names_the_entry_of_which_a_byte_was_changed) {
    append(300);
    // The last byte is random: it must become another one, whatever it was.
    tamper(
        "UPDATE entry SET e = CAST(substr(e, 1, length(e) - 1) ||"
        " CASE WHEN substr(e, -1) = x'ff' THEN x'00' ELSE x'ff' END AS BLOB) WHERE idx = 277",
        "UPDATE entry SET e = set_byte(e, length(e) - 1,"
        " (get_byte(e, length(e) - 1) + 1) % 256) WHERE idx = 277");
    EXPECT_THAT(audit(), Contains("store.leaf 277"));
    EXPECT_THAT(audit(), Contains("log.root 300"));
}

TEST_P(VerifyStoreTest, names_the_first_of_two_rows_that_were_swapped) {
    append(600);
    for (const std::string move : {"-1 WHERE idx = 70", "70 WHERE idx = 71", "71 WHERE idx = -1"})
        tamper(
            "DROP TABLE IF EXISTS none; PRAGMA ignore_check_constraints = ON;"
            "UPDATE entry SET idx = " +
                move,
            "ALTER TABLE entry DROP CONSTRAINT IF EXISTS entry_idx_check;"
            "UPDATE entry SET idx = " +
                move);
    EXPECT_THAT(audit(), Contains("store.tile 70"));
    EXPECT_THAT(audit(), Contains("log.root 600"));
    EXPECT_THAT(audit(), Contains("store.tag 70"));
}

TEST_P(VerifyStoreTest, notices_that_the_last_rows_are_gone) {
    append(300);
    tamper("DELETE FROM entry WHERE idx >= 298");
    EXPECT_THAT(audit(), Contains("log.size 298"));
    EXPECT_THAT(audit(), Contains("store.tag 298"));
}

// The thorough forger makes everything fit; what he cannot reach is what was seen outside.
TEST_P(VerifyStoreTest, notices_a_tail_cut_off_with_everything_that_knew_of_it) {
    append(3);
    const auto old = must(durable_head(*at.main, log.log));
    Bytes frontier;
    must(at.main->read([&](db::Transaction& tx) -> Result<void> {
        const auto rows =
            TRY(tx.query({.name = "test", .common = "SELECT frontier FROM log_state"}, {}));
        frontier = rows[0].bytes(0);
        return {};
    }));
    at.clock.advance_seconds(120);
    append(5);
    tamper(
        "DELETE FROM entry WHERE idx >= 3; DELETE FROM idem WHERE idx >= 3;"
        "DELETE FROM checkpoint");
    must(at.main->write([&](db::Transaction& tx) {
        return tx.execute(
            {.name = "test", .common = "UPDATE log_state SET size = 3, root = $1, frontier = $2"},
            {to_bytes(old.root), frontier});
    }));
    EXPECT_THAT(audit(), testing::ElementsAre("store.anchor 3"));
    EXPECT_TRUE(must(verify_store(*at.main, log, std::nullopt)).sound());
}

TEST_P(VerifyStoreTest, names_the_tile_and_the_leaf_of_a_changed_byte) {
    append(600);
    tamper(
        "UPDATE tile SET data = CAST(substr(data, 1, 32 * 200) || zeroblob(32)"
        " || substr(data, 32 * 201 + 1) AS BLOB) WHERE level = 0 AND n = 1",
        "UPDATE tile SET data = set_byte(data, 32 * 200, (get_byte(data, 32 * 200) + 1) % 256)"
        " WHERE level = 0 AND n = 1");
    EXPECT_THAT(audit(), testing::ElementsAre("store.tile 456"));
}

TEST_P(VerifyStoreTest, notices_missing_and_moved_tiles_and_tags) {
    append(600);
    tamper(
        "DELETE FROM tile WHERE n = 0; UPDATE idem SET idx = 5 WHERE idx = 6;"
        "DELETE FROM idem WHERE idx = 9");
    const auto found = audit();
    EXPECT_THAT(found, Contains("store.tile 0"));
    EXPECT_THAT(found, Contains("store.tag 6"));
    EXPECT_THAT(found, Contains("store.tag 9"));
    EXPECT_THAT(found, testing::SizeIs(testing::Ge(4U)));
}

TEST_P(VerifyStoreTest, notices_a_gap_and_a_payload_of_nobody) {
    append(20);
    tamper("DELETE FROM entry WHERE idx = 11");
    must(at.main->write([](db::Transaction& tx) {
        return tx.execute({.name = "test",
                           .common = "INSERT INTO payload (log, idx, cls, sid, dek_ver, ct) "
                                     "VALUES (1, 77, 1, 1, 1, $1)"},
                          {Bytes{1}});
    }));
    EXPECT_THAT(audit(), Contains("store.gap 11"));
    EXPECT_THAT(audit(), Contains("store.payload 77"));
}

TEST_P(VerifyStoreTest, notices_a_false_edge_and_false_checkpoints) {
    append(20);
    tamper(
        "UPDATE log_state SET root = frontier WHERE 1 = 0;"
        "INSERT INTO checkpoint (log, size, note) VALUES (1, 7, 'no note')");
    EXPECT_THAT(audit(), testing::ElementsAre("store.checkpoint 7"));
    must(at.main->write([](db::Transaction& tx) {
        return tx.execute({.name = "test", .common = "UPDATE log_state SET root = $1"},
                          {Bytes(32)});
    }));
    EXPECT_THAT(audit(), Contains("store.state 20"));
    EXPECT_THAT(audit(), Contains("log.root 20"));
}

TEST_P(VerifyStoreTest, forgets_spent_tokens_only_after_they_expired) {
    const auto now = at.clock.now();
    for (const std::int64_t seconds : {-100, 100}) {
        SpentToken token{};
        for (int i = 0; i < 8; ++i)
            token[static_cast<std::size_t>(i)] =
                static_cast<std::uint8_t>((now.seconds() + seconds) >> (56 - 8 * i));
        Work work{.log = log.log, .token = token};
        merkle::Entry entry{.log_id = log.log_id,
                            .uid = at.random.bytes<16>(),
                            .time_s = static_cast<std::uint64_t>(now.seconds())};
        Addition addition{.time_s = now.seconds()};
        addition.e = must(merkle::encode(entry));
        addition.leaf = merkle::leaf_hash(addition.e);
        work.additions.push_back(std::move(addition));
        must(at.sequencer.submit_and_wait(std::move(work)));
    }
    const auto left_at = [&](Timestamp when) {
        must(forget_tokens(*at.main, log.log, when));
        return must(at.main->read([](db::Transaction& tx) {
                   return tx.query({.name = "test", .common = "SELECT count(*) FROM spent_token"},
                                   {});
               }))[0]
            .integer(0);
    };
    EXPECT_EQ(left_at(now), 1);
    EXPECT_EQ(left_at(now.plus_seconds(200)), 0);
}

ON_BOTH_STORES(VerifyStoreTest);

}  // namespace
}  // namespace placet::ledger
