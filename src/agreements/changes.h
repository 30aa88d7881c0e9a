#pragma once

// What differs between two states of one agreement, part by part, and whether it matters to those
// who agreed before. Computed from the structured document that is frozen, so that a part nobody
// thought of here is never taken for nothing: what cannot be judged is `unclear`. Pure.

#include <vector>

#include "agreements/change.h"
#include "agreements/frozen_version.h"
#include "agreements/words.h"

namespace placet::agreements {

std::vector<Change> changes_between(const FrozenVersion& before,
                                    const FrozenVersion& after,
                                    const ChangeTexts& texts,
                                    const Words& words);

// Codes of the purposes that mean the same in both, so that an old consent covers them still.
std::vector<std::int64_t> same_purposes(const FrozenVersion& before, const FrozenVersion& after);

}  // namespace placet::agreements
