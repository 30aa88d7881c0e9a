#include "agreements/seed_agreements.h"

#include <algorithm>

#include <boost/json.hpp>

#include "agreements/edit_agreement.h"
#include "agreements/embedded.h"
#include "agreements/publish_agreement.h"
#include "agreements/purpose_store.h"
#include "law/yaml.h"

namespace placet::agreements {
namespace {

struct StandardPurpose {
    Purpose purpose;
    std::vector<std::string> kinds;
};

Result<std::vector<StandardPurpose>> standard_purposes() {
    const auto* file = placet::find(embedded_files(), "purposes.yaml");
    if (file == nullptr) return internal_error("agreements.data", "purposes.yaml is missing");
    const auto document = TRY(law::read_yaml(file->text()));
    law::Faults faults;
    law::Members root(document, "purposes", faults);
    if (root.text("schema") != "standard-purposes/1") root.fault("schema", "unknown");
    auto list = root.object("purposes");
    std::vector<StandardPurpose> out;
    for (const auto& name : list.names()) {
        auto one = list.object(name);
        out.push_back({Purpose{.code = one.integer("code").value_or(0),
                               .text = one.text_map("text"),
                               .basis = one.text("basis")},
                       one.texts("kinds")});
        one.finish();
    }
    root.finish();
    if (!faults.empty()) return internal_error("agreements.data", faults.front());
    return out;
}

// The id of the workspace's purpose with this code, made when there is none.
Result<std::string> purpose_id(const Ports& ports, std::int64_t workspace, const Purpose& wanted) {
    const auto there = TRY(ports.database.read([&](db::Transaction& tx) {
        return list_purposes(
            tx, workspace, {.archived = Archived::show, .after = wanted.code - 1, .limit = 1});
    }));
    if (!there.empty() && there.front().code == wanted.code) return there.front().id;
    const auto made = TRY(create_purpose(
        ports,
        {.workspace = workspace,
         .actor = workspaces::Actor::system("seed"),
         .members = {
             {"code", wanted.code}, {"basis", wanted.basis}, {"text", to_json(wanted.text)}}}));
    return made.id;
}

Result<std::string> seed_one(const Ports& ports,
                             const SeedAgreements& command,
                             const ReadyText& text,
                             std::vector<std::string> languages) {
    std::string preferred = languages.front();
    if (std::find(languages.begin(), languages.end(), command.default_language) != languages.end())
        preferred = command.default_language;
    const AgreementDraft draft{.template_name = text.name,
                               .languages = std::move(languages),
                               .default_language = preferred,
                               .purposes = TRY(seed_purposes(ports, command.workspace, text.kind))};
    const auto agreement = TRY(create_agreement(ports,
                                                {.workspace = command.workspace,
                                                 .actor = command.actor,
                                                 .members = {{"company", command.company},
                                                             {"name", text.title.at(preferred)},
                                                             {"kind", text.kind},
                                                             {"law_profile", command.law_profile},
                                                             {"draft", to_json(draft)}}}));
    const auto publication = TRY(publish_agreement(
        ports,
        {.workspace = command.workspace, .actor = command.actor, .agreement = agreement.id}));
    if (publication.version > 0) return agreement.id;
    std::vector<FieldError> faults;
    for (const auto& finding : publication.findings)
        if (finding.severity == Finding::Severity::error)
            faults.push_back({finding.field, finding.rule});
    return invalid_input("publish_refused", std::move(faults));
}

}  // namespace

Result<std::vector<std::string>> seed_purposes(const Ports& ports,
                                               std::int64_t workspace,
                                               std::string_view kind) {
    std::vector<std::string> out;
    for (const auto& one : TRY(standard_purposes()))
        if (std::find(one.kinds.begin(), one.kinds.end(), kind) != one.kinds.end())
            out.push_back(TRY(purpose_id(ports, workspace, one.purpose)));
    return out;
}

Result<Seeded> seed_agreements(const Ports& ports, const SeedAgreements& command) {
    const auto* law = ports.profiles.find(command.law_profile);
    if (law == nullptr) return not_found("law_profile_unknown");
    const auto* processing = ports.library.ready.suited(*law, "processing");
    const auto* marketing = ports.library.ready.suited(*law, "marketing_email");
    if (processing == nullptr) return not_found("template_unknown");
    const auto languages = processing->languages();
    Seeded out;
    out.processing = TRY(seed_one(ports, command, *processing, languages));
    if (marketing == nullptr) return out;
    // The second agreement speaks the languages of the first.
    std::vector<std::string> shared;
    for (const auto& language : languages)
        if (marketing->text.contains(language)) shared.push_back(language);
    if (!shared.empty()) out.marketing = TRY(seed_one(ports, command, *marketing, shared));
    return out;
}

}  // namespace placet::agreements
