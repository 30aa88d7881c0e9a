#pragma once

// Snapshot tokens that were used: remembered until they expire.

#include "ledger/log.h"

namespace placet::ledger {

// Forgets those that expired before `now`: a token that is too old is refused for that alone. Gives
// how many there were.
Result<std::int64_t> forget_spent_tokens(db::Database& main, Logs& logs, Timestamp now);

}  // namespace placet::ledger
