#include "system/key_files.h"

#include <algorithm>
#include <charconv>

#include "system/files.h"

namespace placet::system {
namespace {

constexpr std::string_view prefix = "epoch-", suffix = ".bin";
constexpr std::size_t file_max = 4096;

std::string epoch_name(std::int64_t epoch) {
    return std::string(prefix) + std::to_string(epoch) + std::string(suffix);
}

// 0 when the name is not that of an epoch root.
std::int64_t epoch_of(std::string_view name) {
    if (!name.starts_with(prefix) || !name.ends_with(suffix)) return 0;
    std::int64_t epoch = 0;
    const char* end = name.data() + name.size() - suffix.size();
    const auto [at, status] = std::from_chars(name.data() + prefix.size(), end, epoch);
    return status == std::errc{} && at == end && epoch > 0 ? epoch : 0;
}

}  // namespace

Result<void> FileKeys::prepare() {
    TRY(make_private_folder(folder_));
    const auto file = folder_ / "master.key";
    std::error_code ignored;
    if (std::filesystem::exists(file, ignored)) return {};
    if (!TRY(epochs()).empty()) return Error{ErrorKind::unavailable, "keys.master_missing"};
    const auto key = crypto::Key::random(random_);
    return replace_file(file, key.bytes(), Access::owner_reads);
}

Result<crypto::Key> FileKeys::master() {
    const auto bytes = TRY(read_file(folder_ / "master.key", file_max));
    return crypto::Key::from(bytes);
}

Result<std::vector<std::int64_t>> FileKeys::epochs() {
    std::vector<std::int64_t> found;
    std::error_code problem;
    std::filesystem::directory_iterator files(folder_, problem);
    for (; !problem && files != std::filesystem::directory_iterator(); files.increment(problem))
        if (const auto epoch = epoch_of(files->path().filename().string()); epoch != 0)
            found.push_back(epoch);
    if (problem) return internal_error("system.file", folder_.string() + ": " + problem.message());
    std::ranges::sort(found);
    return found;
}

Result<Bytes> FileKeys::read_epoch(std::int64_t epoch) {
    return read_file(folder_ / epoch_name(epoch), file_max);
}

Result<void> FileKeys::write_epoch(std::int64_t epoch, BytesView sealed) {
    const auto file = folder_ / epoch_name(epoch);
    std::error_code ignored;
    if (std::filesystem::exists(file, ignored))
        return Error{ErrorKind::conflict, "keys.epoch_exists"};
    return replace_file(file, sealed, Access::owner_reads);
}

Result<void> FileKeys::destroy_epoch(std::int64_t epoch) {
    return destroy_file(folder_ / epoch_name(epoch));
}

}  // namespace placet::system
