#pragma once

// Fresh, migrated stores for tests on both engines. A suite that derives from StoreTest and is
// instantiated with ON_BOTH_STORES runs on SQLite and on PostgreSQL:
//
//     class ThingTest : public test::StoreTest {};
//     TEST_P(ThingTest, keeps_what_it_is_given) { auto store = a_store(); store->write(…); }
//     ON_BOTH_STORES(ThingTest);

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <string>
#include <string_view>

#include "db/postgres/postgres.h"
#include "db/sqlite/sqlite.h"
#include "schema/migrate.h"
#include "support/private_postgres.h"
#include "support/temp_folder.h"

namespace placet::test {

// A database and the place it lives in; gone with the object.
class TestStore {
public:
    TestStore(TempFolder folder, std::unique_ptr<db::Database> database, std::string schema = {})
        : folder_(std::move(folder)), schema_(std::move(schema)), database_(std::move(database)) {}
    TestStore(TestStore&&) = default;
    TestStore& operator=(TestStore&&) = delete;
    ~TestStore() {
        if (!database_ || schema_.empty()) return;
        const auto drop = [&](db::Transaction& tx) {
            return tx.script("DROP SCHEMA " + schema_ + " CASCADE");
        };
        (void)database_->write(drop, db::Isolation::row_locks);
    }

    db::Database& operator*() const { return *database_; }
    db::Database* operator->() const { return database_.get(); }
    const std::filesystem::path& folder() const { return folder_.path(); }
    const std::string& schema() const { return schema_; }  // empty on SQLite

private:
    TempFolder folder_;
    std::string schema_;
    std::unique_ptr<db::Database> database_;
};

template <class T>
T must(Result<T> result) {
    if (!result) {
        std::fprintf(
            stderr, "%s: %s\n", result.error().code.c_str(), result.error().detail.c_str());
        std::abort();
    }
    if constexpr (!std::is_void_v<T>) return std::move(result).value();
}

inline std::string fresh_schema_name() {
    static std::atomic<int> number = 0;
    return "t" + std::to_string(::getpid()) + "_" + std::to_string(++number);
}

inline TestStore an_empty_database(std::string_view engine) {
    TempFolder folder;
    if (engine == "sqlite") {
        db::sqlite::Options options;
        options.file = folder.path() / "test.db";
        return {std::move(folder), must(db::sqlite::open(options))};
    }
    db::postgres::Options options;
    options.url = PrivatePostgres::url();
    options.schema = fresh_schema_name();
    return {std::move(folder), must(db::postgres::open(options)), options.schema};
}

// `engine` is "sqlite" or "postgres".
inline TestStore a_database(std::string_view engine, schema::Store which = schema::Store::main) {
    auto store = an_empty_database(engine);
    must(schema::migrate(*store, which));
    return store;
}

class StoreTest : public testing::TestWithParam<const char*> {
protected:
    TestStore a_store(schema::Store which = schema::Store::main) const {
        return a_database(GetParam(), which);
    }
    bool on_postgres() const { return std::string_view(GetParam()) == "postgres"; }
};

inline std::string engine_name(const testing::TestParamInfo<const char*>& test) {
    return test.param;
}

#define ON_BOTH_STORES(suite) \
    INSTANTIATE_TEST_SUITE_P( \
        Stores, suite, testing::Values("sqlite", "postgres"), ::placet::test::engine_name)

}  // namespace placet::test
