#pragma once

// Statements on one PostgreSQL connection, between BEGIN and COMMIT. BEGIN travels with the first
// statement, bulk inserts with the next one or with the COMMIT.

#include <optional>

#include "db/database.h"
#include "db/postgres/connection.h"

namespace placet::db::postgres {

class PostgresTransaction final : public Transaction {
public:
    PostgresTransaction(Connection& connection, std::string_view begin)
        : connection_(connection), begin_(begin) {}

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
    Engine engine() const override { return Engine::postgres; }

    // unavailable "db.outcome_unknown" when the connection is lost under way (not for reads).
    Result<void> commit(bool is_read);
    void roll_back();

    const std::optional<Error>& failure() const { return failure_; }
    // The server asks to run the whole transaction again.
    bool must_retry() const { return state_ == "40001" || state_ == "40P01"; }

private:
    Result<void> begin();
    Result<ResultPtr> run(std::string_view name,
                          std::string_view text,
                          const Parameters& parameters);
    Result<ResultPtr> finish();
    Result<Rows> read_rows(const PGresult* result);
    Result<bool> fetch(const std::string& cursor,
                       const std::function<Result<bool>(const Row&)>& row);
    Error fail(Error error);

    Connection& connection_;
    std::string_view begin_;
    bool begun_ = false;
    int cursors_ = 0;
    std::optional<Error> failure_;
    std::string state_;
};

}  // namespace placet::db::postgres
