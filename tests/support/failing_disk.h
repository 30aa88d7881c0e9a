#pragma once

// A disk that fails when told: the default VFS of SQLite with a flush and a write that can be made
// to fail. For the lifetime of the object every file that SQLite opens in this process uses it.

#include <sqlite3.h>

namespace placet::test {

struct FileKind {
    const sqlite3_io_methods* real = nullptr;
    sqlite3_io_methods failing = {};
};

class FailingDisk {
public:
    FailingDisk() {
        real_ = sqlite3_vfs_find(nullptr);
        shim_ = *real_;
        shim_.zName = "failing";
        shim_.xOpen = open;
        sqlite3_vfs_register(&shim_, 1);
    }
    ~FailingDisk() {
        sqlite3_vfs_unregister(&shim_);
        sqlite3_vfs_register(real_, 1);
        flush_result = write_result = SQLITE_OK;
    }
    FailingDisk(const FailingDisk&) = delete;
    FailingDisk& operator=(const FailingDisk&) = delete;

    // What the next calls answer instead of working.
    static inline int flush_result = SQLITE_OK;
    static inline int write_result = SQLITE_OK;

private:
    static int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out) {
        const int code = real_->xOpen(real_, name, file, flags, out);
        if (code != SQLITE_OK || !file->pMethods) return code;
        // SQLite has one set of methods for databases and another for their WALs.
        auto& kind = (flags & SQLITE_OPEN_WAL) != 0 ? wal_ : other_;
        if (!kind.real) {
            kind.real = file->pMethods;
            kind.failing = *kind.real;
            kind.failing.xSync = &kind == &wal_ ? flush<wal_> : flush<other_>;
            kind.failing.xWrite = &kind == &wal_ ? write<wal_> : write<other_>;
        }
        if (file->pMethods == kind.real) file->pMethods = &kind.failing;
        return code;
    }

    static inline FileKind wal_ = {};
    static inline FileKind other_ = {};

    template <FileKind& kind>
    static int flush(sqlite3_file* file, int flags) {
        return flush_result != SQLITE_OK ? flush_result : kind.real->xSync(file, flags);
    }
    template <FileKind& kind>
    static int write(sqlite3_file* file, const void* data, int size, sqlite3_int64 at) {
        return write_result != SQLITE_OK ? write_result : kind.real->xWrite(file, data, size, at);
    }

    static inline sqlite3_vfs* real_ = nullptr;
    sqlite3_vfs shim_ = {};
};

}  // namespace placet::test
