// What only the PostgreSQL driver promises: lost connections, time limits, roles.

#include "db/postgres/postgres.h"

#include <gmock/gmock.h>

#include <fstream>
#include <thread>

#include "support/stores.h"

namespace placet::db::postgres {
namespace {

using test::must;

constexpr Query count{"test.count", "SELECT COUNT(*) FROM thing", ""};
constexpr Query insert_one{"test.insert", "INSERT INTO thing (id) VALUES ($1)", ""};
constexpr Query kill_me{"test.kill", "SELECT pg_terminate_backend(pg_backend_pid())", ""};
constexpr Query kill_others{
    "test.kill_others",
    "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity "
    "WHERE pid <> pg_backend_pid() AND application_name = current_setting('application_name')",
    ""};

class PostgresTest : public testing::Test {
protected:
    PostgresTest() : store_(a_named_store()) {
        must(store_->write(
            [](Transaction& tx) { return tx.script("CREATE TABLE thing(id BIGINT PRIMARY KEY)"); },
            Isolation::row_locks));
    }
    // The name tells our connections from those of other tests on the same server.
    static std::string url_of(const std::string& schema) {
        const auto& url = test::PrivatePostgres::url();
        return url + (url.find('?') == std::string::npos ? "?" : "&") +
               "application_name=" + schema;
    }
    static test::TestStore a_named_store() {
        Options options;
        options.schema = test::fresh_schema_name();
        options.url = url_of(options.schema);
        return {test::TempFolder(), must(open(options)), options.schema};
    }
    std::unique_ptr<Database> another(Options options = {}) {
        options.url = url_of(store_.schema());
        options.schema = store_.schema();
        return must(open(options));
    }
    std::int64_t things() {
        return must(store_->read([](Transaction& tx) { return tx.query(count, {}); }))
            .at(0)
            .integer(0);
    }
    Result<std::int64_t> insert(std::int64_t id, Isolation isolation = Isolation::serializable) {
        return store_->write([&](Transaction& tx) { return tx.execute(insert_one, {id}); },
                             isolation);
    }

    test::TestStore store_;
};

TEST_F(PostgresTest, connections_that_the_server_closed_are_replaced_unnoticed) {
    things();
    must(insert(1));
    must(another()->write([](Transaction& tx) { return tx.query(kill_others, {}); },
                          Isolation::row_locks));
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    EXPECT_EQ(things(), 1);
    must(insert(2, Isolation::row_locks));
    must(insert(3));
    EXPECT_EQ(things(), 3);
}

TEST_F(PostgresTest, a_connection_lost_before_commit_leaves_nothing) {
    const auto outcome = store_->write(
        [&](Transaction& tx) -> Result<void> {
            TRY(tx.execute(insert_one, {1}));
            TRY(tx.query(kill_me, {}));
            return {};
        },
        Isolation::row_locks);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, "db.down");
    EXPECT_EQ(things(), 0);
}

TEST_F(PostgresTest, a_connection_lost_at_commit_is_an_unknown_outcome) {
    const auto killer = another();
    const auto outcome = store_->write(
        [&](Transaction& tx) -> Result<void> {
            TRY(tx.execute(insert_one, {1}));
            must(killer->write([](Transaction& other) { return other.query(kill_others, {}); },
                               Isolation::row_locks));
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            return {};
        },
        Isolation::row_locks);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, "db.outcome_unknown");
}

TEST_F(PostgresTest, waiting_for_a_lock_ends) {
    Options options;
    options.lock_timeout_millis = 100;
    const auto impatient = another(options);
    must(insert(1));
    constexpr Query lock{"test.lock", "SELECT id FROM thing WHERE id = 1 FOR UPDATE", ""};
    const auto work = [&](Transaction& tx) -> Result<void> {
        TRY(tx.query(lock, {}));
        const auto outcome = impatient->write(
            [&](Transaction& other) { return other.query(lock, {}); }, Isolation::row_locks);
        EXPECT_FALSE(outcome);
        if (!outcome) {
            EXPECT_EQ(outcome.error().code, "db.busy");
        }
        return {};
    };
    must(store_->write(work, Isolation::row_locks));
}

TEST_F(PostgresTest, a_node_that_pauses_inside_a_transaction_loses_it) {
    Options options;
    options.idle_in_transaction_timeout_millis = 100;
    const auto slow = another(options);
    const auto outcome = slow->write(
        [&](Transaction& tx) -> Result<void> {
            TRY(tx.execute(insert_one, {1}));
            std::this_thread::sleep_for(std::chrono::milliseconds(400));
            return {};
        },
        Isolation::row_locks);
    EXPECT_FALSE(outcome);
    EXPECT_EQ(things(), 0);
}

TEST_F(PostgresTest, a_collision_of_serializable_work_is_retried) {
    must(insert(1));
    int runs = 0;
    const auto outcome = store_->write([&](Transaction& tx) -> Result<void> {
        const auto n = TRY(tx.query(count, {})).at(0).integer(0);
        if (++runs == 1) must(insert(100));  // somebody else, after we have looked
        if (runs == 1) {
            // Makes the other transaction depend on ours as well.
            must(store_->write([&](Transaction& other) -> Result<void> {
                const auto m = TRY(other.query(count, {})).at(0).integer(0);
                TRY(other.execute(insert_one, {200 + m}));
                return {};
            }));
        }
        TRY(tx.execute(insert_one, {300 + n}));
        return {};
    });
    must(Result<void>(outcome));
    EXPECT_EQ(runs, 2);
    EXPECT_EQ(things(), 4);
}

TEST_F(PostgresTest, a_schema_name_that_is_no_plain_name_is_refused) {
    for (const auto* name : {"", "a b", "A", "1a", "a;drop"}) {
        Options options;
        options.url = test::PrivatePostgres::url();
        options.schema = name;
        EXPECT_EQ(open(options).error().code, "db.options");
    }
}

TEST_F(PostgresTest, a_server_that_is_not_there_is_down) {
    Options options;
    options.url = "postgresql://placet@127.0.0.1:1/postgres";
    EXPECT_EQ(open(options).error().code, "db.down");
}

TEST_F(PostgresTest, a_server_that_does_not_flush_is_refused) {
    Options options;
    options.url = test::PrivatePostgres::url() + "?options=-csynchronous_commit%3Doff";
    options.schema = store_.schema();
    EXPECT_EQ(open(options).error().code, "db.not_durable");
}

TEST_F(PostgresTest, two_nodes_that_start_together_migrate_once) {
    const auto store = test::an_empty_database("postgres");
    std::vector<std::thread> nodes;
    for (int i = 0; i < 3; ++i)
        nodes.emplace_back([&] {
            Options options;
            options.url = test::PrivatePostgres::url();
            options.schema = store.schema();
            const auto database = must(open(options));
            must(schema::migrate(*database, schema::Store::main));
        });
    for (auto& node : nodes)
        node.join();
    must(schema::check(*store, schema::Store::main));
}

// docs/operate/postgres-roles.sql gives the server a role that cannot change the log.
TEST(PostgresRoleTest, the_documented_role_may_add_to_the_log_and_nothing_else) {
    const auto store = test::a_database("postgres");
    const auto keys = test::a_database("postgres", schema::Store::keys);
    std::ifstream file(PLACET_SOURCE_DIR "/docs/operate/postgres-roles.sql");
    std::string text((std::istreambuf_iterator<char>(file)), {});
    const auto replace = [&](const std::string& from, const std::string& to) {
        for (auto at = text.find(from); at != std::string::npos;
             at = text.find(from, at + to.size()))
            text.replace(at, from.size(), to);
    };
    const auto role = "app_" + store.schema();
    replace("placet_app", role);
    replace("placet_keys.", keys.schema() + ".");
    replace("SCHEMA placet_keys", "SCHEMA " + keys.schema());
    replace("SCHEMA placet ", "SCHEMA " + store.schema() + " ");
    replace("SCHEMA placet,", "SCHEMA " + store.schema() + ",");
    replace(" placet.", " " + store.schema() + ".");
    must(store->write([&](Transaction& tx) { return tx.script(text); }, Isolation::row_locks));

    const auto as_role = [&](const std::string& statement) {
        const auto outcome = store->write(
            [&](Transaction& tx) -> Result<void> {
                TRY(tx.script("SET LOCAL ROLE " + role));
                TRY(tx.execute(Query{"test", statement, ""}, {}));
                return {};
            },
            Isolation::row_locks);
        return outcome ? std::string() : outcome.error().detail;
    };
    const std::string h16 = "decode(repeat('00', 16), 'hex')";
    const std::string h32 = "decode(repeat('00', 32), 'hex')";
    EXPECT_EQ(as_role("INSERT INTO log VALUES (1, " + h16 + ", 1, 'o', 'v', 0)"), "");
    EXPECT_EQ(as_role("INSERT INTO log_state VALUES (1, 0, " + h32 + ", " + h32 + ", 0, 0)"), "");
    EXPECT_EQ(as_role("UPDATE log_state SET size = 1"), "");
    EXPECT_EQ(as_role("INSERT INTO entry VALUES (1, 0, " + h32 + ", " + h32 + ")"), "");
    EXPECT_EQ(as_role("DELETE FROM payload"), "");
    EXPECT_EQ(as_role("DELETE FROM job"), "");
    for (const std::string table : {"log", "entry", "tile", "idem", "checkpoint"})
        for (const auto& statement :
             {"DELETE FROM " + table, "UPDATE " + table + " SET log = 2", "TRUNCATE " + table})
            EXPECT_THAT(as_role(statement), testing::HasSubstr("permission denied")) << statement;
    EXPECT_THAT(as_role("CREATE TABLE x(i int)"), testing::HasSubstr("permission denied"));
    must(store->write(
        [&](Transaction& tx) { return tx.script("DROP OWNED BY " + role + "; DROP ROLE " + role); },
        Isolation::row_locks));
}

}  // namespace
}  // namespace placet::db::postgres
