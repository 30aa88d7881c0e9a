#pragma once

// A second person's yes to a draft. It is bound to the exact content that would be published: any
// edit ends it, and so does any change of a purpose, a recipient or the company.

#include <optional>
#include <string>
#include <vector>

#include "agreements/agreement.h"
#include "agreements/ports.h"
#include "agreements/publish_agreement.h"
#include "workspaces/trail.h"

namespace placet::agreements {

struct Review {
    std::int64_t workspace = 0;
    workspaces::Actor actor;
    std::string agreement;
    std::optional<std::int64_t> expected_revision = {};
    bool claims_cosmetic = false;  // submitting: nobody need be asked again
    std::string comment = {};      // returning: why
};

// Refused (with findings) while a finding prevents publishing. conflict "agreement_retired",
// invalid_input "claim_refused": a part changed that is never cosmetic.
struct Submission {
    bool refused = false;
    Agreement agreement;
    std::vector<Finding> findings;
    const law::Profile* law = nullptr;
};
Result<Submission> submit_for_approval(const Ports& ports, const Review& command);

// forbidden "approval_own_work": whoever wrote or submitted it is not a second person;
// conflict "nothing_to_approve", "approval_outdated": it is no longer what was submitted.
Result<Agreement> approve_agreement(const Ports& ports, const Review& command);
// Also takes an approval back. conflict "nothing_to_approve".
Result<Agreement> return_agreement(const Ports& ports, const Review& command);

// SHA-256 (hex) of what publishing would freeze.
std::string content_of(FrozenVersion version);

// What publishing needs to know of the people behind it. conflict "approval_required" when the
// workspace asks for a second person and none approved exactly this; invalid_input "claim_refused";
// conflict "claim_unconfirmed" when one person alone says that a free text did not change in
// substance.
struct PublishingQuestion {
    const Agreement& agreement;
    const FrozenVersion& version;
    Materiality materiality = Materiality::material;  // of what changed
    bool claims_cosmetic = false;
};
Result<VersionHistory> history_of(db::Transaction& tx, const PublishingQuestion& question);

}  // namespace placet::agreements
