#pragma once

// Taking an agreement out of use. What was published stays readable for ever and every consent to
// it stands; nobody is asked for it any more. Refused while a published form asks for it: stopping
// or changing that form is a decision of its own, which nobody should make by accident.

#include <optional>
#include <string>
#include <vector>

#include "agreements/agreement.h"
#include "agreements/ports.h"
#include "workspaces/trail.h"

namespace placet::agreements {

struct RetireAgreement {
    std::int64_t workspace = 0;
    workspaces::Actor actor;
    std::string agreement;
    std::string reason = {};
    std::optional<std::int64_t> expected_revision = {};
};

// With `in_use` nothing happened.
struct Retired {
    Agreement agreement;
    std::vector<AskingForm> in_use;
};
// conflict "nothing_to_retire": it was never published; "agreement_retired".
Result<Retired> retire_agreement(const Ports& ports, const RetireAgreement& command);

// Deletes what was never published, retires anything else.
Result<Retired> remove_agreement(const Ports& ports, const RetireAgreement& command);

}  // namespace placet::agreements
