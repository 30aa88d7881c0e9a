#include "system/files.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "system/clock.h"

namespace placet::system {
namespace {

namespace fs = std::filesystem;

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    int number() const { return number_; }
    bool is_open() const { return number_ >= 0; }

private:
    int number_;
};

Error failure(const fs::path& file) {
    const int reason = errno;
    if (reason == ENOENT) return not_found("system.no_file");
    if (reason == ENOSPC || reason == EDQUOT) return {ErrorKind::unavailable, "system.full"};
    return internal_error("system.file", file.string() + ": " + std::strerror(reason));
}

Result<void> write_all(int descriptor, BytesView bytes, const fs::path& file) {
    while (!bytes.empty()) {
        const auto written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return failure(file);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

}  // namespace

Result<Bytes> read_file(const fs::path& file, std::size_t bytes_max) {
    const Descriptor open(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (!open.is_open()) return failure(file);
    Bytes out;
    std::array<std::uint8_t, 16384> block{};
    for (;;) {
        const auto got = ::read(open.number(), block.data(), block.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return failure(file);
        if (got == 0) return out;
        out.insert(out.end(), block.begin(), block.begin() + got);
        if (out.size() > bytes_max) return Error{ErrorKind::too_large, "system.file_too_large"};
    }
}

Result<void> replace_file(const fs::path& file, BytesView content, Access access) {
    const fs::path draft = file.string() + ".new";
    ::unlink(draft.c_str());
    {
        const Descriptor open(::open(
            draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, static_cast<mode_t>(access)));
        if (!open.is_open()) return failure(draft);
        TRY(write_all(open.number(), content, draft));
        if (::fchmod(open.number(), static_cast<mode_t>(access)) != 0 ||
            ::fsync(open.number()) != 0)
            return failure(draft);
    }
    if (::rename(draft.c_str(), file.c_str()) != 0) return failure(file);
    return sync_folder(file.parent_path());
}

Result<void> make_private_folder(const fs::path& folder) {
    std::error_code problem;
    if (folder.has_parent_path()) fs::create_directories(folder.parent_path(), problem);
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) return failure(folder);
    return {};
}

Result<void> sync_folder(const fs::path& folder) {
    const fs::path path = folder.empty() ? fs::path(".") : folder;
    const Descriptor open(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!open.is_open() || ::fsync(open.number()) != 0) return failure(path);
    return {};
}

Result<void> destroy_file(const fs::path& file) {
    if (::chmod(file.c_str(), 0600) != 0) {
        if (errno == ENOENT) return sync_folder(file.parent_path());
        return failure(file);
    }
    {
        const Descriptor open(::open(file.c_str(), O_WRONLY | O_CLOEXEC));
        struct stat status{};
        if (!open.is_open() || ::fstat(open.number(), &status) != 0) return failure(file);
        TRY(write_all(open.number(), Bytes(static_cast<std::size_t>(status.st_size)), file));
        if (::fsync(open.number()) != 0) return failure(file);
    }
    if (::unlink(file.c_str()) != 0) return failure(file);
    return sync_folder(file.parent_path());
}

Result<std::int64_t> measure_sync_micros(const fs::path& folder) {
    const fs::path file = folder / ".sync-test";
    const Descriptor open(::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    if (!open.is_open()) return failure(file);
    const Bytes block(4096, 0x5A);
    std::array<std::int64_t, 9> times{};
    const SteadyClock clock;
    for (auto& time : times) {
        const auto started = clock.now();
        if (const auto written = write_all(open.number(), block, file); !written)
            return Error(written.error());
        if (::fdatasync(open.number()) != 0) return failure(file);
        time = clock.now().micros - started.micros;
    }
    ::unlink(file.c_str());
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

}  // namespace placet::system
