// Every statement of every module is understood by both engines: EXPLAIN prepares it against the
// migrated schema without running it. New files in src/*/sql are found by themselves.

#include <gmock/gmock.h>

#include <fstream>

#include "db/statement_text.h"
#include "support/stores.h"

namespace placet {
namespace {

struct File {
    std::string name;  // "jobs/claim_job"
    std::string text;
};

std::string read(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// The texts for an engine: `x.postgres.sql` takes the place of `x.sql`.
std::vector<File> queries(bool postgres) {
    std::vector<File> found;
    const std::filesystem::path source = PLACET_SOURCE_DIR "/src";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(source)) {
        const auto& path = entry.path();
        if (path.extension() != ".sql" || path.parent_path().filename() != "sql") continue;
        if (path.stem().extension() == ".postgres") continue;
        const auto other = path.parent_path() / (path.stem().string() + ".postgres.sql");
        const bool differs = postgres && std::filesystem::exists(other);
        const auto module = std::filesystem::relative(path.parent_path().parent_path(), source);
        found.push_back(
            {module.string() + "/" + path.stem().string(), read(differs ? other : path)});
    }
    std::sort(
        found.begin(), found.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return found;
}

std::string first_word(std::string_view text) {
    for (;;) {
        const auto start = text.find_first_not_of(" \n\t(");
        if (start == std::string_view::npos) return {};
        text.remove_prefix(start);
        if (!text.starts_with("--"))
            return std::string(text.substr(0, text.find_first_of(" \n\t")));
        text.remove_prefix(std::min(text.find('\n'), text.size()));
    }
}

class QueriesTest : public test::StoreTest {
protected:
    // "" when the statement can be prepared.
    static std::string explain(const test::TestStore& store, const File& file) {
        const std::string text = "EXPLAIN " + file.text;
        const db::Values nulls(db::parameter_count(file.text));
        const auto outcome = store->write(
            [&](db::Transaction& tx) { return tx.query(db::Query{file.name, text, ""}, nulls); });
        return outcome ? "" : outcome.error().detail;
    }
};

TEST_P(QueriesTest, every_statement_is_understood) {
    const auto main = a_store(schema::Store::main);
    const auto keys = a_store(schema::Store::keys);
    int seen = 0;
    for (const auto& file : queries(on_postgres())) {
        const auto word = first_word(file.text);
        if (word != "SELECT" && word != "INSERT" && word != "UPDATE" && word != "DELETE" &&
            word != "WITH")
            continue;
        ++seen;
        const auto in_main = explain(main, file);
        if (in_main.empty()) continue;
        const auto in_keys = explain(keys, file);
        EXPECT_TRUE(in_keys.empty()) << in_main << "\nor, in the store of keys: " << in_keys;
    }
    EXPECT_GT(seen, 10);
}

TEST_P(QueriesTest, no_statement_writes_select_star) {
    for (const auto& file : queries(on_postgres()))
        EXPECT_THAT(file.text, testing::Not(testing::HasSubstr("SELECT *"))) << file.name;
}

ON_BOTH_STORES(QueriesTest);

}  // namespace
}  // namespace placet
