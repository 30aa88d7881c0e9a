#include "db/postgres/connection.h"

#include <poll.h>

#include <optional>

#include "db/statement_text.h"

namespace placet::db::postgres {

namespace {

// Beyond it a connection forgets its statements and starts anew: texts differ by the types of
// their parameters, and a server keeps a plan for each.
constexpr std::size_t max_statements = 1024;

bool starts(std::string_view state, std::string_view prefix) {
    return state.starts_with(prefix);
}

Error classify(std::string_view state) {
    if (state == "23505") return {ErrorKind::conflict, "db.unique"};
    if (starts(state, "23") || state == "42501") return {ErrorKind::internal, "db.constraint"};
    if (state == "22021" || state == "22P05") return invalid_input("db.text");
    if (starts(state, "40") || state == "55P03" || state == "57014")
        return {ErrorKind::unavailable, "db.busy"};
    if (state == "53100") return {ErrorKind::unavailable, "db.full"};
    if (state == "08P01") return {ErrorKind::internal, "db.statement"};
    if (starts(state, "53") || starts(state, "57") || starts(state, "08") || starts(state, "58") ||
        state == "25P03" || state == "XX001" || state == "XX002")
        return {ErrorKind::unavailable, "db.down"};
    return {ErrorKind::internal, "db.statement"};
}

}  // namespace

Result<std::unique_ptr<Connection>> Connection::open(const Options& options) {
    const auto timeout = std::to_string(options.connect_timeout_seconds);
    // Those before dbname are defaults that the URL may replace; those after it are not.
    const char* keys[] = {"connect_timeout",
                          "keepalives_idle",
                          "keepalives_interval",
                          "tcp_user_timeout",
                          "application_name",
                          "dbname",
                          "client_encoding",
                          nullptr};
    const char* values[] = {
        timeout.c_str(), "10", "5", "15000", "placet", options.url.c_str(), "UTF8", nullptr};
    std::unique_ptr<Connection> connection(new Connection(PQconnectdbParams(keys, values, 1)));
    if (PQstatus(connection->handle_) != CONNECTION_OK)
        return Error{ErrorKind::unavailable, "db.down", PQerrorMessage(connection->handle_)};
    TRY(connection->set_up(options));
    return connection;
}

Connection::~Connection() {
    PQfinish(handle_);
}

Result<void> Connection::set_up(const Options& options) {
    PQsetNoticeProcessor(handle_, [](void*, const char*) {}, nullptr);
    PQenterPipelineMode(handle_);
    // For the session: the same effect as SET LOCAL in each transaction, without its round trip.
    TRY(script("SET search_path = " + options.schema + "; SET standard_conforming_strings = on;" +
               " SET lock_timeout = " + std::to_string(options.lock_timeout_millis) +
               "; SET idle_in_transaction_session_timeout = " +
               std::to_string(options.idle_in_transaction_timeout_millis)));
    return {};
}

Result<void> Connection::send(std::string_view name,
                              std::string_view text,
                              const Parameters& parameters) {
    const std::string key = std::string(text) + parameters.signature();
    auto found = statements_.find(key);
    if (found == statements_.end()) {
        if (static_cast<std::size_t>(parameters.size()) != parameter_count(text))
            return internal_error("db.statement", std::string(name) + ": number of parameters");
        const auto statement = "s" + std::to_string(next_statement_++);
        const std::string terminated(text);
        if (!PQsendPrepare(handle_,
                           statement.c_str(),
                           terminated.c_str(),
                           parameters.size(),
                           parameters.types()))
            return lost(name);
        queued_.push_back({std::string(name), key});
        found = statements_.emplace(key, statement).first;
    }
    if (!PQsendQueryPrepared(handle_,
                             found->second.c_str(),
                             parameters.size(),
                             parameters.pointers(),
                             parameters.lengths(),
                             parameters.formats(),
                             1))
        return lost(name);
    queued_.push_back({std::string(name), {}});
    return {};
}

Result<void> Connection::send_once(std::string_view text, const Parameters& parameters) {
    const std::string terminated(text);
    if (!PQsendQueryParams(handle_,
                           terminated.c_str(),
                           parameters.size(),
                           parameters.types(),
                           parameters.pointers(),
                           parameters.lengths(),
                           parameters.formats(),
                           1))
        return lost(text.substr(0, 40));
    queued_.push_back({std::string(text.substr(0, 40)), {}});
    return {};
}

// One command's result; the null that ends it is consumed.
ResultPtr Connection::next() {
    ResultPtr result(PQgetResult(handle_));
    if (result && PQresultStatus(result.get()) != PGRES_PIPELINE_SYNC)
        while (ResultPtr(PQgetResult(handle_))) {
        }
    return result;
}

Result<ResultPtr> Connection::finish() {
    auto queued = std::move(queued_);
    queued_.clear();
    state_.clear();
    if (!PQpipelineSync(handle_)) return lost("sync");
    std::optional<Error> first;
    ResultPtr last;
    for (const auto& command : queued) {
        last = next();
        if (!last) return first ? *first : lost(command.name);
        const auto status = PQresultStatus(last.get());
        if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK) continue;
        if (!command.prepared.empty()) statements_.erase(command.prepared);
        if (!first) first = error(last.get(), command.name);
    }
    for (;;) {
        const auto result = next();
        if (!result) return first ? *first : lost("sync");
        if (PQresultStatus(result.get()) == PGRES_PIPELINE_SYNC) break;
        if (!first) first = error(result.get(), "sync");
    }
    if (first) return *first;
    return last;
}

Result<ResultPtr> Connection::script(const std::string& text) {
    state_.clear();
    PQexitPipelineMode(handle_);
    ResultPtr result(PQexec(handle_, text.c_str()));
    PQenterPipelineMode(handle_);
    const auto status = PQresultStatus(result.get());
    if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_EMPTY_QUERY)
        return result;
    return error(result.get(), "script");
}

bool Connection::is_alive() {
    if (PQstatus(handle_) != CONNECTION_OK) return false;
    if (statements_.size() > max_statements) return false;
    // Nothing is expected from an idle server: it says goodbye, or something of no importance.
    pollfd descriptor{PQsocket(handle_), POLLIN, 0};
    return ::poll(&descriptor, 1, 0) == 0;
}

Error Connection::lost(std::string_view name) {
    state_ = "08006";
    return Error{
        ErrorKind::unavailable, "db.down", std::string(name) + ": " + PQerrorMessage(handle_)};
}

Error Connection::error(const PGresult* result, std::string_view name) {
    const char* state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    if (!state) return lost(name);
    state_ = state;
    auto made = classify(state_);
    made.detail = std::string(name) + ": " + state_;
    // Messages of data errors (class 22) quote values, which may be personal.
    const char* message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    if (message && !starts(state_, "22")) made.detail += std::string(" ") + message;
    return made;
}

}  // namespace placet::db::postgres
