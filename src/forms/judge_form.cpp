#include "forms/judge_form.h"

#include <algorithm>
#include <list>

#include <boost/json.hpp>

#include "agreements/agreement_store.h"
#include "agreements/judged_point.h"
#include "workspaces/company_store.h"

namespace placet::forms {
namespace {

// The agreement's own law and those of its company, each once.
std::vector<std::string> laws_of(const agreements::Agreement& agreement,
                                 const workspaces::Company& company) {
    std::vector<std::string> ids{agreement.law_profile};
    for (const auto& id : company.law_profiles)
        if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
    return ids;
}

agreements::JudgedPoint point_of(const Definition& draft) {
    agreements::JudgedPoint point{
        .kind = "form",
        .languages = draft.languages,
        .default_language = draft.default_language,
        .words = {{"title", draft.title}, {"intro", draft.intro}, {"submit", draft.submit}},
        .accept = {},
        .decline = {},
        .accent = draft.look.accent};
    for (const auto& field : draft.fields)
        point.fields.push_back(
            {field.name,
             field.label,
             field.category.empty() ? std::string(default_category(field.kind)) : field.category});
    return point;
}

ModeVerdict verdict_on(const AgreementUse& use,
                       const agreements::Agreement& agreement,
                       const std::vector<const law::Profile*>& laws,
                       std::string_view lang) {
    ModeVerdict verdict{.agreement = use.agreement, .mode = use.mode};
    verdict.judgement = law::judge(
        laws, {*law::capture_mode_named(consents::capture_of(use.mode)), agreement.kind});
    if (verdict.judgement.profile) {
        verdict.profile = verdict.judgement.profile->id;
        verdict.article = law::cite(*verdict.judgement.profile, verdict.judgement.article, lang);
    }
    return verdict;
}

}  // namespace

boost::json::array to_json(const std::vector<ModeVerdict>& verdicts) {
    boost::json::array out;
    for (const auto& verdict : verdicts) {
        const auto* law = verdict.judgement.profile;  // for ever the state that judged
        out.push_back({{"agreement", verdict.agreement},
                       {"mode", static_cast<int>(verdict.mode)},
                       {"capture", consents::capture_of(verdict.mode)},
                       {"verdict", law::name_of(verdict.judgement.verdict)},
                       {"law_profile", verdict.profile},
                       {"law_version", law ? law->version : 0},
                       {"law_revision", law ? law->edit_revision : 0},
                       {"article", verdict.article}});
    }
    return out;
}

Result<FormReport> judge_form(db::Transaction& tx,
                              const Ports& ports,
                              const Form& form,
                              std::string_view lang) {
    const auto company = TRY(workspaces::find_company(tx, form.workspace, form.company));
    FormReport report;
    auto point = point_of(form.draft);
    std::list<agreements::FrozenVersion> versions;  // the point refers to them
    for (std::size_t i = 0; i < form.draft.agreements.size(); ++i) {
        const auto& use = form.draft.agreements[i];
        auto& judged = point.agreements.emplace_back();
        judged.id = use.agreement;
        judged.field = "draft.agreements[" + std::to_string(i) + "]";
        judged.mode = static_cast<int>(use.mode);
        judged.required = consents::is_required(use.mode);
        judged.capture = *law::capture_mode_named(consents::capture_of(use.mode));
        judged.label = use.label;
        const auto agreement = agreements::find_agreement(tx, form.workspace, use.agreement);
        if (!agreement && agreement.error().kind != ErrorKind::not_found) return agreement.error();
        if (!agreement) continue;
        judged.laws = TRY(ports.book.select(
            tx, form.workspace, laws_of(*agreement, company), ports.consents.clock.now()));
        report.verdicts.push_back(verdict_on(use, *agreement, judged.laws, lang));
        if (agreement->published_version == 0 || agreement->state == "retired") continue;
        versions.push_back(TRY(agreements::find_version(
            tx, form.workspace, use.agreement, agreement->published_version)));
        judged.version = &versions.back();
    }
    report.findings = agreements::findings_of(point, ports.library.words, ports.library.signs);
    return report;
}

}  // namespace placet::forms
