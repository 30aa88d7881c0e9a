#pragma once

// Removes subjects that were made for a submission which then was not recorded. Daily.

#include "consents/ports.h"

namespace placet::consents {

struct Collected {
    std::int64_t set_aside = 0;  // seem unused; decided about by a later call
    std::int64_t removed = 0;
    std::int64_t used_after_all = 0;
};

// Only looks at people whose numbers were given more than a day ago: before an epoch began that is
// itself a day old. Whoever has anything sealed, or is a contact, stays.
Result<Collected> collect_orphans(const Ports& ports);

}  // namespace placet::consents
