#include "db/sqlite/transaction.h"

#include "db/statement_text.h"

namespace placet::db::sqlite {

Error SqliteTransaction::fail(Error error) {
    if (!failure_) failure_ = error;
    return error;
}

Result<Run> SqliteTransaction::start(const Query& query, const Values& parameters) {
    if (failure_) return *failure_;
    for (const auto& value : parameters)
        if (auto checked = check_text(value); !checked) return fail(std::move(checked).error());
    auto run = connection_.prepare(query.common);
    if (!run) {
        auto error = std::move(run).error();
        error.detail = std::string(query.name) + ": " + error.detail;
        return fail(std::move(error));
    }
    if (const int code = run.value()->bind(parameters); code != SQLITE_OK)
        return fail(connection_.error(code, query.name));
    return run;
}

Result<Rows> SqliteTransaction::query(const Query& query, Values parameters) {
    auto run = TRY(start(query, parameters));
    Rows rows;
    for (;;) {
        const int code = run->step();
        if (code == SQLITE_DONE) return rows;
        if (code != SQLITE_ROW) return fail(connection_.error(code, query.name));
        auto row = run->row();
        if (!row) return fail(std::move(row).error());
        rows.push_back(std::move(row).value());
    }
}

Result<std::int64_t> SqliteTransaction::execute(const Query& query, Values parameters) {
    auto run = TRY(start(query, parameters));
    int code = SQLITE_ROW;
    while (code == SQLITE_ROW)
        code = run->step();
    if (code != SQLITE_DONE) return fail(connection_.error(code, query.name));
    return connection_.changes();
}

Result<void> SqliteTransaction::insert(const BulkInsert& statement, std::vector<Values> rows) {
    if (failure_) return *failure_;
    if (rows.empty()) return {};
    auto prepared = connection_.prepare(insert_row_text(statement));
    if (!prepared) return fail(std::move(prepared).error());
    auto run = std::move(prepared).value();
    for (const auto& row : rows) {
        for (const auto& value : row)
            if (auto checked = check_text(value); !checked) return fail(std::move(checked).error());
        int code = run->bind(row);
        if (code == SQLITE_OK) code = run->step();
        if (code != SQLITE_DONE) return fail(connection_.error(code, statement.table));
        run->rewind();
    }
    return {};
}

Result<Rows> SqliteTransaction::lookup(const BulkLookup& statement,
                                       const Values& fixed,
                                       std::vector<Value> keys) {
    if (failure_) return *failure_;
    Rows rows;
    if (keys.empty()) return rows;
    auto prepared = connection_.prepare(lookup_row_text(statement));
    if (!prepared) return fail(std::move(prepared).error());
    auto run = std::move(prepared).value();
    if (fixed.size() + 1 != run->parameters())
        return fail(connection_.error(SQLITE_RANGE, statement.table));
    for (std::size_t i = 0; i < fixed.size(); ++i)
        if (const int code = run->bind(i, fixed[i]); code != SQLITE_OK)
            return fail(connection_.error(code, statement.table));
    for (const auto& key : keys) {
        int code = run->bind(fixed.size(), key);
        if (code == SQLITE_OK) code = run->step();
        for (; code == SQLITE_ROW; code = run->step()) {
            auto row = run->row();
            if (!row) return fail(std::move(row).error());
            rows.push_back(std::move(row).value());
        }
        if (code != SQLITE_DONE) return fail(connection_.error(code, statement.table));
        run->rewind();
    }
    return rows;
}

Result<void> SqliteTransaction::each(const Query& query,
                                     Values parameters,
                                     const std::function<Result<bool>(const Row&)>& row) {
    auto run = TRY(start(query, parameters));
    for (;;) {
        const int code = run->step();
        if (code == SQLITE_DONE) return {};
        if (code != SQLITE_ROW) return fail(connection_.error(code, query.name));
        auto values = run->row();
        if (!values) return fail(std::move(values).error());
        auto go_on = row(values.value());
        if (!go_on) return std::move(go_on).error();
        if (!go_on.value()) return {};
    }
}

Result<void> SqliteTransaction::script(std::string_view text) {
    if (failure_) return *failure_;
    auto done = connection_.script(std::string(text));
    if (!done) return fail(std::move(done).error());
    return {};
}

}  // namespace placet::db::sqlite
