#pragma once

// What somebody takes upon himself when he publishes against the law's warning, and when it ends.

#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "db/database.h"
#include "law/profile.h"

namespace placet::forms {

struct Override {
    std::string agreement;
    std::string reason;
    std::string review_date;  // "2027-05-01"
};

// The day of review begins, and with it the capture point ends, by the workspace's time zone: its
// `settings.time_zone` ("Europe/Minsk"), UTC when it has none or an unknown one.
struct OverrideTerm {
    Timestamp warns_at, stops_at;
    std::uint64_t review_day = 0;  // since 1970-01-01
};
Result<OverrideTerm> term_of(db::Transaction& tx,
                             std::int64_t workspace,
                             const std::string& review_date,
                             const law::OverrideRule& rule);

// invalid_input "invalid": a reason that is none (required, too_short), a day of review that is no
// date (not_a_date), not in the future (too_small) or too far away for the law (too_large).
struct OverrideCheck {
    std::int64_t workspace = 0;
    const std::vector<Override>& overrides;
    law::OverrideRule rule;  // of the law concerned
    Timestamp now;
};
Result<void> check_overrides(db::Transaction& tx, const OverrideCheck& check);

}  // namespace placet::forms
