#include "subjects/rotate_epoch.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "subjects/finder.h"
#include "support/manual_clock.h"
#include "support/memory_keys.h"
#include "support/stores.h"

namespace placet::subjects {
namespace {

using test::must;

constexpr RotationPolicy now_please{.period_s = 0};
constexpr std::int64_t day_s = 24 * 3600;

// A process that is killed: the store takes no more than so many writes.
class DyingStore final : public db::Database {
public:
    DyingStore(db::Database& inner, int writes) : inner_(inner), writes_(writes) {}
    db::Engine engine() const override { return inner_.engine(); }
    Result<void> run_read(const Work& work) override { return inner_.run_read(work); }
    Result<void> run_write(db::Isolation isolation, const Work& work) override {
        if (writes_-- <= 0) return Error{ErrorKind::unavailable, "test.killed"};
        return inner_.run_write(isolation, work);
    }
    void idle() override { inner_.idle(); }
    Result<void> scrub(const std::vector<std::string_view>& tables) override {
        return inner_.scrub(tables);
    }

private:
    db::Database& inner_;
    int writes_;
};

class RotateEpochTest : public test::StoreTest {
protected:
    static Wanted person(int number, std::int64_t workspace = 1) {
        Wanted wanted{.workspace = workspace};
        wanted.who.email = "person" + std::to_string(number) + "@example.org";
        if (number % 2 == 0) wanted.who.phone = "+37529" + std::to_string(1000000 + number);
        return wanted;
    }
    std::vector<Subject> find(int count) {
        std::vector<Wanted> wanted;
        for (int i = 0; i < count; ++i)
            wanted.push_back(person(i, 1 + i % 2));
        return must(finder.find_or_create(wanted));
    }
    Rotation rotate(const RotationPolicy& policy = now_please) {
        return must(rotate_epoch(*store, *ring, random, clock.now(), policy));
    }
    Result<Subject> subject(std::int64_t workspace, std::int64_t sid) {
        return store->read(
            [&](db::Transaction& tx) { return find_subject(tx, workspace, sid, *ring); });
    }
    std::int64_t number(std::string_view text) {
        const auto rows = must(store->read(
            [&](db::Transaction& tx) { return tx.query({.name = "test", .common = text}, {}); }));
        return rows[0].integer(0);
    }

    crypto::SystemRandom random;
    test::ManualClock clock;
    test::MemoryKeys files{random};
    std::unique_ptr<crypto::KeyRing> ring = must(crypto::KeyRing::open(files, random));
    test::TestStore store = a_store(schema::Store::keys);
    Finder finder{*store, *ring, random};
};

TEST_P(RotateEpochTest, moves_everybody_and_keeps_what_they_are) {
    const auto before = find(700);  // more than a batch
    const auto rotation = rotate();
    EXPECT_TRUE(rotation.begun);
    EXPECT_EQ(rotation.epoch, 2);
    EXPECT_EQ(rotation.moved, 700);
    EXPECT_TRUE(rotation.destroyed.empty()) << "the old root lives through the grace";
    for (const auto& was : before) {
        const auto is = must(subject(was.workspace, was.sid));
        ASSERT_EQ(is.epoch, 2);
        ASSERT_EQ(to_bytes(is.operational.bytes()), to_bytes(was.operational.bytes()));
        ASSERT_EQ(to_bytes(is.evidence.bytes()), to_bytes(was.evidence.bytes()));
        ASSERT_EQ(to_bytes(is.link.bytes()), to_bytes(was.link.bytes()));
        ASSERT_EQ(is.emails, was.emails);
        ASSERT_EQ(is.phones, was.phones);
    }
}

TEST_P(RotateEpochTest, still_finds_everybody_by_either_identifier) {
    const auto before = find(20);
    for (int round = 0; round < 3; ++round) {
        clock.advance_seconds(day_s);
        rotate({.period_s = day_s, .grace_s = 3600});
        const auto after = find(20);
        for (std::size_t i = 0; i < before.size(); ++i)
            EXPECT_EQ(after[i].sid, before[i].sid);
    }
    for (const auto& one : before) {
        const auto found = must(store->read([&](db::Transaction& tx) {
            return find_by_identifier(
                tx, one.workspace, merkle::IdentifierKind::email, one.emails.at(0), *ring);
        }));
        EXPECT_EQ(found, std::vector{one.sid});
    }
    EXPECT_EQ(number("SELECT count(*) FROM bidx"), 30) << "no tag of an older epoch is left";
    EXPECT_EQ(number("SELECT count(*) FROM subject"), 20);
}

TEST_P(RotateEpochTest, makes_a_stale_copy_of_a_key_unreadable_once_the_grace_is_over) {
    const auto person = find(1).at(0);
    SealedSubject copy;  // what a backup, a free page or a replica still holds
    must(store->read([&](db::Transaction& tx) -> Result<void> {
        const auto rows = TRY(
            tx.query({.name = "test", .common = "SELECT dek_o, dek_e, ident_ct FROM subject"}, {}));
        copy = {rows[0].bytes(0), rows[0].bytes(1), rows[0].bytes(2)};
        return {};
    }));
    rotate();
    EXPECT_TRUE(open_subject(1, person.sid, 1, copy, *ring));
    clock.advance_seconds(day_s - 1);
    EXPECT_TRUE(rotate({}).destroyed.empty());
    clock.advance_seconds(1);
    const auto rotation = rotate({.period_s = 2 * day_s});
    EXPECT_EQ(rotation.destroyed, std::vector<std::int64_t>{1});
    EXPECT_EQ(open_subject(1, person.sid, 1, copy, *ring).error().code, "keys.epoch_destroyed");
    EXPECT_EQ(must(files.epochs()), std::vector<std::int64_t>{2});
    EXPECT_TRUE(subject(1, person.sid));
    EXPECT_TRUE(rotate({.period_s = 2 * day_s}).destroyed.empty()) << "once";
}

TEST_P(RotateEpochTest, goes_on_after_a_kill_at_any_point) {
    const auto before = find(600);
    int kills = 0;
    for (int writes = 0; writes < 50; ++writes) {
        // Every attempt dies one write later than the one before; a new process begins each.
        DyingStore dying(*store, writes);
        auto fresh = must(crypto::KeyRing::open(files, random));
        const auto outcome =
            rotate_epoch(dying, *fresh, random, clock.now(), {.period_s = 0, .grace_s = 0});
        must(ring->refresh());
        for (const std::size_t i : {0U, 1U, 598U, 599U})
            ASSERT_TRUE(subject(before[i].workspace, before[i].sid)) << writes;
        if (outcome) break;
        ASSERT_EQ(outcome.error().code, "test.killed");
        ++kills;
        clock.advance_seconds(1);
    }
    EXPECT_GT(kills, 5);
    const auto after = find(600);
    for (std::size_t i = 0; i < before.size(); ++i) {
        ASSERT_EQ(after[i].sid, before[i].sid);
        ASSERT_EQ(to_bytes(after[i].evidence.bytes()), to_bytes(before[i].evidence.bytes()));
    }
    EXPECT_EQ(must(files.epochs()).size(), 1U);
}

TEST_P(RotateEpochTest, destroys_nothing_while_a_key_cannot_be_opened) {
    find(3);
    must(store->write([](db::Transaction& tx) {
        return tx.script("UPDATE subject SET dek_e = dek_o WHERE sid = 2");
    }));
    const auto refused = rotate_epoch(*store, *ring, random, clock.now(), {0, 0});
    EXPECT_EQ(refused.error().code, "subjects.key_broken");
    EXPECT_TRUE(refused.error().detail.starts_with("su_2"));
    EXPECT_GE(must(files.epochs()).size(), 1U);
    EXPECT_TRUE(subject(1, 1));
}

TEST_P(RotateEpochTest, keeps_what_is_left_of_an_erased_person) {
    find(2);
    must(store->write([](db::Transaction& tx) {
        return tx.script(
            "UPDATE subject SET dek_o = NULL, ident_ct = NULL, state = 1;"
            "DELETE FROM bidx");
    }));
    EXPECT_EQ(rotate({0, 0}).moved, 2);
    EXPECT_EQ(number("SELECT count(*) FROM subject WHERE epoch = 2 AND dek_e IS NOT NULL "
                     "AND dek_o IS NULL AND ident_ct IS NULL"),
              2);
    EXPECT_EQ(number("SELECT count(*) FROM bidx"), 0);
}

// The other node has not heard of the new root: the store tells it, and the files have it.
TEST_P(RotateEpochTest, is_noticed_by_a_node_that_did_not_rotate) {
    auto lagging = must(crypto::KeyRing::open(files, random));
    Finder other(*store, *lagging, random);
    const auto before = must(other.find_or_create({person(0)})).at(0);
    rotate();
    const auto again = must(other.find_or_create({person(0), person(1)}));
    EXPECT_EQ(again.at(0).sid, before.sid);
    EXPECT_EQ(again.at(1).epoch, 2) << "new people never get keys of an old epoch";
    EXPECT_EQ(number("SELECT count(*) FROM subject WHERE epoch < 2"), 0);
}

TEST_P(RotateEpochTest, refuses_a_folder_of_keys_that_is_older_than_the_store) {
    auto old_files = files;
    rotate();
    auto old_ring = must(crypto::KeyRing::open(old_files, random));
    EXPECT_EQ(rotate_epoch(*store, *old_ring, random, clock.now(), {}).error().code,
              "keys.root_missing");
}

TEST_P(RotateEpochTest, runs_beside_finders_that_add_and_change) {
    std::atomic<bool> stop = false;
    std::atomic<int> made = 0;
    std::vector<std::thread> finders;
    for (int t = 0; t < 2; ++t)
        finders.emplace_back([&, t] {
            auto own = must(crypto::KeyRing::open(files, random));
            Finder node(*store, *own, random);
            for (int i = 0; !stop && i < 400; ++i) {
                // First the mailbox alone, later the telephone as well: the identity changes.
                Wanted first = person(t * 1000 + i), second = first;
                first.who.phone.reset();
                second.who.phone = "+4930" + std::to_string(1000000 + t * 1000 + i);
                const auto one = must(node.find_or_create({first}));
                const auto two = must(node.find_or_create({second}));
                if (one[0].sid != two[0].sid) ADD_FAILURE() << "split in two: " << i;
                ++made;
            }
        });
    int rounds = 0;
    for (; rounds < 6; ++rounds) {
        std::this_thread::sleep_for(std::chrono::milliseconds(60));
        clock.advance_seconds(day_s);
        rotate({.period_s = day_s, .grace_s = day_s});
    }
    stop = true;
    for (auto& thread : finders)
        thread.join();
    rotate();
    EXPECT_EQ(number("SELECT count(*) FROM subject"), made);
    EXPECT_EQ(number("SELECT count(*) FROM bidx"), 2 * made) << "every identifier has its tag";
}

ON_BOTH_STORES(RotateEpochTest);

}  // namespace
}  // namespace placet::subjects
