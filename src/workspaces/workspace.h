#pragma once

// One customer of the installation. `settings` is a JSON object of choices; those that modules rest
// on have a function here and are checked when they are set.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include "base/random.h"
#include "workspaces/ports.h"
#include "workspaces/trail.h"

namespace placet::workspaces {

struct Workspace {
    std::int64_t id = 0;
    std::string name;
    std::string default_language;  // ru, be, de, en
    std::string phone_region;      // ISO 3166: how a number without +… is read
    boost::json::object settings = {};
    bool rehearsal = false;
    std::int64_t revision = 1;
};

// `settings.approval`: whether a second person must approve what is published.
enum class Approval { none, second_person };
Approval approval_of(const Workspace& workspace);

boost::json::object to_json(const Workspace& workspace);

// Gives the new workspace its id. invalid_input "invalid" names the fields.
Result<Workspace> create_workspace(db::Transaction& tx, Workspace workspace, Timestamp at);

// not_found when there is none.
Result<Workspace> find_workspace(db::Transaction& tx, std::int64_t id);
Result<std::vector<Workspace>> list_workspaces(db::Transaction& tx);

// Changes the members that `members` names. precondition "edit_conflict", invalid_input "invalid".
struct WorkspaceEdit {
    std::int64_t workspace = 0;
    Actor actor;
    boost::json::object members;
    std::optional<std::int64_t> expected_revision;
};
Result<Workspace> edit_workspace(const Ports& ports, const WorkspaceEdit& edit);

}  // namespace placet::workspaces
