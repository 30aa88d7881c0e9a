#include "db/sqlite/connection.h"

#include <cerrno>
#include <charconv>
#include <cstring>

namespace placet::db::sqlite {

namespace {

// All statements of the program fit; a leak of built texts would not.
constexpr std::size_t max_statements = 512;

std::string pragmas(const ConnectionOptions& options) {
    // recursive_triggers: without it REPLACE would delete past the guards of the ledger tables.
    std::string text =
        "PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON; PRAGMA trusted_schema=OFF;"
        "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY;"
        "PRAGMA cache_size=-" +
        std::to_string(options.cache_kib) + ";";
    if (options.writer)
        text +=
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0;"
            "PRAGMA secure_delete=ON; PRAGMA journal_size_limit=67108864;";
    return text;
}

// The parameter's number when its name is "$<number>", else 0.
std::size_t parameter_number(const char* name) {
    if (!name || name[0] != '$') return 0;
    const std::string_view digits(name + 1);
    std::size_t number = 0;
    const auto end = digits.data() + digits.size();
    const auto parsed = std::from_chars(digits.data(), end, number);
    return parsed.ptr == end && number <= 1000 ? number : 0;
}

bool no_space(int system_error) {
    return system_error == ENOSPC || system_error == EDQUOT;
}

Error classify(int code, int system_error) {
    switch (code) {
        case SQLITE_CONSTRAINT_UNIQUE:
        case SQLITE_CONSTRAINT_PRIMARYKEY:
        case SQLITE_CONSTRAINT_ROWID:
            return {ErrorKind::conflict, "db.unique"};
        case SQLITE_IOERR_WRITE:
        case SQLITE_IOERR_SHMSIZE:
            if (no_space(system_error)) return {ErrorKind::unavailable, "db.full"};
            break;
        default:
            break;
    }
    switch (code & 0xFF) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {ErrorKind::unavailable, "db.busy"};
        case SQLITE_FULL:
            return {ErrorKind::unavailable, "db.full"};
        case SQLITE_CONSTRAINT:
            return {ErrorKind::internal, "db.constraint"};
        case SQLITE_IOERR:
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return {ErrorKind::unavailable, "db.down"};
        default:
            return {ErrorKind::internal, "db.statement"};
    }
}

}  // namespace

int Statement::bind(std::size_t parameter, const Value& value) {
    const int position = positions_[parameter];
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        return sqlite3_bind_int64(handle_, position, *integer);
    if (const auto* text = std::get_if<std::string>(&value))
        return sqlite3_bind_text64(
            handle_, position, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
    if (const auto* bytes = std::get_if<Bytes>(&value)) {
        // A null pointer would bind NULL.
        if (bytes->empty()) return sqlite3_bind_zeroblob(handle_, position, 0);
        return sqlite3_bind_blob64(handle_, position, bytes->data(), bytes->size(), SQLITE_STATIC);
    }
    return sqlite3_bind_null(handle_, position);
}

int Statement::bind(const Values& values) {
    if (values.size() != positions_.size()) return SQLITE_RANGE;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (const int code = bind(i, values[i]); code != SQLITE_OK) return code;
    return SQLITE_OK;
}

Result<Row> Statement::row() const {
    const int columns = sqlite3_column_count(handle_);
    Values values;
    values.reserve(static_cast<std::size_t>(columns));
    for (int i = 0; i < columns; ++i) {
        switch (sqlite3_column_type(handle_, i)) {
            case SQLITE_INTEGER:
                values.emplace_back(std::int64_t{sqlite3_column_int64(handle_, i)});
                break;
            case SQLITE_TEXT: {
                const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(handle_, i));
                const auto size = static_cast<std::size_t>(sqlite3_column_bytes(handle_, i));
                values.emplace_back(std::in_place_type<std::string>, text, size);
                break;
            }
            case SQLITE_BLOB: {
                const auto* data =
                    static_cast<const std::uint8_t*>(sqlite3_column_blob(handle_, i));
                const auto size = sqlite3_column_bytes(handle_, i);
                values.emplace_back(std::in_place_type<Bytes>, data, data + size);
                break;
            }
            case SQLITE_NULL:
                values.emplace_back();
                break;
            default:
                return internal_error("db.statement", "a floating point column");
        }
    }
    return Row(std::move(values));
}

Result<std::unique_ptr<Connection>> Connection::open(const ConnectionOptions& options,
                                                     OnFatal on_fatal) {
    sqlite3* handle = nullptr;
    const int flags =
        (options.writer ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY) |
        SQLITE_OPEN_NOMUTEX;
    const int code = sqlite3_open_v2(options.file.c_str(), &handle, flags, nullptr);
    // Errors while opening are the caller's to show: nothing has been promised yet.
    std::unique_ptr<Connection> connection(new Connection(handle, [](const Error&) {}));
    if (code != SQLITE_OK || !handle)
        return Error{
            ErrorKind::unavailable, "db.open", options.file.string() + ": " + sqlite3_errstr(code)};
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, 2000);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    auto prepared = connection->script(pragmas(options));
    if (!prepared)
        return Error{ErrorKind::unavailable,
                     "db.open",
                     options.file.string() + ": " + prepared.error().detail};
    connection->on_fatal_ = std::move(on_fatal);
    return connection;
}

Connection::~Connection() {
    statements_.clear();
    sqlite3_close(handle_);
}

Result<std::unique_ptr<Statement>> Connection::compile(std::string_view text) {
    sqlite3_stmt* handle = nullptr;
    const char* tail = nullptr;
    const int code = sqlite3_prepare_v3(handle_,
                                        text.data(),
                                        static_cast<int>(text.size()),
                                        SQLITE_PREPARE_PERSISTENT,
                                        &handle,
                                        &tail);
    if (code != SQLITE_OK) return error(code, "prepare");
    const int count = sqlite3_bind_parameter_count(handle);
    std::vector<int> positions(static_cast<std::size_t>(count), 0);
    for (int i = 1; i <= count; ++i) {
        const auto number = parameter_number(sqlite3_bind_parameter_name(handle, i));
        if (number == 0 || number > positions.size()) {
            sqlite3_finalize(handle);
            return internal_error("db.statement", "parameters must be $1, $2, … without gaps");
        }
        positions[number - 1] = i;
    }
    return std::make_unique<Statement>(handle, std::move(positions));
}

Result<Run> Connection::prepare(std::string_view text) {
    if (auto found = statements_.find(text); found != statements_.end()) {
        if (!found->second->in_use) return Run(found->second.get(), nullptr);
        auto twin = TRY(compile(text));
        auto* statement = twin.get();
        return Run(statement, std::move(twin));
    }
    auto compiled = TRY(compile(text));
    auto* statement = compiled.get();
    if (statements_.size() >= max_statements) return Run(statement, std::move(compiled));
    statements_.emplace(std::string(text), std::move(compiled));
    return Run(statement, nullptr);
}

Result<void> Connection::script(const std::string& text) {
    const int code = sqlite3_exec(handle_, text.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return error(code, "script");
    return {};
}

Error Connection::error(int code, std::string_view what) {
    const int extended = code == SQLITE_RANGE ? code : sqlite3_extended_errcode(handle_);
    auto result = classify(extended, sqlite3_system_errno(handle_));
    // SQLite's messages name tables and columns, never values.
    result.detail =
        std::string(what) + ": " +
        (code == SQLITE_RANGE ? "wrong number of parameters" : sqlite3_errmsg(handle_)) + " (" +
        std::to_string(extended) + ")";
    if (result.code == "db.down") on_fatal_(result);
    return result;
}

}  // namespace placet::db::sqlite
