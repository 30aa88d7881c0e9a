// Both engines have the same tables: names, columns, kinds of types, nullability, keys, indexes.

#include <gmock/gmock.h>

#include <map>
#include <set>

#include "support/stores.h"

namespace placet {
namespace {

using test::must;

struct Table {
    std::vector<std::string> columns;  // "name type null"
    std::vector<std::string> primary_key;
    std::set<std::string> uniques;  // "a,b"
    std::set<std::string> indexes;
};
using Schema = std::map<std::string, Table>;

db::Rows query(const test::TestStore& store, const std::string& text, db::Values values = {}) {
    return must(store->read(
        [&](db::Transaction& tx) { return tx.query(db::Query{"test", text, ""}, values); }));
}

std::string kind_of(const std::string& type) {
    if (type == "INTEGER" || type == "bigint" || type == "integer" || type == "smallint")
        return "integer";
    if (type == "TEXT" || type == "text") return "text";
    if (type == "BLOB" || type == "bytea") return "bytes";
    return type;
}

void add_sqlite_indexes(const test::TestStore& store, const std::string& name, Table& table) {
    const auto indexes =
        query(store, "SELECT name, \"unique\", origin FROM pragma_index_list($1)", {name});
    for (const auto& index : indexes) {
        std::string columns;
        for (const auto& column :
             query(store,
                   "SELECT COALESCE(name, '?') FROM pragma_index_info($1) ORDER BY seqno",
                   {index.text(0)}))
            columns += (columns.empty() ? "" : ",") + column.text(0);
        if (index.text(2) == "pk") continue;
        (index.integer(1) ? table.uniques : table.indexes).insert(columns);
    }
}

Schema sqlite_schema(const test::TestStore& store) {
    Schema schema;
    for (const auto& row : query(store,
                                 "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT "
                                 "LIKE 'sqlite_%' ORDER BY name")) {
        auto& table = schema[row.text(0)];
        std::map<std::int64_t, std::string> key;
        for (const auto& column :
             query(store,
                   "SELECT name, type, \"notnull\", pk FROM pragma_table_info($1) ORDER BY cid",
                   {row.text(0)})) {
            table.columns.push_back(column.text(0) + " " + kind_of(column.text(1)) +
                                    (column.integer(2) ? "" : " null"));
            if (column.integer(3)) key[column.integer(3)] = column.text(0);
        }
        for (const auto& [_, name] : key)
            table.primary_key.push_back(name);
        // An INTEGER PRIMARY KEY is the rowid: never null, whatever the pragma says.
        for (auto& column : table.columns)
            if (key.size() == 1 && column == key.begin()->second + " integer null")
                column.resize(column.size() - 5);
        add_sqlite_indexes(store, row.text(0), table);
    }
    return schema;
}

void add_postgres_indexes(const test::TestStore& store, const std::string& name, Table& table) {
    const auto rows =
        query(store,
              "SELECT CAST(i.indexrelid AS BIGINT), i.indisprimary, i.indisunique, "
              "string_agg(COALESCE(CAST(a.attname AS TEXT), '?'), ',' ORDER BY k.n) "
              "FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k(attnum, n) "
              "LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum "
              "AND k.attnum > 0 WHERE i.indrelid = CAST(quote_ident($1) AS regclass) "
              "GROUP BY 1, 2, 3",
              {name});
    for (const auto& row : rows) {
        if (row.integer(1)) {
            std::string part;
            for (const char c : row.text(3) + ",")
                if (c == ',') {
                    table.primary_key.push_back(part);
                    part.clear();
                } else {
                    part += c;
                }
        } else {
            (row.integer(2) ? table.uniques : table.indexes).insert(row.text(3));
        }
    }
}

Schema postgres_schema(const test::TestStore& store) {
    Schema schema;
    for (const auto& row : query(store,
                                 "SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT), "
                                 "CAST(data_type AS TEXT), CAST(is_nullable AS TEXT), "
                                 "CAST(collation_name AS TEXT) FROM information_schema.columns "
                                 "WHERE table_schema = $1 ORDER BY table_name, ordinal_position",
                                 {store.schema()})) {
        const auto kind = kind_of(row.text(2));
        schema[row.text(0)].columns.push_back(row.text(1) + " " + kind +
                                              (row.text(3) == "YES" ? " null" : ""));
        if (kind == "text" && row.text(0) != "migration") {
            EXPECT_EQ(row.optional_text(4), "C") << row.text(0) << "." << row.text(1);
        }
    }
    for (auto& [name, table] : schema)
        add_postgres_indexes(store, name, table);
    return schema;
}

class SchemaTest : public testing::TestWithParam<schema::Store> {};

TEST_P(SchemaTest, is_the_same_on_both_engines) {
    const auto sqlite = sqlite_schema(test::a_database("sqlite", GetParam()));
    const auto postgres = postgres_schema(test::a_database("postgres", GetParam()));
    std::vector<std::string> names[2];
    for (const auto& [name, _] : sqlite)
        names[0].push_back(name);
    for (const auto& [name, _] : postgres)
        names[1].push_back(name);
    EXPECT_EQ(names[0], names[1]);
    for (const auto& [name, table] : sqlite) {
        const auto other = postgres.find(name);
        if (other == postgres.end()) continue;
        EXPECT_EQ(table.columns, other->second.columns) << name;
        EXPECT_EQ(table.primary_key, other->second.primary_key) << name;
        EXPECT_EQ(table.uniques, other->second.uniques) << name;
        EXPECT_EQ(table.indexes, other->second.indexes) << name;
    }
}

INSTANTIATE_TEST_SUITE_P(Stores,
                         SchemaTest,
                         testing::Values(schema::Store::main, schema::Store::keys),
                         [](const testing::TestParamInfo<schema::Store>& test_info) {
                             return test_info.param == schema::Store::main ? "main" : "keys";
                         });

TEST(SqliteSchemaTest, every_sqlite_table_is_strict) {
    for (const auto which : {schema::Store::main, schema::Store::keys}) {
        const auto store = test::a_database("sqlite", which);
        for (const auto& row : query(store,
                                     "SELECT name, strict FROM pragma_table_list WHERE schema = "
                                     "'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' AND "
                                     "name <> 'migration'"))
            EXPECT_EQ(row.integer(1), 1) << row.text(0);
    }
}

}  // namespace
}  // namespace placet
