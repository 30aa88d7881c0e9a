#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

#include "db/sqlite/connection.h"
#include "db/sqlite/lock_file.h"
#include "db/sqlite/sqlite.h"
#include "db/sqlite/transaction.h"

namespace placet::db::sqlite {

namespace {

class SqliteDatabase final : public Database {
public:
    SqliteDatabase(Options options, std::unique_ptr<LockFile> lock)
        : options_(std::move(options)), lock_(std::move(lock)) {}
    ~SqliteDatabase() override {
        idle_readers_.clear();  // the writer closes last: only it may touch the WAL
    }

    Result<void> start();
    Engine engine() const override { return Engine::sqlite; }
    Result<void> run_read(const Work& work) override;
    Result<void> run_write(Isolation isolation, const Work& work) override;
    void idle() override;
    Result<void> scrub(const std::vector<std::string_view>& tables) override;

private:
    Connection::OnFatal fatal();
    Result<std::unique_ptr<Connection>> take_reader();
    void give_back(std::unique_ptr<Connection> reader);
    void forget_reading_thread();
    Result<void> transact(Connection& connection, const char* begin, const Work& work);
    void checkpoint(std::int64_t above_bytes);
    static int on_commit(void* self, sqlite3*, const char*, int pages);

    Options options_;
    std::unique_ptr<LockFile> lock_;

    std::mutex write_mutex_;
    std::atomic<std::thread::id> writing_thread_;  // to refuse a write inside a write
    std::unique_ptr<Connection> writer_;
    std::int64_t wal_bytes_ = 0;  // guarded by write_mutex_

    std::mutex read_mutex_;
    std::condition_variable reader_free_;
    std::vector<std::unique_ptr<Connection>> idle_readers_;
    std::multiset<std::thread::id> reading_threads_;
    int open_readers_ = 0;
};

Connection::OnFatal SqliteDatabase::fatal() {
    return [this](const Error& error) {
        if (options_.on_fatal) return options_.on_fatal(error);
        std::fprintf(stderr, "the store cannot be trusted: %s\n", error.detail.c_str());
        std::abort();
    };
}

Result<void> SqliteDatabase::start() {
    if (options_.read_only) {
        give_back(TRY(take_reader()));  // shows now whether the file can be read
        return {};
    }
    writer_ = TRY(Connection::open({options_.file, true, options_.writer_cache_kib}, fatal()));
    sqlite3_wal_hook(writer_->handle(), &SqliteDatabase::on_commit, this);
    checkpoint(0);
    return {};
}

int SqliteDatabase::on_commit(void* self, sqlite3*, const char*, int pages) {
    static_cast<SqliteDatabase*>(self)->wal_bytes_ = std::int64_t{pages} * 4096;
    return SQLITE_OK;
}

Result<std::unique_ptr<Connection>> SqliteDatabase::take_reader() {
    {
        std::unique_lock lock(read_mutex_);
        const auto me = std::this_thread::get_id();
        // Who reads already and asks for more gets it at once: if all waited for each other's
        // connections, nobody would ever go on.
        reader_free_.wait(lock, [&] {
            return !idle_readers_.empty() || open_readers_ < options_.readers ||
                   reading_threads_.contains(me);
        });
        reading_threads_.insert(me);
        if (!idle_readers_.empty()) {
            auto reader = std::move(idle_readers_.back());
            idle_readers_.pop_back();
            return reader;
        }
        ++open_readers_;
    }
    auto opened = Connection::open({options_.file, false, options_.reader_cache_kib}, fatal());
    if (!opened) {
        const std::lock_guard lock(read_mutex_);
        --open_readers_;
        forget_reading_thread();
        reader_free_.notify_one();
    }
    return opened;
}

// Called with read_mutex_ held.
void SqliteDatabase::forget_reading_thread() {
    const auto mine = reading_threads_.find(std::this_thread::get_id());
    if (mine != reading_threads_.end()) reading_threads_.erase(mine);
}

void SqliteDatabase::give_back(std::unique_ptr<Connection> reader) {
    const std::lock_guard lock(read_mutex_);
    idle_readers_.push_back(std::move(reader));
    forget_reading_thread();
    reader_free_.notify_one();
}

// Ends the transaction on every way out.
class Undo {
public:
    explicit Undo(Connection& connection) : connection_(connection) {}
    ~Undo() {
        if (connection_.in_transaction()) (void)connection_.script("ROLLBACK");
    }
    Undo(const Undo&) = delete;
    Undo& operator=(const Undo&) = delete;

private:
    Connection& connection_;
};

Result<void> SqliteDatabase::transact(Connection& connection, const char* begin, const Work& work) {
    const Undo undo(connection);
    auto started = TRY(connection.prepare(begin));
    if (const int code = started->step(); code != SQLITE_DONE) return connection.error(code, begin);
    SqliteTransaction transaction(connection);
    TRY(work(transaction));
    if (transaction.failure()) return *transaction.failure();
    auto commit = TRY(connection.prepare("COMMIT"));
    const int code = commit->step();
    if (code != SQLITE_DONE) return connection.error(code, "commit");
    return {};
}

Result<void> SqliteDatabase::run_read(const Work& work) {
    auto reader = TRY(take_reader());
    auto outcome = transact(*reader, "BEGIN", work);
    give_back(std::move(reader));
    return outcome;
}

Result<void> SqliteDatabase::run_write(Isolation, const Work& work) {
    if (!writer_) return internal_error("db.read_only");
    if (writing_thread_.load() == std::this_thread::get_id()) return internal_error("db.nested");
    const std::lock_guard lock(write_mutex_);
    writing_thread_ = std::this_thread::get_id();
    auto outcome = transact(*writer_, "BEGIN IMMEDIATE", work);
    writing_thread_ = std::thread::id{};
    // Under a load without pauses nobody calls idle().
    checkpoint(options_.checkpoint_bytes * 4);
    return outcome;
}

void SqliteDatabase::idle() {
    if (!writer_) return;
    const std::unique_lock lock(write_mutex_, std::try_to_lock);
    if (lock.owns_lock()) checkpoint(options_.checkpoint_bytes);
}

// Called with write_mutex_ held. A reader may pin the end of the WAL; then the rest is copied the
// next time, and only a WAL far beyond the limit is worth waiting for readers.
void SqliteDatabase::checkpoint(std::int64_t above_bytes) {
    if (above_bytes > 0 && wal_bytes_ <= above_bytes) return;
    const bool huge = wal_bytes_ > options_.checkpoint_bytes * 16;
    int in_wal = 0;
    int copied = 0;
    const int code =
        sqlite3_wal_checkpoint_v2(writer_->handle(),
                                  nullptr,
                                  huge ? SQLITE_CHECKPOINT_RESTART : SQLITE_CHECKPOINT_PASSIVE,
                                  &in_wal,
                                  &copied);
    // A full disk is no harm: the WAL keeps what the file has no room for.
    if (code != SQLITE_OK && (code & 0xFF) != SQLITE_BUSY) (void)writer_->error(code, "checkpoint");
    if (code == SQLITE_OK && in_wal == copied) wal_bytes_ = 0;
}

Result<void> SqliteDatabase::scrub(const std::vector<std::string_view>&) {
    if (!writer_) return internal_error("db.read_only");
    const std::lock_guard lock(write_mutex_);
    const int code = sqlite3_wal_checkpoint_v2(
        writer_->handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    if (code != SQLITE_OK) return writer_->error(code, "scrub");
    wal_bytes_ = 0;
    return {};
}

}  // namespace

Result<std::unique_ptr<Database>> open(const Options& options) {
    std::unique_ptr<LockFile> lock;
    const auto folder =
        options.file.has_parent_path() ? options.file.parent_path() : std::filesystem::path(".");
    if (!is_local_file_system(folder))
        return Error{ErrorKind::unavailable,
                     "db.filesystem",
                     folder.string() + " is a network file system: use a local disk"};
    if (!options.read_only) lock = TRY(LockFile::take(options.file.string() + ".lock"));
    auto database = std::make_unique<SqliteDatabase>(options, std::move(lock));
    TRY(database->start());
    return std::unique_ptr<Database>(std::move(database));
}

}  // namespace placet::db::sqlite
