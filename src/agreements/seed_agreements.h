#pragma once

// The first agreements of a company: the ready texts of its law, published as version 1, with the
// standard purposes of the workspace. For a fresh installation and for the demo.

#include <string>
#include <vector>

#include "agreements/ports.h"
#include "workspaces/trail.h"

namespace placet::agreements {

struct SeedAgreements {
    std::int64_t workspace = 0;
    workspaces::Actor actor;
    std::string company;
    std::string law_profile;       // one of the company's
    std::string default_language;  // used when the texts have it
};

struct Seeded {
    std::string processing;  // id of the agreement
    std::string marketing;   // id; empty when the program has no such text
};

// invalid_input "publish_refused" when the company lacks what its law requires, with one FieldError
// for each place to mend; nothing is published then, the drafts stay.
Result<Seeded> seed_agreements(const Ports& ports, const SeedAgreements& command);

// The standard purposes for this kind of agreement; made when the workspace lacks them.
Result<std::vector<std::string>> seed_purposes(const Ports& ports,
                                               std::int64_t workspace,
                                               std::string_view kind);

}  // namespace placet::agreements
