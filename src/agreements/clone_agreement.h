#pragma once

// A new draft made of another agreement, which keeps where it comes from. A ready text can be made
// one's own on the way: its words become a custom text that may be edited.

#include <string>

#include "agreements/agreement.h"
#include "agreements/ports.h"
#include "workspaces/trail.h"

namespace placet::agreements {

struct CloneAgreement {
    std::int64_t workspace = 0;
    workspaces::Actor actor;
    std::string agreement;
    std::string name;
    std::string company = {};  // empty: that of the original
    bool as_custom = false;
};
// invalid_input "invalid": a company that does not exist.
Result<Agreement> clone_agreement(const Ports& ports, const CloneAgreement& command);

}  // namespace placet::agreements
