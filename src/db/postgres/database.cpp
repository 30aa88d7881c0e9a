#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

#include "db/postgres/connection.h"
#include "db/postgres/postgres.h"
#include "db/postgres/transaction.h"

namespace placet::db::postgres {

namespace {

constexpr std::string_view begin_read = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
constexpr std::string_view begin_serializable = "BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE";
constexpr std::string_view begin_row_locks = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";

// Connections for one purpose; opened when first needed, dropped when they die.
class Pool {
public:
    Pool(const Options& options, int size) : options_(options), size_(size) {}

    Result<std::unique_ptr<Connection>> take() {
        {
            std::unique_lock lock(mutex_);
            const auto me = std::this_thread::get_id();
            // Who holds a connection already and asks for another gets it at once: if all waited
            // for each other's, nobody would go on.
            const auto ready = [&] {
                return !idle_.empty() || open_ < size_ || holders_.contains(me);
            };
            if (!free_.wait_for(lock, std::chrono::seconds(10), ready))
                return Error{ErrorKind::unavailable, "db.busy", "every connection is in use"};
            holders_.insert(me);
            while (!idle_.empty()) {
                auto connection = std::move(idle_.back());
                idle_.pop_back();
                if (connection->is_alive()) return connection;
                --open_;
            }
            ++open_;
        }
        auto opened = Connection::open(options_);
        if (!opened) give_back(nullptr);
        return opened;
    }

    // nullptr: it is no more.
    void give_back(std::unique_ptr<Connection> connection) {
        const std::lock_guard lock(mutex_);
        if (connection && connection->is_alive())
            idle_.push_back(std::move(connection));
        else
            --open_;
        const auto mine = holders_.find(std::this_thread::get_id());
        if (mine != holders_.end()) holders_.erase(mine);
        free_.notify_one();
    }

private:
    const Options& options_;
    const int size_;
    std::mutex mutex_;
    std::condition_variable free_;
    std::vector<std::unique_ptr<Connection>> idle_;
    std::multiset<std::thread::id> holders_;
    int open_ = 0;
};

class PostgresDatabase final : public Database {
public:
    explicit PostgresDatabase(const Options& options)
        : options_(options),
          readers_(options_, options.readers),
          writers_(options_, options.writers) {}

    Result<void> start();
    Engine engine() const override { return Engine::postgres; }
    Result<void> run_read(const Work& work) override;
    Result<void> run_write(Isolation isolation, const Work& work) override;
    void idle() override {}
    Result<void> scrub(const std::vector<std::string_view>& tables) override;

private:
    struct Outcome {
        Result<void> result;
        bool again;  // the work may be run once more
    };
    Outcome attempt(Pool& pool, std::string_view begin, const Work& work);
    Result<void> make_schema(Connection& connection);

    const Options options_;
    Pool readers_;
    Pool writers_;
};

PostgresDatabase::Outcome PostgresDatabase::attempt(Pool& pool,
                                                    std::string_view begin,
                                                    const Work& work) {
    auto taken = pool.take();
    if (!taken) return {std::move(taken).error(), false};
    auto connection = std::move(taken).value();
    PostgresTransaction transaction(*connection, begin);
    auto result = work(transaction);
    if (transaction.failure()) result = *transaction.failure();
    bool commit_was_sent = false;
    if (result) {
        commit_was_sent = true;
        result = transaction.commit(begin == begin_read);
    }
    if (!result) transaction.roll_back();
    const bool lost = !connection->is_alive();
    const bool again = transaction.must_retry() || (lost && !commit_was_sent);
    pool.give_back(std::move(connection));
    return {std::move(result), again};
}

Result<void> PostgresDatabase::run_read(const Work& work) {
    auto outcome = attempt(readers_, begin_read, work);
    // A connection that died since its last use is replaced without anybody noticing.
    if (!outcome.result && outcome.again) outcome = attempt(readers_, begin_read, work);
    return std::move(outcome.result);
}

Result<void> PostgresDatabase::run_write(Isolation isolation, const Work& work) {
    if (isolation == Isolation::row_locks) return attempt(writers_, begin_row_locks, work).result;
    for (int retry = 0;; ++retry) {
        auto outcome = attempt(writers_, begin_serializable, work);
        if (outcome.result || !outcome.again || retry >= options_.retries)
            return std::move(outcome.result);
        // Whoever collided goes on at different times; no randomness is needed for that.
        const auto salt = std::hash<std::thread::id>{}(std::this_thread::get_id()) % 1000;
        std::this_thread::sleep_for(std::chrono::microseconds((500 + salt) << std::min(retry, 5)));
    }
}

Result<void> PostgresDatabase::scrub(const std::vector<std::string_view>& tables) {
    auto connection = TRY(writers_.take());
    Result<void> outcome;
    for (const auto table : tables)
        if (auto done = connection->script("VACUUM " + std::string(table)); !done && outcome)
            outcome = std::move(done).error();
    writers_.give_back(std::move(connection));
    return outcome;
}

Result<void> PostgresDatabase::make_schema(Connection& connection) {
    const auto exists = TRY(
        connection.script("SELECT 1 FROM pg_namespace WHERE nspname = '" + options_.schema + "'"));
    if (PQntuples(exists.get()) > 0) return {};
    // Another node may be as quick: that is no error.
    auto made = connection.script("CREATE SCHEMA IF NOT EXISTS " + options_.schema);
    if (!made && connection.last_state() != "23505" && connection.last_state() != "42P06")
        return std::move(made).error();
    return {};
}

bool is_plain_name(std::string_view name) {
    if (name.empty() || name.size() > 63 || (name[0] >= '0' && name[0] <= '9')) return false;
    return std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

// Shows a wrong URL or a careless server at once instead of at the first consent.
Result<void> PostgresDatabase::start() {
    if (!is_plain_name(options_.schema) || options_.readers < 1 || options_.writers < 1)
        return internal_error("db.options");
    auto connection = TRY(writers_.take());
    const auto careless =
        TRY(connection->script("SELECT name FROM pg_settings WHERE setting = 'off' AND name IN "
                               "('fsync', 'full_page_writes', 'synchronous_commit')"));
    if (PQntuples(careless.get()) > 0)
        return Error{ErrorKind::unavailable,
                     "db.not_durable",
                     std::string("the server has ") + PQgetvalue(careless.get(), 0, 0) + " = off"};
    TRY(make_schema(*connection));
    writers_.give_back(std::move(connection));
    return {};
}

}  // namespace

Result<std::unique_ptr<Database>> open(const Options& options) {
    auto database = std::make_unique<PostgresDatabase>(options);
    TRY(database->start());
    return std::unique_ptr<Database>(std::move(database));
}

}  // namespace placet::db::postgres
