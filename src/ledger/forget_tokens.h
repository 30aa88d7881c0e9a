#pragma once

// Snapshot tokens that were used are remembered only until they would expire anyway.

#include "base/time.h"
#include "db/database.h"

namespace placet::ledger {

Result<void> forget_tokens(db::Database& main, std::int64_t log, Timestamp now);

}  // namespace placet::ledger
