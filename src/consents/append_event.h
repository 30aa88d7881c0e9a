#pragma once

// Entries about no person (a text was published, a law's warning was overridden), in the same
// transaction as the change they tell of. The head is signed when it is next asked for.

#include "consents/ports.h"
#include "consents/register_row.h"

namespace placet::consents {

// Fills in log, index, time, type and uid of `row`. unavailable "frozen".
Result<std::uint64_t> append_event(db::Transaction& tx,
                                   const Ports& ports,
                                   const Event& event,
                                   RegisterRow row);

}  // namespace placet::consents
