// kill -9 in the middle of appending, again and again: what was acknowledged is there, at its index
// and once; the state of the log is the hash of its entries; nothing is half there.

#include "ledger/append.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <map>
#include <thread>

#include "ledger/reader.h"
#include "ledger/rows.h"
#include "support/seeded_random.h"
#include "support/stores.h"

namespace placet::ledger {
namespace {

using test::must;

constexpr std::int64_t log = 1;

// What the parent is told after each COMMIT, through a pipe that outlives the writer.
struct Acknowledged {
    std::uint64_t index;
    Hash leaf;
};

class KilledWriterTest : public test::StoreTest {
protected:
    // SQLite belongs to one process, so the parent opens it only between the writers.
    std::unique_ptr<db::Database> open() const {
        if (on_postgres()) {
            db::postgres::Options options;
            options.url = test::PrivatePostgres::url();
            options.schema = schema_;
            return must(db::postgres::open(options));
        }
        db::sqlite::Options options;
        options.file = folder_.path() / "test.db";
        return must(db::sqlite::open(options));
    }

    void make_log() const {
        const auto database = open();
        must(schema::migrate(*database, schema::Store::main));
        const merkle::Frontier empty;
        must(database->write([&](db::Transaction& tx) -> Result<void> {
            constexpr db::Query make{
                "test.log", "INSERT INTO log VALUES (1, $1, 1, 'o', 'v', 0)", ""};
            constexpr db::Query state{
                "test.state", "INSERT INTO log_state VALUES (1, 0, $1, $2, 0, 0)", ""};
            TRY(tx.execute(make, {Bytes(16)}));
            TRY(tx.execute(state, {to_bytes(empty.root()), Bytes{}}));
            return {};
        }));
    }

    // Appends batches of one to forty entries until it is killed.
    [[noreturn]] void write_until_killed(int round, int out) const {
        const auto database = open();
        test::SeededRandom random(static_cast<std::uint64_t>(round));
        for (;;) {
            std::vector<Acknowledged> batch;
            const auto work = [&](db::Transaction& tx) -> Result<void> {
                auto appender = TRY(Appender::lock(tx, log));
                Rows rows;
                batch.clear();
                const int count = 1 + random.bytes<1>()[0] % 40;
                for (int i = 0; i < count; ++i) {
                    Addition addition;
                    addition.e = to_bytes(random.bytes<32>());
                    addition.leaf = merkle::leaf_hash(addition.e);
                    addition.tag = to_bytes(random.bytes<16>());
                    const auto index = TRY(appender.append(addition, rows));
                    batch.push_back({index, addition.leaf});
                }
                TRY(appender.finish(tx, rows));
                return rows.flush(tx);
            };
            if (!database->write(work, db::Isolation::row_locks)) ::_exit(3);
            database->idle();
            const auto size = batch.size() * sizeof(Acknowledged);
            if (::write(out, batch.data(), size) != static_cast<ssize_t>(size)) ::_exit(4);
        }
    }

    // The acknowledgements of one life.
    std::vector<Acknowledged> run_and_kill(int round, std::chrono::milliseconds life) const {
        int ends[2];
        EXPECT_EQ(::pipe(ends), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            ::close(ends[0]);
            write_until_killed(round, ends[1]);
        }
        ::close(ends[1]);
        std::thread killer([&] {
            std::this_thread::sleep_for(life);
            ::kill(child, SIGKILL);
        });
        std::vector<Acknowledged> all;
        Acknowledged one{};
        std::size_t have = 0;
        for (;;) {
            auto* at = reinterpret_cast<char*>(&one) + have;
            const auto got = ::read(ends[0], at, sizeof(one) - have);
            if (got <= 0) break;
            have += static_cast<std::size_t>(got);
            if (have < sizeof(one)) continue;
            all.push_back(one);
            have = 0;
        }
        ::close(ends[0]);
        killer.join();
        int status = 0;
        ::waitpid(child, &status, 0);
        EXPECT_TRUE(WIFSIGNALED(status)) << "the writer ended by itself: " << WEXITSTATUS(status);
        return all;
    }

    test::TempFolder folder_;
    const std::string schema_ = test::fresh_schema_name();
};

void check(db::Database& database, const std::map<std::uint64_t, Hash>& acknowledged) {
    constexpr db::Query all{"test.entries", "SELECT idx, leaf_hash, e FROM entry ORDER BY idx", ""};
    constexpr db::Query tags{"test.tags", "SELECT COUNT(*), COUNT(DISTINCT idx) FROM idem", ""};
    constexpr db::Query state{"test.state", "SELECT size, root FROM log_state WHERE log = 1", ""};
    merkle::Frontier tree;
    std::size_t found = 0;
    const auto work = [&](db::Transaction& tx) -> Result<void> {
        const auto entry = [&](const db::Row& row) -> Result<bool> {
            const auto index = static_cast<std::uint64_t>(row.integer(0));
            EXPECT_EQ(index, tree.size()) << "a gap";
            const auto leaf = merkle::leaf_hash(row.bytes(2));
            EXPECT_EQ(to_bytes(leaf), row.bytes(1));
            if (const auto known = acknowledged.find(index); known != acknowledged.end()) {
                EXPECT_EQ(known->second, leaf) << index;
                ++found;
            }
            tree.append(leaf);
            return true;
        };
        TRY(tx.each(all, {}, entry));
        const auto kept = TRY(tx.query(state, {})).at(0);
        EXPECT_EQ(static_cast<std::uint64_t>(kept.integer(0)), tree.size());
        EXPECT_EQ(kept.bytes(1), to_bytes(tree.root()));
        const auto counts = TRY(tx.query(tags, {})).at(0);
        EXPECT_EQ(static_cast<std::uint64_t>(counts.integer(0)), tree.size());
        EXPECT_EQ(static_cast<std::uint64_t>(counts.integer(1)), tree.size());
        return {};
    };
    must(database.read(work));
    EXPECT_EQ(found, acknowledged.size()) << "an acknowledged entry is missing";
    if (tree.size() > 0) {
        EXPECT_EQ(must(root_at(database, log, tree.size())), tree.root());  // through the tiles
    }
}

TEST_P(KilledWriterTest, what_was_acknowledged_survives_and_nothing_is_half_there) {
    make_log();
    const int rounds = std::getenv("PLACET_LONG_TESTS") ? 50 : 6;
    std::map<std::uint64_t, Hash> acknowledged;
    test::SeededRandom random(7);
    for (int round = 0; round < rounds; ++round) {
        const std::chrono::milliseconds life(60 + random.bytes<1>()[0]);
        for (const auto& one : run_and_kill(round, life))
            EXPECT_TRUE(acknowledged.emplace(one.index, one.leaf).second) << "promised twice";
        const auto database = open();
        check(*database, acknowledged);
        if (HasFailure()) return;
    }
    EXPECT_GT(acknowledged.size(), 256U) << "too few to cross a tile";
    RecordProperty("entries", static_cast<int>(acknowledged.size()));
    std::printf("%zu acknowledged in %d lives\n", acknowledged.size(), rounds);
}

ON_BOTH_STORES(KilledWriterTest);

}  // namespace
}  // namespace placet::ledger
