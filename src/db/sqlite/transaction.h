#pragma once

// Statements on one SQLite connection, between BEGIN and COMMIT. The first error sticks, as it
// does on PostgreSQL, so that code which would fail there fails here as well.

#include <optional>

#include "db/database.h"
#include "db/sqlite/connection.h"

namespace placet::db::sqlite {

class SqliteTransaction final : public Transaction {
public:
    explicit SqliteTransaction(Connection& connection) : connection_(connection) {}

    Result<Rows> query(const Query& query, Values parameters) override;
    Result<std::int64_t> execute(const Query& query, Values parameters) override;
    Result<void> insert(const BulkInsert& statement, std::vector<Values> rows) override;
    Result<Rows> lookup(const BulkLookup& statement,
                        const Values& fixed,
                        std::vector<Value> keys) override;
    Result<void> each(const Query& query,
                      Values parameters,
                      const std::function<Result<bool>(const Row&)>& row) override;
    Result<void> script(std::string_view text) override;
    Engine engine() const override { return Engine::sqlite; }

    const std::optional<Error>& failure() const { return failure_; }

private:
    // Prepares and binds; `parameters` must outlive the run.
    Result<Run> start(const Query& query, const Values& parameters);
    Error fail(Error error);

    Connection& connection_;
    std::optional<Error> failure_;
};

}  // namespace placet::db::sqlite
