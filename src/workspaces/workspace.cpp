#include "workspaces/workspace.h"

#include "http/revision.h"
#include "json/shape.h"
#include "workspaces/sql.h"
#include "workspaces/text.h"

namespace placet::workspaces {

namespace {

bool is_text(const boost::json::value& value, std::string_view text) {
    return value.is_string() && value.get_string() == text;
}

Result<Workspace> checked(Workspace workspace) {
    std::vector<FieldError> faults;
    workspace.name = trimmed(workspace.name);
    if (workspace.name.empty()) faults.push_back({"name", "required"});
    if (!is_product_language(workspace.default_language))
        faults.push_back({"default_language", "not_a_choice"});
    if (!is_country(workspace.phone_region)) faults.push_back({"phone_region", "bad_country"});
    if (const auto* approval = workspace.settings.if_contains("approval"))
        if (!is_text(*approval, "none") && !is_text(*approval, "second_person"))
            faults.push_back({"settings.approval", "not_a_choice"});
    if (!faults.empty()) return invalid_input("invalid", std::move(faults));
    return workspace;
}

Result<Workspace> from_row(const db::Row& row) {
    const auto settings = TRY(json::parse(row.text(4)));
    return Workspace{
        .id = row.integer(0),
        .name = row.text(1),
        .default_language = row.text(2),
        .phone_region = row.text(3),
        .settings = settings.is_object() ? settings.get_object() : boost::json::object{},
        .rehearsal = row.integer(5) != 0,
        .revision = row.integer(6)};
}

void set_text(const boost::json::object& members, std::string_view name, std::string& target) {
    if (const auto* member = members.if_contains(name)) target = std::string(member->as_string());
}

}  // namespace

Approval approval_of(const Workspace& workspace) {
    const auto* found = workspace.settings.if_contains("approval");
    return found != nullptr && is_text(*found, "second_person") ? Approval::second_person
                                                                : Approval::none;
}

boost::json::object to_json(const Workspace& workspace) {
    return {{"id", workspace.id},
            {"name", workspace.name},
            {"default_language", workspace.default_language},
            {"phone_region", workspace.phone_region},
            {"settings", workspace.settings},
            {"rehearsal", workspace.rehearsal},
            {"revision", workspace.revision}};
}

Result<Workspace> create_workspace(db::Transaction& tx, Workspace workspace, Timestamp at) {
    auto created = TRY(checked(std::move(workspace)));
    const auto rows = TRY(tx.query(sql::insert_workspace,
                                   {created.name,
                                    created.default_language,
                                    created.phone_region,
                                    json::canonical(created.settings),
                                    std::int64_t{created.rehearsal},
                                    at.micros}));
    if (rows.size() != 1) return internal_error("workspaces.no_id");
    created.id = rows.front().integer(0);
    created.revision = 1;
    return created;
}

Result<Workspace> find_workspace(db::Transaction& tx, std::int64_t id) {
    const auto rows = TRY(tx.query(sql::select_workspace, {id}));
    if (rows.empty()) return not_found();
    return from_row(rows.front());
}

Result<std::vector<Workspace>> list_workspaces(db::Transaction& tx) {
    const auto rows = TRY(tx.query(sql::select_workspaces, {}));
    std::vector<Workspace> all;
    for (const auto& row : rows)
        all.push_back(TRY(from_row(row)));
    return all;
}

Result<Workspace> edit_workspace(const Ports& ports, const WorkspaceEdit& edit) {
    const auto now = ports.clock.now();
    return ports.database.write([&](db::Transaction& tx) -> Result<Workspace> {
        auto workspace = TRY(find_workspace(tx, edit.workspace));
        TRY(http::check_revision(edit.expected_revision, workspace.revision));

        set_text(edit.members, "name", workspace.name);
        set_text(edit.members, "default_language", workspace.default_language);
        set_text(edit.members, "phone_region", workspace.phone_region);
        if (const auto* settings = edit.members.if_contains("settings"))
            workspace.settings = settings->as_object();
        workspace = TRY(checked(std::move(workspace)));

        const auto changed = TRY(tx.execute(sql::update_workspace,
                                            {workspace.id,
                                             workspace.revision,
                                             workspace.name,
                                             workspace.default_language,
                                             workspace.phone_region,
                                             json::canonical(workspace.settings),
                                             now.micros}));
        if (changed != 1) return Error{ErrorKind::precondition, "edit_conflict"};
        ++workspace.revision;
        TRY(record_act(tx,
                       ports.random,
                       {.workspace = workspace.id,
                        .actor = edit.actor,
                        .action = "workspace.update",
                        .object = std::to_string(workspace.id),
                        .at = now}));
        return workspace;
    });
}

}  // namespace placet::workspaces
