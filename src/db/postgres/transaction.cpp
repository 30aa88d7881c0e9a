#include "db/postgres/transaction.h"

#include <charconv>
#include <cstring>

#include "db/statement_text.h"

namespace placet::db::postgres {

namespace {

constexpr int rows_per_fetch = 500;

std::string_view text_of(const Query& query) {
    return query.postgres.empty() ? query.common : query.postgres;
}

std::int64_t rows_changed(PGresult* result) {
    const std::string_view text = PQcmdTuples(result);
    std::int64_t count = 0;
    std::from_chars(text.data(), text.data() + text.size(), count);
    return count;
}

}  // namespace

Error PostgresTransaction::fail(Error error) {
    if (!failure_) {
        failure_ = error;
        state_ = connection_.last_state();
    }
    return error;
}

Result<void> PostgresTransaction::begin() {
    if (failure_) return *failure_;
    if (begun_) return {};
    begun_ = true;
    auto sent = connection_.send_once(begin_);
    if (!sent) return fail(std::move(sent).error());
    return {};
}

Result<ResultPtr> PostgresTransaction::finish() {
    auto result = connection_.finish();
    if (!result) return fail(std::move(result).error());
    return result;
}

Result<ResultPtr> PostgresTransaction::run(std::string_view name,
                                           std::string_view text,
                                           const Parameters& parameters) {
    TRY(begin());
    auto sent = connection_.send(name, text, parameters);
    if (!sent) return fail(std::move(sent).error());
    return finish();
}

Result<Rows> PostgresTransaction::read_rows(const PGresult* result) {
    const int count = PQntuples(result);
    Rows rows;
    rows.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        auto row = read_row(result, i);
        if (!row) return fail(std::move(row).error());
        rows.push_back(std::move(row).value());
    }
    return rows;
}

Result<Rows> PostgresTransaction::query(const Query& query, Values parameters) {
    auto encoded = Parameters::of(parameters);
    if (!encoded) return fail(std::move(encoded).error());
    const auto result = TRY(run(query.name, text_of(query), encoded.value()));
    return read_rows(result.get());
}

Result<std::int64_t> PostgresTransaction::execute(const Query& query, Values parameters) {
    auto encoded = Parameters::of(parameters);
    if (!encoded) return fail(std::move(encoded).error());
    const auto result = TRY(run(query.name, text_of(query), encoded.value()));
    return rows_changed(result.get());
}

Result<void> PostgresTransaction::insert(const BulkInsert& statement, std::vector<Values> rows) {
    TRY(begin());
    if (rows.empty()) return {};
    auto encoded = Parameters::arrays(statement.columns, rows);
    if (!encoded) return fail(std::move(encoded).error());
    // Deferred: libpq has copied the parameters.
    auto sent = connection_.send(statement.table, insert_arrays_text(statement), encoded.value());
    if (!sent) return fail(std::move(sent).error());
    return {};
}

Result<Rows> PostgresTransaction::lookup(const BulkLookup& statement,
                                         const Values& fixed,
                                         std::vector<Value> keys) {
    if (failure_) return *failure_;
    if (keys.empty()) return Rows{};
    auto encoded = Parameters::of(fixed);
    if (!encoded) return fail(std::move(encoded).error());
    if (auto added = encoded.value().add_array(statement.key, keys); !added)
        return fail(std::move(added).error());
    const auto result = TRY(run(statement.table, lookup_array_text(statement), encoded.value()));
    return read_rows(result.get());
}

// True when there may be more.
Result<bool> PostgresTransaction::fetch(const std::string& cursor,
                                        const std::function<Result<bool>(const Row&)>& row) {
    auto sent =
        connection_.send_once("FETCH " + std::to_string(rows_per_fetch) + " FROM " + cursor);
    if (!sent) return fail(std::move(sent).error());
    const auto result = TRY(finish());
    const int count = PQntuples(result.get());
    for (int i = 0; i < count; ++i) {
        auto values = read_row(result.get(), i);
        if (!values) return fail(std::move(values).error());
        if (!TRY(row(values.value()))) return false;
    }
    return count == rows_per_fetch;
}

Result<void> PostgresTransaction::each(const Query& query,
                                       Values parameters,
                                       const std::function<Result<bool>(const Row&)>& row) {
    auto encoded = Parameters::of(parameters);
    if (!encoded) return fail(std::move(encoded).error());
    TRY(begin());
    const auto cursor = "each" + std::to_string(++cursors_);
    auto declared = connection_.send_once(
        "DECLARE " + cursor + " NO SCROLL CURSOR FOR " + std::string(text_of(query)),
        encoded.value());
    if (!declared) return fail(std::move(declared).error());
    while (TRY(fetch(cursor, row))) {
    }
    auto closed = connection_.send_once("CLOSE " + cursor);
    if (!closed) return fail(std::move(closed).error());
    return {};
}

Result<void> PostgresTransaction::script(std::string_view text) {
    TRY(begin());
    if (connection_.has_queued()) TRY(finish());
    auto result = connection_.script(std::string(text));
    if (!result) return fail(std::move(result).error());
    return {};
}

Result<void> PostgresTransaction::commit(bool is_read) {
    if (!begun_) return {};
    auto sent = connection_.send_once("COMMIT");
    if (!sent) return fail(std::move(sent).error());
    auto result = connection_.finish();
    if (!result) {
        auto error = std::move(result).error();
        // An error that the server reports on a living connection is a refusal; anything else
        // leaves open whether the COMMIT arrived.
        if (!is_read && !connection_.is_alive()) {
            error.code = "db.outcome_unknown";
            error.kind = ErrorKind::unavailable;
        }
        return fail(std::move(error));
    }
    if (std::strcmp(PQcmdStatus(result.value().get()), "COMMIT") != 0)
        return fail(internal_error("db.statement", "COMMIT was answered by ROLLBACK"));
    begun_ = false;
    return {};
}

void PostgresTransaction::roll_back() {
    if (!begun_) return;
    begun_ = false;
    // What is still queued fails or succeeds; the ROLLBACK undoes it all the same.
    if (connection_.has_queued()) (void)connection_.finish();
    if (connection_.send_once("ROLLBACK")) (void)connection_.finish();
}

}  // namespace placet::db::postgres
