// The ledger's tables only ever grow: every statement that would change them fails.

#include <gmock/gmock.h>

#include "support/stores.h"

namespace placet {
namespace {

class LedgerGuardsTest : public test::StoreTest {
protected:
    LedgerGuardsTest() : store_(a_store()) {
        const std::string zeros =
            on_postgres() ? "decode(repeat('00', 32), 'hex')" : "zeroblob(32)";
        const std::string short_zeros =
            on_postgres() ? "decode(repeat('00', 16), 'hex')" : "zeroblob(16)";
        const std::string tile =
            on_postgres() ? "decode(repeat('00', 8192), 'hex')" : "zeroblob(8192)";
        run_ok("INSERT INTO log VALUES (1, " + short_zeros + ", 1, 'origin', 'vkey', 0)");
        run_ok("INSERT INTO log_state VALUES (1, 5, " + zeros + ", " + zeros + ", 0, 0)");
        run_ok("INSERT INTO entry VALUES (1, 0, " + zeros + ", " + zeros + ")");
        run_ok("INSERT INTO tile VALUES (1, 0, 0, " + tile + ", " + zeros + ")");
        run_ok("INSERT INTO idem VALUES (1, " + short_zeros + ", 0)");
        run_ok("INSERT INTO checkpoint VALUES (1, 1, 'note', NULL, NULL)");
        run_ok("INSERT INTO payload VALUES (1, 0, 1, 7, 1, " + zeros + ")");
    }

    Result<void> run(const std::string& text) {
        return store_->write([&](db::Transaction& tx) -> Result<void> {
            TRY(tx.execute(db::Query{"test.guard", text, ""}, {}));
            return {};
        });
    }
    void run_ok(const std::string& text) { test::must(run(text)); }
    void refused(const std::string& text) {
        const auto outcome = run(text);
        ASSERT_FALSE(outcome) << text;
        EXPECT_EQ(outcome.error().code, "db.constraint") << text;
    }

    test::TestStore store_;
};

TEST_P(LedgerGuardsTest, rows_of_the_log_cannot_change_or_go) {
    for (const std::string table : {"log", "entry", "tile", "idem", "checkpoint"}) {
        refused("DELETE FROM " + table);
        refused("UPDATE " + table + " SET log = 2");
        refused("DELETE FROM " + table + " WHERE log = 1");
        if (on_postgres()) refused("TRUNCATE " + table + " CASCADE");
    }
}

TEST_P(LedgerGuardsTest, rows_of_the_log_cannot_be_replaced) {
    if (on_postgres()) {
        refused("INSERT INTO idem SELECT * FROM idem ON CONFLICT (log, tag) DO UPDATE SET idx = 9");
        return;
    }
    for (const std::string table : {"log", "entry", "tile", "idem", "checkpoint", "log_state"})
        refused("REPLACE INTO " + table + " SELECT * FROM " + table);
}

TEST_P(LedgerGuardsTest, a_log_never_shrinks_or_loses_its_state) {
    run_ok("UPDATE log_state SET size = 6 WHERE log = 1");
    refused("UPDATE log_state SET size = 5 WHERE log = 1");
    refused("UPDATE log_state SET log = 2 WHERE log = 1");
    refused("DELETE FROM log_state");
}

TEST_P(LedgerGuardsTest, a_payload_may_go_but_never_change) {
    refused("UPDATE payload SET sid = 8");
    run_ok("DELETE FROM payload WHERE sid = 7");
}

TEST_P(LedgerGuardsTest, sizes_are_checked) {
    const std::string bytes = on_postgres() ? "decode('00', 'hex')" : "zeroblob(1)";
    refused("INSERT INTO entry VALUES (1, 1, " + bytes + ", " + bytes + ")");
    refused("INSERT INTO idem VALUES (1, " + bytes + ", 0)");
    refused("INSERT INTO tile VALUES (1, 0, 1, " + bytes + ", " + bytes + ")");
}

ON_BOTH_STORES(LedgerGuardsTest);

TEST(SubjectNumbersTest, a_number_is_never_given_twice) {
    for (const auto* engine : {"sqlite", "postgres"}) {
        auto store = test::a_database(engine, schema::Store::keys);
        const db::Query insert{
            "test.insert",
            "INSERT INTO subject (workspace, epoch, state) VALUES (1, 1, 0) RETURNING sid",
            ""};
        const auto add = [&] {
            const auto work = [&](db::Transaction& tx) { return tx.query(insert, {}); };
            return test::must(store->write(work)).at(0).integer(0);
        };
        const auto first = add();
        const auto second = add();
        const auto remove = [&](db::Transaction& tx) {
            return tx.execute(db::Query{"test.remove", "DELETE FROM subject WHERE sid = $1", ""},
                              {second});
        };
        test::must(store->write(remove));
        EXPECT_GT(second, first);
        EXPECT_GT(add(), second);
    }
}

}  // namespace
}  // namespace placet
