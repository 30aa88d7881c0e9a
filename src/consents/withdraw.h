#pragma once

// Taking a consent back: a fact of its own that names the consent it ends. As easy as giving it
// (GDPR Art. 7(3)), effective at once, and doing it twice is doing it once.

#include "consents/ports.h"
#include "consents/register_row.h"

namespace placet::consents {

struct Withdrawal {
    std::uint64_t index = 0;  // of the withdrawal's own entry
    Timestamp at;
    bool repeated = false;
};

// not_found "entry_not_found" (also: not a given consent), "subject_erased"; unavailable "full", ….
Result<Withdrawal> withdraw(const Ports& ports, std::int64_t log, std::uint64_t index);

}  // namespace placet::consents
