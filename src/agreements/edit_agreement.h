#pragma once

// Making and changing agreements, purposes and recipients. Published versions are never touched.

#include <optional>
#include <string>

#include <boost/json/object.hpp>

#include "agreements/agreement.h"
#include "agreements/ports.h"
#include "agreements/purpose.h"
#include "workspaces/trail.h"

namespace placet::agreements {

struct Create {
    std::int64_t workspace = 0;
    workspaces::Actor actor;
    boost::json::object members;  // shape-checked
};

struct Edit {
    std::int64_t workspace = 0;
    workspaces::Actor actor;
    std::string id;
    boost::json::object members;  // shape-checked; those that change
    std::optional<std::int64_t> expected_revision;
};

// invalid_input "invalid": a company, purpose, recipient or template that does not exist.
Result<Agreement> create_agreement(const Ports& ports, const Create& command);
// Also precondition "edit_conflict", conflict "agreement_published".
Result<Agreement> edit_agreement(const Ports& ports, const Edit& command);

// conflict "purpose_code_taken"
Result<Purpose> create_purpose(const Ports& ports, const Create& command);
Result<Purpose> edit_purpose(const Ports& ports, const Edit& command);
Result<Recipient> create_recipient(const Ports& ports, const Create& command);
Result<Recipient> edit_recipient(const Ports& ports, const Edit& command);

}  // namespace placet::agreements
