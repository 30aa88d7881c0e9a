// The floor of a store: rows of the size of a consent, in durable transactions of BATCH rows, and
// nothing else.
//
// usage: store flush DIR SECONDS | store sqlite DIR BATCH SECONDS | store postgres URL BATCH
// SECONDS prints: rows per second, p50 and p99 of one transaction in microseconds
#include <fcntl.h>
#include <libpq-fe.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

const std::string body(530, 'b');  // with subject and time about 575 bytes

double microseconds(Clock::duration duration) {
    return std::chrono::duration<double, std::micro>(duration).count();
}

std::string next_subject() {
    static std::uint64_t state = 88172645463325252u;
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return "sub_" + std::to_string(state);
}

[[noreturn]] void fail(const char* what) {
    std::fprintf(stderr, "%s\n", what);
    std::exit(2);
}

void repeat(double seconds, int rows, const std::function<void()>& transaction) {
    std::vector<double> times;
    const auto start = Clock::now();
    while (microseconds(Clock::now() - start) < seconds * 1e6) {
        const auto begin = Clock::now();
        transaction();
        times.push_back(microseconds(Clock::now() - begin));
    }
    const double total = microseconds(Clock::now() - start) / 1e6;
    std::sort(times.begin(), times.end());
    std::printf("%.0f %.0f %.0f\n",
                static_cast<double>(times.size()) * rows / total,
                times[times.size() / 2],
                times[times.size() * 99 / 100]);
}

void flush(const std::string& folder, double seconds) {
    const std::string path = folder + "/flush";
    const int file = open(path.c_str(), O_CREAT | O_RDWR | O_TRUNC, 0600);
    if (file < 0) fail("cannot write");
    repeat(seconds, 1, [&] {
        if (write(file, body.data(), body.size()) < 0 || fdatasync(file) != 0) fail("cannot flush");
    });
    close(file);
    unlink(path.c_str());
}

void sqlite(const std::string& folder, int batch, double seconds) {
    const std::string path = folder + "/floor.db";
    for (const char* suffix : {"", "-wal", "-shm"})
        unlink((path + suffix).c_str());
    sqlite3* db = nullptr;
    sqlite3_open(path.c_str(), &db);
    const auto run = [&](const char* sql) {
        if (sqlite3_exec(db, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail(sqlite3_errmsg(db));
    };
    run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
        "CREATE TABLE consent (id INTEGER PRIMARY KEY, subject TEXT NOT NULL, given_at INTEGER NOT "
        "NULL,"
        " body TEXT NOT NULL) STRICT;"
        "CREATE INDEX by_subject ON consent (subject); CREATE INDEX by_time ON consent (given_at)");
    sqlite3_stmt* insert = nullptr;
    sqlite3_prepare_v2(
        db, "INSERT INTO consent (subject, given_at, body) VALUES (?, ?, ?)", -1, &insert, nullptr);
    std::int64_t time = 0;
    repeat(seconds, batch, [&] {
        run("BEGIN IMMEDIATE");
        for (int row = 0; row < batch; ++row) {
            const std::string subject = next_subject();
            sqlite3_bind_text(insert, 1, subject.c_str(), -1, SQLITE_TRANSIENT);
            sqlite3_bind_int64(insert, 2, ++time);
            sqlite3_bind_text(insert, 3, body.c_str(), -1, SQLITE_STATIC);
            if (sqlite3_step(insert) != SQLITE_DONE) fail(sqlite3_errmsg(db));
            sqlite3_reset(insert);
        }
        run("COMMIT");
    });
    sqlite3_finalize(insert);
    sqlite3_close(db);
    for (const char* suffix : {"", "-wal", "-shm"})
        unlink((path + suffix).c_str());
}

void postgres(const std::string& url, int batch, double seconds) {
    PGconn* connection = PQconnectdb(url.c_str());
    const auto check = [&](PGresult* result) {
        const auto status = PQresultStatus(result);
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
            fail(PQerrorMessage(connection));
        PQclear(result);
    };
    check(PQexec(connection,
                 "SET client_min_messages = error; DROP TABLE IF EXISTS floor;"
                 "CREATE TABLE floor (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, subject "
                 "text NOT NULL,"
                 " given_at bigint NOT NULL, body text NOT NULL);"
                 "CREATE INDEX ON floor (subject); CREATE INDEX ON floor (given_at)"));
    check(PQprepare(connection,
                    "insert",
                    "INSERT INTO floor (subject, given_at, body)"
                    " SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[])",
                    3,
                    nullptr));
    std::int64_t time = 0;
    repeat(seconds, batch, [&] {
        std::string columns[3] = {"{", "{", "{"};
        for (int row = 0; row < batch; ++row) {
            const char* comma = row == 0 ? "" : ",";
            columns[0] += comma + next_subject();
            columns[1] += comma + std::to_string(++time);
            columns[2] += comma + body;
        }
        for (auto& column : columns)
            column += "}";
        const char* values[3] = {columns[0].c_str(), columns[1].c_str(), columns[2].c_str()};
        check(PQexecPrepared(connection, "insert", 3, values, nullptr, nullptr, 0));
    });
    check(PQexec(connection, "DROP TABLE floor"));
    PQfinish(connection);
}

}  // namespace

int main(int count, char** words) {
    const std::vector<std::string> arguments(words + 1, words + count);
    const std::string what = arguments.empty() ? "" : arguments[0];
    if (what == "flush" && arguments.size() == 3) {
        flush(arguments[1], std::stod(arguments[2]));
    } else if (what == "sqlite" && arguments.size() == 4) {
        sqlite(arguments[1], std::stoi(arguments[2]), std::stod(arguments[3]));
    } else if (what == "postgres" && arguments.size() == 4) {
        postgres(arguments[1], std::stoi(arguments[2]), std::stod(arguments[3]));
    } else {
        fail(
            "usage: store flush DIR SECONDS | sqlite DIR BATCH SECONDS | postgres URL BATCH "
            "SECONDS");
    }
    return 0;
}
