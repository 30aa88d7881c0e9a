// What every store must do alike. Each test runs on both engines.

#include <gmock/gmock.h>

#include <atomic>
#include <barrier>
#include <thread>

#include "support/stores.h"

namespace placet::db {
namespace {

constexpr Query create_things{"test.create",
                              "CREATE TABLE thing(id INTEGER NOT NULL PRIMARY KEY, number INTEGER, "
                              "name TEXT, data BLOB) STRICT",
                              "CREATE TABLE thing(id BIGINT NOT NULL PRIMARY KEY, number BIGINT, "
                              "name TEXT COLLATE \"C\", data BYTEA)"};
constexpr Query insert_thing{
    "test.insert", "INSERT INTO thing (id, number, name, data) VALUES ($1, $2, $3, $4)", ""};
constexpr Query find_thing{"test.find", "SELECT number, name, data FROM thing WHERE id = $1", ""};
constexpr Query all_things{"test.all", "SELECT id, number, name, data FROM thing ORDER BY id", ""};
constexpr Query count_things{"test.count", "SELECT COUNT(*) FROM thing", ""};
constexpr Query by_name{"test.by_name", "SELECT name FROM thing ORDER BY name", ""};
constexpr Query rename_thing{"test.rename", "UPDATE thing SET name = $2 WHERE id = $1", ""};
constexpr Query add_to_thing{"test.add", "UPDATE thing SET number = number + $2 WHERE id = $1", ""};
constexpr Query number_of_thing{"test.number", "SELECT number FROM thing WHERE id = $1", ""};

const BulkInsert bulk{"thing",
                      {{"id", Type::integer},
                       {"number", Type::integer},
                       {"name", Type::text},
                       {"data", Type::bytes}}};

Values a_thing(std::int64_t id, Value number = {}, Value name = {}, Value data = {}) {
    return {id, std::move(number), std::move(name), std::move(data)};
}

class ConformanceTest : public test::StoreTest {
protected:
    ConformanceTest() : store_(test::an_empty_database(GetParam())) {
        const auto create = [&](Transaction& tx) {
            return tx.script(on_postgres() ? create_things.postgres : create_things.common);
        };
        test::must(store_->write(create));
    }

    Result<void> insert(Values values) {
        return store_->write([&](Transaction& tx) -> Result<void> {
            TRY(tx.execute(insert_thing, values));
            return {};
        });
    }
    Result<void> insert_many(std::vector<Values> rows, OnConflict on_conflict = OnConflict::fail) {
        auto statement = bulk;
        statement.on_conflict = on_conflict;
        return store_->write([&](Transaction& tx) { return tx.insert(statement, rows); });
    }
    Rows query(const Query& query, Values parameters = {}) {
        return test::must(
            store_->read([&](Transaction& tx) { return tx.query(query, parameters); }));
    }
    std::int64_t count() { return query(count_things).at(0).integer(0); }

    test::TestStore store_;
};

TEST_P(ConformanceTest, keeps_integers_of_64_bits) {
    test::must(insert(a_thing(1, INT64_MAX)));
    test::must(insert(a_thing(2, INT64_MIN)));
    EXPECT_EQ(query(find_thing, {1}).at(0).integer(0), INT64_MAX);
    EXPECT_EQ(query(find_thing, {2}).at(0).integer(0), INT64_MIN);
}

TEST_P(ConformanceTest, keeps_bytes_with_zeros_and_all_values) {
    Bytes bytes(256 * 3);
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<std::uint8_t>(i);
    test::must(insert(a_thing(1, {}, {}, bytes)));
    EXPECT_EQ(query(find_thing, {1}).at(0).bytes(2), bytes);
}

TEST_P(ConformanceTest, keeps_text_of_every_language) {
    const std::string text = "Пётр Ільніч Müller 😀 'quoted' \\ $1";
    test::must(insert(a_thing(1, {}, text)));
    EXPECT_EQ(query(find_thing, {1}).at(0).text(1), text);
}

TEST_P(ConformanceTest, tells_empty_from_null) {
    test::must(insert_many({a_thing(1, 0, "", Bytes{}), a_thing(2)}));
    test::must(insert(a_thing(3, 0, "", Bytes{})));
    for (const std::int64_t id : {1, 3}) {
        const auto row = query(find_thing, {id}).at(0);
        EXPECT_EQ(row.optional_integer(0), 0);
        EXPECT_EQ(row.optional_text(1), "");
        EXPECT_EQ(row.optional_bytes(2), Bytes{});
    }
    const auto nulls = query(find_thing, {2}).at(0);
    EXPECT_TRUE(nulls.is_null(0) && nulls.is_null(1) && nulls.is_null(2));
    EXPECT_EQ(nulls.optional_text(1), std::nullopt);
}

TEST_P(ConformanceTest, refuses_text_that_would_be_cut_or_is_not_utf8) {
    for (const auto& text :
         {std::string("a\0b", 3), std::string("\xC3"), std::string("\xED\xA0\x80")}) {
        const auto one = insert(a_thing(1, {}, text));
        ASSERT_FALSE(one);
        EXPECT_EQ(one.error().code, "db.text");
        const auto many = insert_many({a_thing(1, {}, text)});
        ASSERT_FALSE(many);
        EXPECT_EQ(many.error().code, "db.text");
    }
    EXPECT_EQ(count(), 0);
}

TEST_P(ConformanceTest, orders_text_by_bytes) {
    test::must(insert_many({a_thing(1, {}, "b"),
                            a_thing(2, {}, "B"),
                            a_thing(3, {}, "a_"),
                            a_thing(4, {}, "a1"),
                            a_thing(5, {}, "ё"),
                            a_thing(6, {}, "я")}));
    std::vector<std::string> names;
    for (const auto& row : query(by_name))
        names.push_back(row.text(0));
    EXPECT_THAT(names, testing::ElementsAre("B", "a1", "a_", "b", "я", "ё"));
}

TEST_P(ConformanceTest, inserts_ten_thousand_rows_at_once) {
    std::vector<Values> rows;
    for (std::int64_t i = 0; i < 10'000; ++i)
        rows.push_back(
            a_thing(i, i * 7, std::to_string(i), Bytes(100, static_cast<std::uint8_t>(i))));
    test::must(insert_many(std::move(rows)));
    EXPECT_EQ(count(), 10'000);
    const auto row = query(find_thing, {9'999}).at(0);
    EXPECT_EQ(row.integer(0), 69'993);
    EXPECT_EQ(row.text(1), "9999");
    EXPECT_EQ(row.bytes(2), Bytes(100, static_cast<std::uint8_t>(9'999)));
}

TEST_P(ConformanceTest, a_bulk_insert_of_nothing_is_fine) {
    test::must(insert_many({}));
    EXPECT_EQ(count(), 0);
}

TEST_P(ConformanceTest, leaves_out_duplicates_when_told) {
    test::must(insert(a_thing(1, {}, "first")));
    test::must(insert_many({a_thing(1, {}, "second"), a_thing(2)}, OnConflict::ignore));
    EXPECT_EQ(count(), 2);
    EXPECT_EQ(query(find_thing, {1}).at(0).text(1), "first");
}

TEST_P(ConformanceTest, a_duplicate_is_a_conflict_and_nothing_of_the_batch_stays) {
    test::must(insert(a_thing(2)));
    const auto outcome = insert_many({a_thing(1), a_thing(2), a_thing(3)});
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().kind, ErrorKind::conflict);
    EXPECT_EQ(outcome.error().code, "db.unique");
    EXPECT_EQ(count(), 1);
}

TEST_P(ConformanceTest, the_first_error_ends_the_transaction_even_when_it_is_ignored) {
    test::must(insert(a_thing(1)));
    const auto outcome = store_->write([&](Transaction& tx) -> Result<void> {
        (void)tx.execute(insert_thing, a_thing(1));
        (void)tx.execute(insert_thing, a_thing(2));
        return {};
    });
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, "db.unique");
    EXPECT_EQ(count(), 1);
}

TEST_P(ConformanceTest, undoes_everything_when_the_work_fails) {
    const auto outcome = store_->write([&](Transaction& tx) -> Result<void> {
        TRY(tx.execute(insert_thing, a_thing(1)));
        TRY(tx.insert(bulk, {a_thing(2), a_thing(3)}));
        return not_found();
    });
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, "not_found");
    EXPECT_EQ(count(), 0);
    test::must(insert(a_thing(1)));  // and the connection is as good as new
}

TEST_P(ConformanceTest, sees_its_own_writes) {
    const auto work = [&](Transaction& tx) -> Result<void> {
        TRY(tx.insert(bulk, {a_thing(1), a_thing(2)}));
        EXPECT_EQ(TRY(tx.query(count_things, {})).at(0).integer(0), 2);
        return {};
    };
    test::must(store_->write(work));
}

TEST_P(ConformanceTest, tells_how_many_rows_changed) {
    test::must(insert_many({a_thing(1), a_thing(2)}));
    const auto rename = [&](std::int64_t id) {
        return test::must(
            store_->write([&](Transaction& tx) { return tx.execute(rename_thing, {id, "new"}); }));
    };
    EXPECT_EQ(rename(1), 1);
    EXPECT_EQ(rename(3), 0);
}

TEST_P(ConformanceTest, returns_the_row_that_was_inserted) {
    constexpr Query returning{
        "test.returning", "INSERT INTO thing (id, name) VALUES ($1, $2) RETURNING id, name", ""};
    const auto rows = test::must(
        store_->write([&](Transaction& tx) { return tx.query(returning, {7, "seven"}); }));
    EXPECT_EQ(rows.at(0).integer(0), 7);
    EXPECT_EQ(rows.at(0).text(1), "seven");
}

TEST_P(ConformanceTest, sums_and_small_integers_are_integers) {
    test::must(insert_many({a_thing(1, 40), a_thing(2, 2)}));
    constexpr Query sums{"test.sums",
                         "SELECT SUM(number), MAX(id), COUNT(*), CAST(7 AS SMALLINT), 1 FROM thing",
                         ""};
    const auto row = query(sums).at(0);
    EXPECT_EQ(row.integer(0), 42);
    EXPECT_EQ(row.integer(1), 2);
    EXPECT_EQ(row.integer(2), 2);
    EXPECT_EQ(row.integer(3), 7);
    EXPECT_EQ(row.integer(4), 1);
}

TEST_P(ConformanceTest, looks_up_many_keys_at_once) {
    test::must(insert_many({a_thing(1, 5, "a", Bytes{1}),
                            a_thing(2, 5, "b", Bytes{2}),
                            a_thing(3, 6, "c", Bytes{3})}));
    const BulkLookup by_data{
        "thing", {{"number", Type::integer}}, {"data", Type::bytes}, {"id", "name"}};
    const auto find = [&](std::vector<Value> keys) {
        const auto work = [&](Transaction& tx) { return tx.lookup(by_data, {5}, keys); };
        std::vector<std::string> names;
        for (const auto& row : test::must(store_->read(work)))
            names.push_back(row.text(1));
        return names;
    };
    EXPECT_THAT(find({Bytes{1}, Bytes{2}, Bytes{3}, Bytes{4}}),
                testing::UnorderedElementsAre("a", "b"));
    EXPECT_THAT(find({}), testing::IsEmpty());
}

TEST_P(ConformanceTest, streams_a_large_result_and_stops_when_told) {
    std::vector<Values> rows;
    for (std::int64_t i = 0; i < 5'000; ++i)
        rows.push_back(a_thing(i));
    test::must(insert_many(std::move(rows)));
    const auto walk = [&](std::int64_t stop_at) {
        std::int64_t seen = 0;
        const auto work = [&](Transaction& tx) {
            return tx.each(all_things, {}, [&](const Row& row) -> Result<bool> {
                EXPECT_EQ(row.integer(0), seen);
                return ++seen != stop_at;
            });
        };
        test::must(store_->read(work));
        return seen;
    };
    EXPECT_EQ(walk(-1), 5'000);
    EXPECT_EQ(walk(1'234), 1'234);
    EXPECT_EQ(walk(-1), 5'000);
}

TEST_P(ConformanceTest, other_queries_may_run_while_a_result_streams) {
    test::must(insert_many({a_thing(1, 10), a_thing(2, 20)}));
    std::int64_t sum = 0;
    const auto work = [&](Transaction& tx) {
        return tx.each(all_things, {}, [&](const Row& row) -> Result<bool> {
            sum += TRY(tx.query(number_of_thing, {row.integer(0)})).at(0).integer(0);
            TRY(tx.query(all_things, {}));  // even the same one
            return true;
        });
    };
    test::must(store_->read(work));
    EXPECT_EQ(sum, 30);
}

TEST_P(ConformanceTest, an_error_of_the_callback_ends_the_stream) {
    test::must(insert_many({a_thing(1), a_thing(2)}));
    const auto outcome = store_->read([&](Transaction& tx) {
        return tx.each(all_things, {}, [](const Row&) -> Result<bool> { return not_found(); });
    });
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, "not_found");
    EXPECT_EQ(count(), 2);
}

TEST_P(ConformanceTest, a_mistake_in_a_statement_is_our_own_fault) {
    for (const auto& broken :
         {Query{"test.broken", "SELEC 1", ""}, Query{"test.broken", "SELECT x FROM nowhere", ""}}) {
        const auto outcome = store_->read([&](Transaction& tx) { return tx.query(broken, {}); });
        ASSERT_FALSE(outcome);
        EXPECT_EQ(outcome.error().code, "db.statement");
        EXPECT_THAT(outcome.error().detail, testing::HasSubstr("test.broken"));
    }
}

TEST_P(ConformanceTest, the_number_of_parameters_must_fit) {
    for (const auto& parameters : {Values{}, Values{1, 2}}) {
        const auto outcome =
            store_->read([&](Transaction& tx) { return tx.query(find_thing, parameters); });
        ASSERT_FALSE(outcome);
        EXPECT_EQ(outcome.error().code, "db.statement");
    }
}

TEST_P(ConformanceTest, a_read_cannot_write) {
    const auto outcome = store_->read([&](Transaction& tx) -> Result<void> {
        TRY(tx.execute(insert_thing, a_thing(1)));
        return {};
    });
    EXPECT_FALSE(outcome);
    EXPECT_EQ(count(), 0);
}

TEST_P(ConformanceTest, a_read_sees_one_instant) {
    test::must(insert(a_thing(1)));
    const auto work = [&](Transaction& tx) -> Result<void> {
        EXPECT_EQ(TRY(tx.query(count_things, {})).at(0).integer(0), 1);
        std::thread([&] { test::must(insert(a_thing(2))); }).join();
        EXPECT_EQ(TRY(tx.query(count_things, {})).at(0).integer(0), 1);
        return {};
    };
    test::must(store_->read(work));
    EXPECT_EQ(count(), 2);
}

TEST_P(ConformanceTest, readers_that_read_while_they_read_do_not_wait_for_each_other) {
    constexpr int readers = 4;  // as many as there are connections
    std::barrier all_hold_one(readers);
    std::atomic<int> good = 0;
    const auto count = [](Transaction& tx) { return tx.query(count_things, {}); };
    std::vector<std::thread> threads;
    for (int i = 0; i < readers; ++i)
        threads.emplace_back([&] {
            const auto outer = store_->read([&](Transaction&) {
                all_hold_one.arrive_and_wait();
                return store_->read(count);
            });
            if (outer) ++good;
        });
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(good, readers);
}

TEST_P(ConformanceTest, concurrent_serializable_writers_lose_nothing) {
    test::must(insert(a_thing(1, 0)));
    const auto increment = [&](Transaction& tx) -> Result<void> {
        const auto rows = TRY(tx.query(number_of_thing, {1}));
        TRY(tx.execute(Query{"test.set", "UPDATE thing SET number = $2 WHERE id = $1", ""},
                       {1, rows.at(0).integer(0) + 1}));
        return {};
    };
    std::atomic<int> done = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&] {
            for (int i = 0; i < 25; ++i) {
                // The driver retries a bounded number of times; the caller sees db.busy after that.
                auto outcome = store_->write(increment);
                while (!outcome && outcome.error().code == "db.busy")
                    outcome = store_->write(increment);
                if (outcome) ++done;
            }
        });
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(done, 100);
    EXPECT_EQ(query(number_of_thing, {1}).at(0).integer(0), 100);
}

TEST_P(ConformanceTest, concurrent_row_lock_writers_lose_nothing) {
    test::must(insert(a_thing(1, 0)));
    constexpr Query lock{"test.lock",
                         "SELECT number FROM thing WHERE id = $1",
                         "SELECT number FROM thing WHERE id = $1 FOR UPDATE"};
    const auto increment = [&](Transaction& tx) -> Result<void> {
        TRY(tx.query(lock, {1}));
        TRY(tx.execute(add_to_thing, {1, 1}));
        return {};
    };
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&] {
            for (int i = 0; i < 50; ++i)
                test::must(store_->write(increment, Isolation::row_locks));
        });
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(query(number_of_thing, {1}).at(0).integer(0), 200);
}

TEST_P(ConformanceTest, readers_and_a_writer_do_not_disturb_each_other) {
    std::atomic<bool> stop = false;
    std::vector<std::thread> readers;
    for (int t = 0; t < 6; ++t)  // more than there are connections
        readers.emplace_back([&] {
            while (!stop)
                EXPECT_EQ(count() % 2, 0);
        });
    for (std::int64_t i = 0; i < 100; ++i)
        test::must(insert_many({a_thing(i * 2), a_thing(i * 2 + 1)}));
    stop = true;
    for (auto& thread : readers)
        thread.join();
    EXPECT_EQ(count(), 200);
}

ON_BOTH_STORES(ConformanceTest);

}  // namespace
}  // namespace placet::db
