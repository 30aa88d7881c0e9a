// What only the SQLite driver promises: one process, the limits of the WAL, a full disk.

#include "db/sqlite/sqlite.h"

#include <gmock/gmock.h>
#include <sys/mount.h>

#include <fstream>

#include "db/sqlite/upkeep.h"
#include "support/failing_disk.h"
#include "support/stores.h"

namespace placet::db::sqlite {
namespace {

using test::must;

constexpr Query insert_bytes{"test.insert", "INSERT INTO thing (data) VALUES ($1)", ""};
constexpr Query count{"test.count", "SELECT COUNT(*) FROM thing", ""};

Options options_in(const std::filesystem::path& folder) {
    Options options;
    options.file = folder / "test.db";
    return options;
}

std::unique_ptr<Database> with_things(const Options& options) {
    auto database = must(open(options));
    must(database->write([](Transaction& tx) {
        return tx.script("CREATE TABLE IF NOT EXISTS thing(data BLOB) STRICT");
    }));
    return database;
}

Result<void> insert(Database& database, std::size_t size) {
    return database.write([&](Transaction& tx) -> Result<void> {
        TRY(tx.execute(insert_bytes, {Bytes(size, 7)}));
        return {};
    });
}

std::int64_t count_in(Database& database) {
    const auto rows = must(database.read([](Transaction& tx) { return tx.query(count, {}); }));
    return rows.at(0).integer(0);
}

TEST(SqliteTest, a_second_opening_of_the_same_file_is_refused_until_the_first_is_over) {
    test::TempFolder folder;
    {
        const auto first = must(open(options_in(folder.path())));
        const auto second = open(options_in(folder.path()));
        ASSERT_FALSE(second);
        EXPECT_EQ(second.error().code, "db.locked");
        EXPECT_THAT(second.error().detail,
                    testing::HasSubstr("another process uses this data directory"));
    }
    must(open(options_in(folder.path())));
}

TEST(SqliteTest, the_pragmas_are_those_that_durability_needs) {
    test::TempFolder folder;
    const auto database = must(open(options_in(folder.path())));
    const auto pragma = [&](const std::string& name) {
        const std::string text = "SELECT * FROM pragma_" + name;
        const auto work = [&](Transaction& tx) { return tx.query(Query{"test", text, ""}, {}); };
        return must(database->write(work)).at(0);
    };
    EXPECT_EQ(pragma("journal_mode").text(0), "wal");
    EXPECT_EQ(pragma("synchronous").integer(0), 2);  // FULL
    EXPECT_EQ(pragma("foreign_keys").integer(0), 1);
    EXPECT_EQ(pragma("secure_delete").integer(0), 1);
    EXPECT_EQ(pragma("recursive_triggers").integer(0), 1);
    EXPECT_EQ(pragma("trusted_schema").integer(0), 0);
}

TEST(SqliteTest, a_tool_may_read_beside_the_server_but_not_write) {
    test::TempFolder folder;
    const auto server = with_things(options_in(folder.path()));
    must(insert(*server, 10));
    auto options = options_in(folder.path());
    options.read_only = true;
    const auto tool = must(open(options));
    EXPECT_EQ(count_in(*tool), 1);
    must(insert(*server, 10));
    EXPECT_EQ(count_in(*tool), 2);
    EXPECT_EQ(insert(*tool, 10).error().code, "db.read_only");
}

TEST(SqliteTest, a_write_inside_a_write_is_refused_instead_of_waiting_for_ever) {
    test::TempFolder folder;
    const auto database = with_things(options_in(folder.path()));
    const auto outcome =
        database->write([&](Transaction&) -> Result<void> { return insert(*database, 10); });
    EXPECT_EQ(outcome.error().code, "db.nested");
}

TEST(SqliteTest, idle_keeps_the_wal_small) {
    test::TempFolder folder;
    auto options = options_in(folder.path());
    options.checkpoint_bytes = 1 << 20;
    const auto database = with_things(options);
    const auto wal = folder.path() / "test.db-wal";
    for (int i = 0; i < 50; ++i) {
        must(insert(*database, 100'000));
        database->idle();
    }
    EXPECT_LT(std::filesystem::file_size(wal), 3u << 20);
}

TEST(SqliteTest, a_load_without_pauses_keeps_the_wal_bounded) {
    test::TempFolder folder;
    auto options = options_in(folder.path());
    options.checkpoint_bytes = 1 << 20;
    const auto database = with_things(options);
    for (int i = 0; i < 100; ++i)
        must(insert(*database, 100'000));
    EXPECT_LT(std::filesystem::file_size(folder.path() / "test.db-wal"), 7u << 20);
}

TEST(SqliteTest, scrubbing_empties_the_wal) {
    test::TempFolder folder;
    const auto database = with_things(options_in(folder.path()));
    must(insert(*database, 100'000));
    must(database->scrub({"thing"}));
    EXPECT_EQ(std::filesystem::file_size(folder.path() / "test.db-wal"), 0u);
}

TEST(SqliteTest, deleted_bytes_are_gone_from_every_file_after_scrubbing) {
    test::TempFolder folder;
    const auto database = with_things(options_in(folder.path()));
    const std::string secret = "a wrapped key that must not survive";
    must(database->write([&](Transaction& tx) -> Result<void> {
        TRY(tx.execute(insert_bytes, {to_bytes(secret)}));
        return {};
    }));
    const auto found = [&] {
        for (const auto& file : std::filesystem::directory_iterator(folder.path())) {
            std::ifstream in(file.path(), std::ios::binary);
            const std::string all((std::istreambuf_iterator<char>(in)), {});
            if (all.find(secret) != std::string::npos) return true;
        }
        return false;
    };
    EXPECT_TRUE(found());
    must(database->write([&](Transaction& tx) {
        return tx.execute(Query{"test.delete", "DELETE FROM thing", ""}, {});
    }));
    must(database->scrub({"thing"}));
    EXPECT_FALSE(found());
}

TEST(SqliteTest, a_full_disk_refuses_writes_and_recovers) {
    test::TempFolder folder;
    const auto mount_point = folder.path() / "disk";
    std::filesystem::create_directory(mount_point);
    if (::mount("placet-test", mount_point.c_str(), "tmpfs", 0, "size=4m") != 0)
        GTEST_SKIP() << "needs the right to mount a tmpfs";
    {
        const auto database = with_things(options_in(mount_point));
        must(insert(*database, 1000));
        std::int64_t stored = 1;
        Result<void> outcome;
        while (stored < 100 && (outcome = insert(*database, 100'000)))
            ++stored;
        ASSERT_FALSE(outcome);
        EXPECT_EQ(outcome.error().kind, ErrorKind::unavailable);
        EXPECT_EQ(outcome.error().code, "db.full");
        EXPECT_EQ(count_in(*database), stored);  // reads work, nothing partial
        EXPECT_EQ(insert(*database, 100'000).error().code, "db.full");
        EXPECT_EQ(::mount("placet-test", mount_point.c_str(), "tmpfs", MS_REMOUNT, "size=16m"), 0);
        must(insert(*database, 100'000));
        EXPECT_EQ(count_in(*database), stored + 1);
    }
    ::umount2(mount_point.c_str(), MNT_DETACH);
}

TEST(SqliteTest, a_copy_beside_the_server_is_whole) {
    test::TempFolder folder;
    const auto server = with_things(options_in(folder.path()));
    for (int i = 0; i < 10; ++i)
        must(insert(*server, 10'000));
    auto options = options_in(folder.path());
    const auto target = folder.path() / "copy.db";
    must(copy_database(options.file, target));
    EXPECT_EQ(copy_database(options.file, target).error().code, "db.target_exists");
    must(insert(*server, 10));
    must(examine(target));
    must(examine(options.file));
    options.file = target;
    EXPECT_EQ(count_in(*must(open(options))), 10);
}

// What a tool sees after kill -9: the file, a WAL that nobody has copied back, no shared memory.
TEST(SqliteTest, a_tool_can_read_what_a_killed_server_left) {
    test::TempFolder folder;
    test::TempFolder left;
    const auto server = with_things(options_in(folder.path()));
    for (int i = 0; i < 10; ++i)
        must(insert(*server, 10'000));
    for (const auto* name : {"test.db", "test.db-wal"})
        std::filesystem::copy_file(folder.path() / name, left.path() / name);
    auto options = options_in(left.path());
    options.read_only = true;
    EXPECT_EQ(count_in(*must(open(options))), 10);
    must(examine(options.file));
}

TEST(SqliteTest, a_failed_flush_is_fatal_and_never_a_success) {
    const test::FailingDisk disk;
    test::TempFolder folder;
    auto options = options_in(folder.path());
    std::string fatal;
    options.on_fatal = [&](const Error& error) { fatal = error.code; };
    const auto database = with_things(options);
    must(insert(*database, 100));
    test::FailingDisk::flush_result = SQLITE_IOERR_FSYNC;
    const auto outcome = insert(*database, 100);
    EXPECT_FALSE(outcome);
    EXPECT_EQ(fatal, "db.down");
}

TEST(SqliteTest, a_disk_without_room_is_no_reason_to_end) {
    const test::FailingDisk disk;
    test::TempFolder folder;
    auto options = options_in(folder.path());
    std::string fatal;
    options.on_fatal = [&](const Error& error) { fatal = error.code; };
    const auto database = with_things(options);
    must(insert(*database, 100));
    test::FailingDisk::write_result = SQLITE_FULL;
    EXPECT_EQ(insert(*database, 100).error().code, "db.full");
    EXPECT_EQ(count_in(*database), 1);
    test::FailingDisk::write_result = SQLITE_OK;
    must(insert(*database, 100));
    EXPECT_EQ(count_in(*database), 2);
    EXPECT_EQ(fatal, "");
}

TEST(SqliteTest, a_damaged_file_is_fatal) {
    test::TempFolder folder;
    auto options = options_in(folder.path());
    {
        const auto database = with_things(options);
        for (int i = 0; i < 20; ++i)
            must(insert(*database, 10'000));
    }
    {
        std::fstream file(options.file, std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(4096);
        file << std::string(4096 * 4, 'x');
    }
    EXPECT_EQ(examine(options.file).error().code, "db.damaged");
    std::string fatal;
    options.on_fatal = [&](const Error& error) { fatal = error.code; };
    const auto database = open(options);
    ASSERT_TRUE(database);
    const auto outcome = (*database)->read([](Transaction& tx) {
        return tx.query(Query{"test", "SELECT SUM(length(data)) FROM thing", ""}, {});
    });
    EXPECT_FALSE(outcome);
    EXPECT_EQ(fatal, "db.down");
}

}  // namespace
}  // namespace placet::db::sqlite
