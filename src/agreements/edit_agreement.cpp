#include "agreements/edit_agreement.h"

#include "agreements/agreement_store.h"
#include "agreements/purpose_store.h"
#include "http/revision.h"
#include "workspaces/company_store.h"

namespace placet::agreements {
namespace {

Result<void> tell(db::Transaction& tx, const Ports& ports, const workspaces::Act& act) {
    return workspaces::record_act(tx, ports.random, act);
}

// A draft may be unfinished, but what it names must exist.
Result<void> check_names(db::Transaction& tx,
                         const Ports& ports,
                         std::int64_t workspace,
                         const Agreement& agreement) {
    std::vector<FieldError> faults;
    const auto note = [&](const auto& found, std::string field) -> Result<void> {
        if (found) return {};
        if (found.error().kind != ErrorKind::not_found) return found.error();
        faults.push_back({std::move(field), "not_a_choice"});
        return {};
    };
    TRY(note(workspaces::find_company(tx, workspace, agreement.company), "company"));
    const AgreementDraft& draft = agreement.draft;
    for (std::size_t i = 0; i < draft.purposes.size(); ++i)
        TRY(note(find_purpose(tx, workspace, draft.purposes[i]),
                 "draft.purposes[" + std::to_string(i) + "]"));
    for (std::size_t i = 0; i < draft.recipients.size(); ++i)
        TRY(note(find_recipient(tx, workspace, draft.recipients[i]),
                 "draft.recipients[" + std::to_string(i) + "]"));
    const auto& details = draft.parts.details;
    for (std::size_t i = 0; i < details.countries.size(); ++i)
        if (!ports.library.words.knows_country(details.countries[i]))
            faults.push_back(
                {"draft.details.countries[" + std::to_string(i) + "]", "not_a_choice"});
    for (std::size_t i = 0; i < details.resources.size(); ++i)
        if (!details.resources[i].starts_with("https://") &&
            !details.resources[i].starts_with("http://"))
            faults.push_back({"draft.details.resources[" + std::to_string(i) + "]", "not_a_url"});
    if (draft.template_name != custom_template && draft.template_name != external_template &&
        ports.library.ready.find(draft.template_name) == nullptr)
        faults.push_back({"draft.template", "not_a_choice"});
    if (!faults.empty()) return invalid_input("invalid", std::move(faults));
    return {};
}

}  // namespace

Result<Agreement> create_agreement(const Ports& ports, const Create& command) {
    auto agreement = TRY(with_members(Agreement{}, command.members));
    agreement.id = ports.random.id("ag");
    agreement.uid = ports.random.bytes<16>();
    agreement.created_at = ports.clock.now();
    note_edit(agreement.life, command.actor.id);
    return ports.database.write([&](db::Transaction& tx) -> Result<Agreement> {
        TRY(check_names(tx, ports, command.workspace, agreement));
        TRY(insert_agreement(tx, command.workspace, agreement));
        TRY(tell(tx,
                 ports,
                 {.workspace = command.workspace,
                  .actor = command.actor,
                  .action = "agreement.create",
                  .object = agreement.id,
                  .at = agreement.created_at}));
        return agreement;
    });
}

Result<Agreement> edit_agreement(const Ports& ports, const Edit& command) {
    const auto now = ports.clock.now();
    return ports.database.write([&](db::Transaction& tx) -> Result<Agreement> {
        auto agreement = TRY(find_agreement(tx, command.workspace, command.id));
        TRY(http::check_revision(command.expected_revision, agreement.revision));
        agreement = TRY(with_members(std::move(agreement), command.members));
        TRY(check_names(tx, ports, command.workspace, agreement));
        note_edit(agreement.life, command.actor.id);
        TRY(update_agreement(tx, command.workspace, agreement));
        ++agreement.revision;
        TRY(tell(tx,
                 ports,
                 {.workspace = command.workspace,
                  .actor = command.actor,
                  .action = "agreement.update",
                  .object = agreement.id,
                  .at = now}));
        return agreement;
    });
}

Result<Purpose> create_purpose(const Ports& ports, const Create& command) {
    auto purpose = TRY(checked(with_members(Purpose{}, command.members)));
    purpose.id = ports.random.id("pu");
    const auto now = ports.clock.now();
    auto created = ports.database.write([&](db::Transaction& tx) -> Result<Purpose> {
        auto one = purpose;
        if (one.code == 0) one.code = TRY(next_purpose_code(tx, command.workspace));
        TRY(insert_purpose(tx, command.workspace, one, now));
        TRY(tell(tx,
                 ports,
                 {.workspace = command.workspace,
                  .actor = command.actor,
                  .action = "purpose.create",
                  .object = one.id,
                  .at = now}));
        return one;
    });
    if (!created && created.error().code == "db.unique")
        return Error{ErrorKind::conflict, "purpose_code_taken"};
    return created;
}

Result<Purpose> edit_purpose(const Ports& ports, const Edit& command) {
    const auto now = ports.clock.now();
    return ports.database.write([&](db::Transaction& tx) -> Result<Purpose> {
        auto purpose = TRY(find_purpose(tx, command.workspace, command.id));
        TRY(http::check_revision(command.expected_revision, purpose.revision));
        purpose = TRY(checked(with_members(std::move(purpose), command.members)));
        TRY(update_purpose(tx, command.workspace, purpose));
        ++purpose.revision;
        TRY(tell(tx,
                 ports,
                 {.workspace = command.workspace,
                  .actor = command.actor,
                  .action = "purpose.update",
                  .object = purpose.id,
                  .at = now}));
        return purpose;
    });
}

Result<Recipient> create_recipient(const Ports& ports, const Create& command) {
    auto recipient = TRY(checked(with_members(Recipient{}, command.members), ports.library.words));
    recipient.id = ports.random.id("re");
    const auto now = ports.clock.now();
    return ports.database.write([&](db::Transaction& tx) -> Result<Recipient> {
        TRY(insert_recipient(tx, command.workspace, recipient, now));
        TRY(tell(tx,
                 ports,
                 {.workspace = command.workspace,
                  .actor = command.actor,
                  .action = "recipient.create",
                  .object = recipient.id,
                  .at = now}));
        return recipient;
    });
}

Result<Recipient> edit_recipient(const Ports& ports, const Edit& command) {
    const auto now = ports.clock.now();
    return ports.database.write([&](db::Transaction& tx) -> Result<Recipient> {
        auto recipient = TRY(find_recipient(tx, command.workspace, command.id));
        TRY(http::check_revision(command.expected_revision, recipient.revision));
        recipient =
            TRY(checked(with_members(std::move(recipient), command.members), ports.library.words));
        TRY(update_recipient(tx, command.workspace, recipient));
        ++recipient.revision;
        TRY(tell(tx,
                 ports,
                 {.workspace = command.workspace,
                  .actor = command.actor,
                  .action = "recipient.update",
                  .object = recipient.id,
                  .at = now}));
        return recipient;
    });
}

}  // namespace placet::agreements
