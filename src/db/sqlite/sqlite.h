#pragma once

// The embedded store. One connection does every write and every checkpoint (SQLite up to 3.51.2
// can corrupt a WAL that two connections write and reset at once); readers have their own
// read-only connections. Only one process may open a file for writing: an flock on `<file>.lock`
// guards it. A commit is durable when it returns (WAL, synchronous=FULL).

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>

#include "base/result.h"
#include "db/database.h"

namespace placet::db::sqlite {

struct Options {
    std::filesystem::path file;
    int readers = 4;  // connections; opened when first needed
    int writer_cache_kib = 32 * 1024;
    int reader_cache_kib = 2 * 1024;
    std::int64_t checkpoint_bytes = std::int64_t{16} << 20;  // idle() checkpoints a larger WAL
    // For tools beside a running server: takes no lock, refuses to write.
    bool read_only = false;
    // The file can no longer be trusted (fsync failed, input/output error, damaged page). Must end
    // the process: the state of the page cache is unknown, recovery starts from the disk. Unset:
    // the process aborts.
    std::function<void(const Error&)> on_fatal = {};
};

// unavailable: "db.locked" (another process uses this data directory), "db.filesystem" (a network
// file system), "db.open".
Result<std::unique_ptr<Database>> open(const Options& options);

}  // namespace placet::db::sqlite
