#pragma once

// Use cases on companies. Each writes its act into the trail in the same transaction.

#include <optional>
#include <string>

#include <boost/json.hpp>

#include "workspaces/company.h"
#include "workspaces/ports.h"
#include "workspaces/trail.h"

namespace placet::workspaces {

struct CreateCompany {
    std::int64_t workspace = 0;
    Actor actor;
    boost::json::object members;  // passed company_body_shape(create)
};
Result<Company> create_company(const Ports& ports, const CreateCompany& command);

// precondition "edit_conflict"; not_found; invalid_input "invalid".
struct EditCompany {
    std::int64_t workspace = 0;
    Actor actor;
    std::string company;
    boost::json::object members;  // passed company_body_shape(change)
    std::optional<std::int64_t> expected_revision;
};
Result<Company> edit_company(const Ports& ports, const EditCompany& command);

// Takes the company out of lists and choices. Its row stays, because records name it.
Result<void> archive_company(const Ports& ports, const EditCompany& command);

}  // namespace placet::workspaces
