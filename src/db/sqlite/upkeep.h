#pragma once

// Copies and examinations of a database file, beside a server that may be using it. Both only read
// it, through a connection of their own.

#include <filesystem>

#include "base/result.h"

namespace placet::db::sqlite {

// A consistent copy of one instant, flushed to disk. `target` must not exist.
// unavailable: "db.open", "db.full"; conflict "db.target_exists".
Result<void> copy_database(const std::filesystem::path& file, const std::filesystem::path& target);

// SQLite's own integrity check of pages, indexes and constraints.
// internal "db.damaged" with what it found first.
Result<void> examine(const std::filesystem::path& file);

}  // namespace placet::db::sqlite
