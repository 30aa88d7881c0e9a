#include "agreements/clone_agreement.h"

#include "agreements/agreement_store.h"
#include "workspaces/company_store.h"

namespace placet::agreements {
namespace {

// The words of the ready text, written out; those the draft had already win.
void write_out(AgreementDraft& draft, const ReadyText& ready) {
    draft.template_name = std::string(custom_template);
    const auto put = [&](Texts& own, const Texts& words) {
        for (const auto& language : draft.languages)
            if (const auto found = words.find(language); found != words.end())
                if (auto& text = own[language]; text.empty()) text = found->second;
    };
    put(draft.title, ready.title);
    put(draft.label, ready.label);
    put(draft.text, ready.text);
}

Result<void> check_company(db::Transaction& tx, std::int64_t workspace, const std::string& id) {
    const auto company = workspaces::find_company(tx, workspace, id);
    if (company) return {};
    if (company.error().kind != ErrorKind::not_found) return company.error();
    return invalid_input("invalid", {{"company", "not_a_choice"}});
}

}  // namespace

Result<Agreement> clone_agreement(const Ports& ports, const CloneAgreement& command) {
    const auto now = ports.clock.now();
    return ports.database.write([&](db::Transaction& tx) -> Result<Agreement> {
        const auto original = TRY(find_agreement(tx, command.workspace, command.agreement));
        Agreement clone;
        clone.id = ports.random.id("ag");
        clone.uid = ports.random.bytes<16>();
        clone.company = command.company.empty() ? original.company : command.company;
        clone.name = command.name;
        clone.kind = original.kind;
        clone.law_profile = original.law_profile;
        clone.draft = original.draft;
        clone.created_at = now;
        const auto* ready = ports.library.ready.find(original.draft.template_name);
        clone.life.derived_from = Lineage{original.id,
                                          original.published_version,
                                          ready == nullptr ? std::string{} : ready->name};
        if (command.as_custom && ready != nullptr) write_out(clone.draft, *ready);
        note_edit(clone.life, command.actor.id);
        TRY(check_company(tx, command.workspace, clone.company));
        TRY(insert_agreement(tx, command.workspace, clone));
        TRY(workspaces::record_act(tx,
                                   ports.random,
                                   {.workspace = command.workspace,
                                    .actor = command.actor,
                                    .action = "agreement.clone",
                                    .object = clone.id,
                                    .at = now}));
        return clone;
    });
}

}  // namespace placet::agreements
