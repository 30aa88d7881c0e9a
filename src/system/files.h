#pragma once

// The few things the program does with files of its own: read, replace safely, keep private.
// Errors: not_found "system.no_file"; too_large "system.file_too_large"; unavailable "system.full";
// internal "system.file" with the path and the system's reason in the detail.

#include <cstdint>
#include <filesystem>

#include "base/bytes.h"
#include "base/result.h"

namespace placet::system {

Result<Bytes> read_file(const std::filesystem::path& file, std::size_t bytes_max);

enum class Access : unsigned { owner_writes = 0600, owner_reads = 0400, everybody_reads = 0644 };

// After it returns the new content is on the disk; a crash leaves the old or the new, never a mix.
Result<void> replace_file(const std::filesystem::path& file, BytesView content, Access access);

// Makes the folder (0700) when it is missing.
Result<void> make_private_folder(const std::filesystem::path& folder);

// Makes names in the folder durable.
Result<void> sync_folder(const std::filesystem::path& folder);

// Overwrites the content, unlinks the name, and makes both durable. A file that is not there is
// destroyed already. What the device keeps of overwritten blocks is beyond any program.
Result<void> destroy_file(const std::filesystem::path& file);

// How long the disk below `folder` takes to keep 4 KiB: the median of a few attempts. A disk that
// answers in a few microseconds does not really keep them.
Result<std::int64_t> measure_sync_micros(const std::filesystem::path& folder);

}  // namespace placet::system
