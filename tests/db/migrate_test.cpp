// The runner of migrations, and that both engines end up with the same schema.

#include "schema/migrate.h"

#include <gmock/gmock.h>

#include "support/stores.h"

namespace placet::schema {
namespace {

using test::must;

EmbeddedFile step(std::string_view path, std::string_view script) {
    return {path, view(script)};
}

class MigrateTest : public test::StoreTest {
protected:
    std::string failure(const std::vector<EmbeddedFile>& steps) {
        const auto outcome = migrate(*store_, steps);
        return outcome ? "" : outcome.error().code;
    }
    bool has_table(std::string_view name) {
        const std::string text = "SELECT COUNT(*) FROM " + std::string(name);
        const auto work = [&](db::Transaction& tx) {
            return tx.query(db::Query{"test.has_table", text, ""}, {});
        };
        return store_->read(work).has_value();
    }

    test::TestStore store_ = test::an_empty_database(GetParam());
};

TEST_P(MigrateTest, runs_each_step_once) {
    const std::vector<EmbeddedFile> first = {step("x/0001_a.sql", "CREATE TABLE a(x INTEGER);")};
    auto both = first;
    both.push_back(step("x/0002_b.sql", "CREATE TABLE b(x INTEGER); CREATE TABLE c(x INTEGER);"));
    EXPECT_EQ(failure(first), "");
    EXPECT_EQ(failure(both), "");
    EXPECT_EQ(failure(both), "");
    EXPECT_TRUE(has_table("a") && has_table("b") && has_table("c"));
}

TEST_P(MigrateTest, a_step_that_fails_leaves_nothing) {
    EXPECT_EQ(
        failure({step("x/0001_a.sql", "CREATE TABLE a(x INTEGER);"),
                 step("x/0002_b.sql", "CREATE TABLE b(x INTEGER); CREATE TABLE a(x INTEGER);")}),
        "db.statement");
    EXPECT_TRUE(has_table("a"));
    EXPECT_FALSE(has_table("b"));
}

TEST_P(MigrateTest, refuses_a_step_that_changed) {
    EXPECT_EQ(failure({step("x/0001_a.sql", "CREATE TABLE a(x INTEGER);")}), "");
    EXPECT_EQ(failure({step("x/0001_a.sql", "CREATE TABLE a(x INTEGER); ")}), "schema.changed");
}

TEST_P(MigrateTest, refuses_when_a_step_is_missing_or_the_database_is_newer) {
    const auto a = step("x/0001_a.sql", "CREATE TABLE a(x INTEGER);");
    const auto b = step("x/0002_b.sql", "CREATE TABLE b(x INTEGER);");
    EXPECT_EQ(failure({a, b}), "");
    EXPECT_EQ(failure({a}), "schema.newer");
    EXPECT_EQ(failure({b}), "schema.missing");
}

TEST_P(MigrateTest, refuses_a_new_step_below_one_that_ran) {
    const auto c = step("x/0003_c.sql", "CREATE TABLE c(x INTEGER);");
    EXPECT_EQ(failure({c}), "");
    EXPECT_EQ(failure({step("x/0002_b.sql", "CREATE TABLE b(x INTEGER);"), c}), "schema.order");
    EXPECT_FALSE(has_table("b"));
}

TEST_P(MigrateTest, refuses_steps_out_of_order) {
    EXPECT_EQ(failure({step("x/0002_b.sql", ""), step("x/0001_a.sql", "")}), "schema.files");
    EXPECT_EQ(failure({step("x/b.sql", "")}), "schema.files");
}

TEST_P(MigrateTest, check_tells_an_old_database) {
    EXPECT_EQ(check(*store_, Store::main).error().code, "schema.behind");
    must(migrate(*store_, Store::main));
    must(check(*store_, Store::main));
}

ON_BOTH_STORES(MigrateTest);

TEST(SchemaFilesTest, engines_have_the_same_steps) {
    for (const auto store : {Store::main, Store::keys}) {
        std::vector<std::string> names[2];
        for (const auto engine : {db::Engine::sqlite, db::Engine::postgres})
            for (const auto& file : files(store, engine))
                names[static_cast<int>(engine)].emplace_back(
                    file.path.substr(file.path.rfind('/') + 1));
        EXPECT_FALSE(names[0].empty());
        EXPECT_EQ(names[0], names[1]);
    }
}

}  // namespace
}  // namespace placet::schema
