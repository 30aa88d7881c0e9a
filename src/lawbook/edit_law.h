#pragma once

// A workspace sets a member of a law otherwise than the data has it, or gives it back its standard:
// a named person, with a reason, for ever in the history.

#include <optional>
#include <string>

#include "lawbook/ports.h"
#include "workspaces/trail.h"

namespace placet::lawbook {

struct EditLaw {
    std::int64_t workspace = 0;
    workspaces::Actor actor;
    std::string profile;
    std::string path;
    boost::json::value value;  // null: the standard
    std::string reason;
    std::optional<std::int64_t> expected_revision = {};
};

// The law in force as it is now. Every version that is in force or still to come must take the
// edit. Errors: not_found "law_profile_unknown", "law_edit_not_found" (nothing to give back);
// conflict "law_not_in_force", "law_edits_full"; precondition "edit_conflict"; invalid_input
// "invalid" that names the path and what is wrong there.
Result<const law::Profile*> edit_law(const Ports& ports, const EditLaw& command);

// Of a law: the last edit of it or of what it extends; 0: none.
std::int64_t revision_of(const law::Profiles& data,
                         std::string_view id,
                         const std::vector<StoredEdit>& edits);

}  // namespace placet::lawbook
