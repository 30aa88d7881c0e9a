#pragma once

// One sqlite3 connection with its prepared statements. Used by one thread at a time.

#include <sqlite3.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "db/database.h"

namespace placet::db::sqlite {

class Statement {
public:
    Statement(sqlite3_stmt* handle, std::vector<int> positions)
        : handle_(handle), positions_(std::move(positions)) {}
    ~Statement() { sqlite3_finalize(handle_); }
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    // The values must outlive the statement's run: nothing is copied.
    int bind(const Values& values);
    int bind(std::size_t parameter, const Value& value);
    std::size_t parameters() const { return positions_.size(); }
    int step() { return sqlite3_step(handle_); }
    // internal "db.statement" for a type that is not of the common subset
    Result<Row> row() const;
    // Ready for the next row of a bulk statement; the bindings stay.
    void rewind() { sqlite3_reset(handle_); }
    void reset() {
        sqlite3_reset(handle_);
        sqlite3_clear_bindings(handle_);
    }

    bool in_use = false;

private:
    sqlite3_stmt* handle_;
    std::vector<int> positions_;  // of $1, $2, …
};

// Resets the statement when its run ends, and finalizes it when it was not worth keeping.
class Run {
public:
    Run(Statement* statement, std::unique_ptr<Statement> own)
        : own_(std::move(own)), statement_(statement) {
        statement_->in_use = true;
    }
    Run(Run&& other) noexcept : own_(std::move(other.own_)), statement_(other.statement_) {
        other.statement_ = nullptr;
    }
    Run& operator=(Run&&) = delete;
    ~Run() {
        if (!statement_) return;
        statement_->reset();
        statement_->in_use = false;
    }
    Statement* operator->() const { return statement_; }

private:
    std::unique_ptr<Statement> own_;
    Statement* statement_;
};

struct ConnectionOptions {
    std::filesystem::path file;
    bool writer = false;
    int cache_kib = 2 * 1024;
};

class Connection {
public:
    using OnFatal = std::function<void(const Error&)>;

    static Result<std::unique_ptr<Connection>> open(const ConnectionOptions& options,
                                                    OnFatal on_fatal);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    // Prepares, or takes from the cache; a statement that is running already gets a twin.
    Result<Run> prepare(std::string_view text);
    Result<void> script(const std::string& text);
    bool in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }
    std::int64_t changes() const { return sqlite3_changes64(handle_); }
    // What the last call's code means; tells on_fatal when the file can no longer be trusted.
    Error error(int code, std::string_view what);
    sqlite3* handle() { return handle_; }

private:
    Connection(sqlite3* handle, OnFatal on_fatal)
        : handle_(handle), on_fatal_(std::move(on_fatal)) {}
    Result<std::unique_ptr<Statement>> compile(std::string_view text);

    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };

    sqlite3* handle_;
    OnFatal on_fatal_;
    std::unordered_map<std::string, std::unique_ptr<Statement>, TextHash, std::equal_to<>>
        statements_;
};

}  // namespace placet::db::sqlite
