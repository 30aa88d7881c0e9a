#pragma once

// One connection in pipeline mode: commands are queued with send(), and finish() makes one round
// trip for all of them. Used by one thread at a time.

#include <libpq-fe.h>

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "db/postgres/codec.h"
#include "db/postgres/postgres.h"

namespace placet::db::postgres {

struct FreeResult {
    void operator()(PGresult* result) const { PQclear(result); }
};
using ResultPtr = std::unique_ptr<PGresult, FreeResult>;

class Connection {
public:
    static Result<std::unique_ptr<Connection>> open(const Options& options);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    // Queues a statement, prepared when first seen. The parameters may go when it returns.
    Result<void> send(std::string_view name, std::string_view text, const Parameters& parameters);
    // Queues a statement that is not worth keeping: BEGIN, COMMIT, cursors.
    Result<void> send_once(std::string_view text, const Parameters& parameters = {});
    // Sends what is queued and reads every result. Gives the last one, or the first error.
    Result<ResultPtr> finish();
    bool has_queued() const { return !queued_.empty(); }

    // Several statements at once, outside the pipeline; nothing may be queued.
    Result<ResultPtr> script(const std::string& text);

    // False once the connection is lost; looks at the socket, makes no round trip.
    bool is_alive();
    // Of the last error, "" without one: "40001" and so on.
    const std::string& last_state() const { return state_; }

private:
    struct Queued {
        std::string name;      // for errors
        std::string prepared;  // key in statements_ when this is a Prepare
    };

    explicit Connection(PGconn* handle) : handle_(handle) {}
    Result<void> set_up(const Options& options);
    Error error(const PGresult* result, std::string_view name);
    Error lost(std::string_view name);
    ResultPtr next();

    PGconn* handle_;
    std::string state_;
    std::vector<Queued> queued_;
    std::unordered_map<std::string, std::string> statements_;  // text and types → name
    std::size_t next_statement_ = 0;
};

}  // namespace placet::db::postgres
