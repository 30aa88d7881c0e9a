#pragma once

// The two stores behind one interface. Statements use $1, $2, … and the common subset of SQLite
// and PostgreSQL (docs/adr/0002-two-stores.md): ids and enums TEXT, instants microseconds BIGINT,
// flags SMALLINT, bytes BLOB/BYTEA.
//
// Errors of any call: unavailable "db.busy" (lock or serialisation, already retried), "db.down"
// (connection lost before COMMIT was sent), "db.full" (disk full), "db.outcome_unknown" (connection
// lost while COMMIT was under way); conflict "db.unique" (a unique key exists; the transaction is
// dead on PostgreSQL, so insert with OnConflict::ignore where a duplicate is expected);
// internal "db.statement" (our mistake) or "db.constraint" (a check, foreign key or guard refused);
// invalid_input "db.text" (a text parameter with a NUL byte or broken UTF-8). The first error of a
// transaction kills it on both engines: later calls repeat it, and nothing is committed.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "db/query.h"

namespace placet::db {

enum class Engine { sqlite, postgres };

using Value = std::variant<std::monostate, std::int64_t, std::string, Bytes>;
using Values = std::vector<Value>;

template <class T>
Value nullable(const std::optional<T>& value) {
    if (!value) return std::monostate{};
    return Value{*value};
}

class Row {
public:
    explicit Row(Values values) : values_(std::move(values)) {}

    // Reading a column as another type than it has is our own mistake: it aborts.
    bool is_null(std::size_t column) const;
    std::int64_t integer(std::size_t column) const;
    const std::string& text(std::size_t column) const;
    const Bytes& bytes(std::size_t column) const;
    std::optional<std::int64_t> optional_integer(std::size_t column) const;
    std::optional<std::string> optional_text(std::size_t column) const;
    std::optional<Bytes> optional_bytes(std::size_t column) const;

private:
    Values values_;
};
using Rows = std::vector<Row>;

enum class Type { integer, text, bytes };
enum class OnConflict { fail, ignore };

struct Column {
    std::string_view name;
    Type type;
};

// Many rows into one table: one prepared statement in a loop on SQLite, one unnest() on PostgreSQL.
struct BulkInsert {
    std::string_view table;
    std::vector<Column> columns;
    OnConflict on_conflict = OnConflict::fail;
};

// Rows of `table` where the `fixed` columns have the given values and `key` is one of many: one
// prepared statement in a loop on SQLite, one `= ANY()` on PostgreSQL. Reads without locking.
struct BulkLookup {
    std::string_view table;
    std::vector<Column> fixed;
    Column key;
    std::vector<std::string_view> columns;
};

// Used by one thread, inside Database::read or ::write only.
class Transaction {
public:
    virtual ~Transaction() = default;

    virtual Result<Rows> query(const Query& query, Values parameters) = 0;
    // Rows changed.
    virtual Result<std::int64_t> execute(const Query& query, Values parameters) = 0;
    // May be deferred to the next query or the commit (PostgreSQL pipeline); its error then
    // appears there, and the transaction is undone.
    virtual Result<void> insert(const BulkInsert& statement, std::vector<Values> rows) = 0;
    // In no particular order; keys without a row are simply absent, so select the key as well.
    virtual Result<Rows> lookup(const BulkLookup& statement,
                                const Values& fixed,
                                std::vector<Value> keys) = 0;
    // Streams a result of any size in constant memory; the callback returns false to stop.
    virtual Result<void> each(const Query& query,
                              Values parameters,
                              const std::function<Result<bool>(const Row&)>& row) = 0;
    // Several statements without parameters: migrations only.
    virtual Result<void> script(std::string_view text) = 0;
    virtual Engine engine() const = 0;
};

enum class Isolation {
    serializable,  // use cases: PostgreSQL SERIALIZABLE with bounded retry (so: repeatable work)
    row_locks,     // the sequencer and job claims: READ COMMITTED, they lock what they read;
                   // run once only: a collision is "db.busy"
};

// Any thread. On SQLite all writes share one connection and wait for each other. Reads see one
// instant, and may be run twice when a connection has died meanwhile (so: repeatable work).
class Database {
public:
    using Work = std::function<Result<void>(Transaction&)>;

    virtual ~Database() = default;
    virtual Engine engine() const = 0;
    virtual Result<void> run_read(const Work& work) = 0;
    // Commits when `work` succeeds, else undoes everything. Returns after a durable COMMIT.
    virtual Result<void> run_write(Isolation isolation, const Work& work) = 0;
    // Hygiene between batches: SQLite checkpoints its WAL when it is large; PostgreSQL: nothing.
    virtual void idle() = 0;
    // After an erasure: deleted bytes leave the files (SQLite truncates its WAL; PostgreSQL vacuums
    // `tables`). Hygiene, not the guarantee: that is the destroyed key.
    virtual Result<void> scrub(const std::vector<std::string_view>& tables) = 0;

    template <class F>
    auto read(F&& work) -> decltype(work(std::declval<Transaction&>())) {
        return run([this](const Work& w) { return run_read(w); }, std::forward<F>(work));
    }
    template <class F>
    auto write(F&& work, Isolation isolation = Isolation::serializable)
        -> decltype(work(std::declval<Transaction&>())) {
        return run([this, isolation](const Work& w) { return run_write(isolation, w); },
                   std::forward<F>(work));
    }

private:
    template <class Run, class F>
    static auto run(Run&& run, F&& work) -> decltype(work(std::declval<Transaction&>())) {
        using R = decltype(work(std::declval<Transaction&>()));
        if constexpr (std::is_void_v<typename R::value_type>) {
            return run(Work([&](Transaction& tx) -> Result<void> { return work(tx); }));
        } else {
            std::optional<typename R::value_type> value;
            auto outcome = run(Work([&](Transaction& tx) -> Result<void> {
                auto result = work(tx);
                if (!result) return std::move(result).error();
                value.emplace(std::move(result).value());
                return {};
            }));
            if (!outcome) return std::move(outcome).error();
            return std::move(*value);
        }
    }
};

}  // namespace placet::db
