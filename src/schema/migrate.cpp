#include "schema/migrate.h"

#include <charconv>
#include <string>

#include "schema/embedded.h"
#include "schema/sql.h"

namespace placet::schema {

namespace {

struct Step {
    std::int64_t number;
    std::string_view name;  // "0001_ledger"
    std::string_view script;
};

struct Applied {
    std::int64_t number;
    std::string name;
    std::string script;
};

Result<std::vector<Step>> read_steps(std::span<const EmbeddedFile> files) {
    std::vector<Step> steps;
    for (const auto& file : files) {
        auto name = file.path.substr(file.path.rfind('/') + 1);
        name = name.substr(0, name.find('.'));
        std::int64_t number = 0;
        const auto parsed = std::from_chars(name.data(), name.data() + name.size(), number);
        const bool named = parsed.ec == std::errc{} && *parsed.ptr == '_';
        if (!named || (!steps.empty() && steps.back().number >= number))
            return internal_error("schema.files", std::string(file.path));
        steps.push_back({number, name, file.text()});
    }
    return steps;
}

Result<std::vector<Applied>> read_applied(db::Transaction& tx) {
    std::vector<Applied> applied;
    for (const auto& row : TRY(tx.query(sql::find_migrations, {})))
        applied.push_back({row.integer(0), row.text(1), row.text(2)});
    return applied;
}

// Compares what has run with what the program knows.
Result<void> compare(const std::vector<Applied>& applied, const std::vector<Step>& steps) {
    const auto newest = steps.empty() ? 0 : steps.back().number;
    for (const auto& old : applied) {
        const Step* known = nullptr;
        for (const auto& step : steps)
            if (step.number == old.number) known = &step;
        if (known && known->script == old.script) continue;
        if (known) return internal_error("schema.changed", old.name + " has changed since it ran");
        if (old.number > newest)
            return internal_error("schema.newer",
                                  "the database was made by a newer program (" + old.name + ")");
        return internal_error("schema.missing", old.name + " has run but is not in this program");
    }
    return {};
}

bool has_run(const std::vector<Applied>& applied, const Step& step) {
    for (const auto& old : applied)
        if (old.number == step.number) return true;
    return false;
}

// True when the step had to run. Everything is read again under the lock: another node may have
// been quicker.
Result<bool> run_step(db::Transaction& tx, const std::vector<Step>& steps, const Step& step) {
    TRY(tx.query(sql::lock_migrations, {}));
    const auto applied = TRY(read_applied(tx));
    TRY(compare(applied, steps));
    if (has_run(applied, step)) return false;
    if (!applied.empty() && applied.back().number > step.number)
        return internal_error(
            "schema.order",
            std::string(step.name) + " comes before " + applied.back().name + ", which has run");
    TRY(tx.script(step.script));
    TRY(tx.execute(sql::insert_migration,
                   {step.number, std::string(step.name), std::string(step.script)}));
    return true;
}

}  // namespace

std::vector<EmbeddedFile> files(Store store, db::Engine engine) {
    const std::string folder = std::string(store == Store::main ? "main/" : "keys/") +
                               (engine == db::Engine::sqlite ? "sqlite/" : "postgres/");
    std::vector<EmbeddedFile> found;
    for (const auto& file : embedded_files())
        if (file.path.starts_with(folder)) found.push_back(file);
    return found;
}

Result<void> migrate(db::Database& database, std::span<const EmbeddedFile> files) {
    const auto steps = TRY(read_steps(files));
    // READ COMMITTED on PostgreSQL: what the previous holder of the lock did must be visible.
    const auto isolation = db::Isolation::row_locks;
    const auto prepare = [](db::Transaction& tx) -> Result<void> {
        TRY(tx.query(sql::lock_migrations, {}));
        return tx.script(sql::create_migration.common);
    };
    TRY(database.write(prepare, isolation));
    const auto applied = TRY(database.read(read_applied));
    TRY(compare(applied, steps));
    for (const auto& step : steps) {
        const auto run = [&](db::Transaction& tx) { return run_step(tx, steps, step); };
        TRY(database.write(run, isolation));
    }
    return {};
}

Result<void> migrate(db::Database& database, Store store) {
    return migrate(database, files(store, database.engine()));
}

Result<void> check(db::Database& database, Store store) {
    const auto known = files(store, database.engine());
    const auto steps = TRY(read_steps(known));
    auto found = database.read(read_applied);
    if (!found && found.error().code == "db.statement")  // there is no table yet
        return Error{ErrorKind::unavailable, "schema.behind", "nothing has run yet"};
    const auto applied = TRY(std::move(found));
    TRY(compare(applied, steps));
    for (const auto& step : steps)
        if (!has_run(applied, step))
            return Error{ErrorKind::unavailable, "schema.behind", std::string(step.name)};
    return {};
}

}  // namespace placet::schema
