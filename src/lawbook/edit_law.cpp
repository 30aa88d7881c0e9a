#include "lawbook/edit_law.h"

#include <algorithm>

#include "http/revision.h"

namespace placet::lawbook {
namespace {

// Refused when one of the versions from now on does not take it, alone or with its children's.
Result<void> check_fits(const Ports& ports,
                        const std::vector<StoredEdit>& edits,
                        const StoredEdit& edit,
                        std::string_view today) {
    std::vector<law::Edit> all;
    for (const auto& other : edits)
        if (!other.value.is_null() && (other.profile != edit.profile || other.path != edit.path))
            all.push_back({other.profile, other.path, other.value});
    if (!edit.value.is_null()) all.push_back({edit.profile, edit.path, edit.value});
    for (const auto& version : ports.book.data().all()) {
        if (!version.valid_to.empty() && version.valid_to < today) continue;
        if (!concerns(ports.book.data(), version.id, edit)) continue;
        TRY(ports.book.data().edited(version.id, version.valid_from, all));
    }
    return {};
}

const StoredEdit* edit_at(const std::vector<StoredEdit>& edits, const EditLaw& command) {
    const auto found = std::ranges::find_if(edits, [&](const StoredEdit& edit) {
        return edit.profile == command.profile && edit.path == command.path &&
               !edit.value.is_null();
    });
    return found == edits.end() ? nullptr : &*found;
}

Result<StoredEdit> stored(const Ports& ports, const EditLaw& command, std::string_view today) {
    StoredEdit out{.profile = command.profile,
                   .path = command.path,
                   .value = nullptr,
                   .standard = ports.book.data().standard(command.profile, today, command.path),
                   .staff = command.actor.id,
                   .reason = command.reason,
                   .at = ports.clock.now()};
    if (!command.value.is_null()) out.value = TRY(law::as_data(command.value));
    if (out.reason.find_first_not_of(" \t\n") == std::string::npos && !out.value.is_null())
        return invalid_input("invalid", {{"reason", "required"}});
    return out;
}

}  // namespace

std::int64_t revision_of(const law::Profiles& data,
                         std::string_view id,
                         const std::vector<StoredEdit>& edits) {
    std::int64_t revision = 0;
    for (const auto& edit : edits)
        if (concerns(data, id, edit)) revision = std::max(revision, edit.revision);
    return revision;
}

Result<const law::Profile*> edit_law(const Ports& ports, const EditLaw& command) {
    const auto& data = ports.book.data();
    const auto now = ports.clock.now();
    const auto today = TRY(data.day_at(command.profile, now));
    TRY(ports.database.write([&](db::Transaction& tx) -> Result<void> {
        const auto edits = TRY(current_edits(tx, command.workspace));
        TRY(http::check_revision(command.expected_revision,
                                 revision_of(data, command.profile, edits)));
        if (command.value.is_null() && edit_at(edits, command) == nullptr)
            return not_found("law_edit_not_found");
        if (edits.size() >= most_edits) return Error{ErrorKind::conflict, "law_edits_full"};
        auto edit = TRY(stored(ports, command, today));
        TRY(check_fits(ports, edits, edit, today));
        edit.revision = TRY(last_revision(tx, command.workspace)) + 1;
        TRY(insert_edit(tx, command.workspace, edit));
        TRY(workspaces::record_act(
            tx,
            ports.random,
            {.workspace = command.workspace,
             .actor = command.actor,
             .action = edit.value.is_null() ? "law_profile.restore" : "law_profile.edit",
             .object = command.profile,
             .at = now}));
        return {};
    }));
    // Only what is committed may reach the book: it keeps what it was asked for.
    return ports.database.read([&](db::Transaction& tx) {
        return ports.book.find(tx, command.workspace, command.profile, now);
    });
}

}  // namespace placet::lawbook
