#include "server/anchor_files.h"

#include "system/files.h"

namespace placet::server {
namespace {

constexpr std::size_t note_max = 65536;

}  // namespace

std::filesystem::path FileAnchor::file_of(const ledger::Log& log) const {
    return folder_ / (to_hex(log.log_id) + ".head");
}

Result<std::optional<std::string>> FileAnchor::read(const ledger::Log& log) {
    const auto note = system::read_file(file_of(log), note_max);
    if (!note && note.error().code == "system.no_file") return std::optional<std::string>{};
    if (!note) return Error(note.error());
    return std::optional(std::string(text_view(*note)));
}

Result<void> FileAnchor::write(const ledger::Log& log, std::string_view note) {
    const std::lock_guard lock(mutex_);
    TRY(system::make_private_folder(folder_));
    return system::replace_file(file_of(log), view(note), system::Access::owner_writes);
}

}  // namespace placet::server
