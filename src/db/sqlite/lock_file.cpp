#include "db/sqlite/lock_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace placet::db::sqlite {

Result<std::unique_ptr<LockFile>> LockFile::take(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return Error{ErrorKind::unavailable, "db.open", path.string() + ": " + strerror(errno)};
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        ::close(descriptor);
        return Error{ErrorKind::unavailable,
                     "db.locked",
                     "another process uses this data directory (" + path.string() + ")"};
    }
    return std::unique_ptr<LockFile>(new LockFile(descriptor));
}

LockFile::~LockFile() {
    ::close(descriptor_);
}

bool is_local_file_system(const std::filesystem::path& folder) {
    constexpr long network[] = {0x6969, 0xFF534D42, 0xFE534D42, 0x517B, 0x01021997};  // NFS … 9p
    struct statfs info{};
    if (::statfs(folder.c_str(), &info) != 0) return true;
    for (const long type : network)
        if (static_cast<unsigned long>(info.f_type) == static_cast<unsigned long>(type))
            return false;
    return true;
}

}  // namespace placet::db::sqlite
