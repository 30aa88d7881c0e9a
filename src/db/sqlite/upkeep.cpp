#include "db/sqlite/upkeep.h"

#include <fcntl.h>
#include <unistd.h>

#include "db/sqlite/connection.h"

namespace placet::db::sqlite {

namespace {

Result<std::unique_ptr<Connection>> open_to_read(const std::filesystem::path& file) {
    return Connection::open({file, false, 8 * 1024}, [](const Error&) {});
}

Result<void> flush(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool flushed = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0) ::close(descriptor);
    if (!flushed) return Error{ErrorKind::unavailable, "db.full", path.string()};
    return {};
}

}  // namespace

Result<void> copy_database(const std::filesystem::path& file, const std::filesystem::path& target) {
    std::error_code ignored;
    if (std::filesystem::exists(target, ignored))
        return Error{ErrorKind::conflict, "db.target_exists", target.string()};
    auto source = TRY(open_to_read(file));
    {
        auto run = TRY(source->prepare("VACUUM INTO $1"));
        const db::Values values{target.string()};
        int code = run->bind(values);
        if (code == SQLITE_OK) code = run->step();
        if (code != SQLITE_DONE) {
            auto error = source->error(code, "copy");
            std::filesystem::remove(target, ignored);
            return error;
        }
    }
    TRY(flush(target));
    return flush(target.has_parent_path() ? target.parent_path() : std::filesystem::path("."));
}

Result<void> examine(const std::filesystem::path& file) {
    auto connection = TRY(open_to_read(file));
    auto run = TRY(connection->prepare("PRAGMA integrity_check(1)"));
    const int code = run->step();
    if (code != SQLITE_ROW) return connection->error(code, "examine");
    const auto row = TRY(run->row());
    if (row.text(0) != "ok") return internal_error("db.damaged", row.text(0));
    return {};
}

}  // namespace placet::db::sqlite
