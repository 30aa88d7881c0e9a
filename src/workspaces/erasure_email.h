#pragma once

// Where people write to have their data erased. Below 20 active staff the owner's address stands
// in for one that is not set; from 20 on a company must name its own before it publishes.

#include <string>

#include "workspaces/company.h"
#include "workspaces/ports.h"

namespace placet::workspaces {

inline constexpr std::int64_t erasure_email_must_be_set_from = 20;

// The address that a text published now would show. invalid_input "erasure_email_required".
Result<std::string> erasure_email(const Company& company, const StaffDirectory::Summary& staff);

// What to propose to the person who edits a company; empty: nothing, it must be typed.
std::string proposed_erasure_email(const StaffDirectory::Summary& staff);

}  // namespace placet::workspaces
