#pragma once

// An flock that a process holds for as long as it uses a database file. The kernel releases it
// when the process ends, however it ends.

#include <filesystem>
#include <memory>

#include "base/result.h"

namespace placet::db::sqlite {

class LockFile {
public:
    // unavailable: "db.locked", "db.open"
    static Result<std::unique_ptr<LockFile>> take(const std::filesystem::path& path);
    ~LockFile();
    LockFile(const LockFile&) = delete;
    LockFile& operator=(const LockFile&) = delete;

private:
    explicit LockFile(int descriptor) : descriptor_(descriptor) {}
    int descriptor_;
};

// False for network file systems, whose locks and flushes cannot be relied on.
bool is_local_file_system(const std::filesystem::path& folder);

}  // namespace placet::db::sqlite
