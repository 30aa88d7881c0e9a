#include "forms/render_form.h"

#include <algorithm>

namespace placet::forms {

agreements::Occasion occasion_of(const Definition& form,
                                 const AgreementUse& use,
                                 const std::string& lang) {
    agreements::Occasion occasion;
    for (const auto& field : form.fields)
        occasion.fields.push_back({field.name, std::string(text_in(field.label, lang, form))});
    occasion.mode = static_cast<int>(use.mode);
    if (const auto own = use.label.find(lang); own != use.label.end()) occasion.label = own->second;
    return occasion;
}

Result<void> render_form(db::Transaction& tx, const Form& form, const FormVersion& version) {
    for (const auto& use : version.definition.agreements) {
        const auto agreement = TRY(agreements::find_agreement(tx, form.workspace, use.agreement));
        if (agreement.published_version == 0) return not_found("agreement_not_published");
        const auto frozen = TRY(agreements::find_version(
            tx, form.workspace, use.agreement, agreement.published_version));
        for (const auto& lang : version.definition.languages) {
            const auto rendition =
                TRY(agreements::render(frozen, occasion_of(version.definition, use, lang), lang));
            TRY(agreements::store_text(tx, rendition));
            TRY(agreements::insert_rendition(
                tx,
                {.workspace = form.workspace,
                 .form = form.id,
                 .form_version = static_cast<std::int64_t>(version.version),
                 .agreement = use.agreement,
                 .agreement_version = frozen.version,
                 .lang = lang},
                rendition.sha256));
        }
    }
    return {};
}

Result<void> render_forms_of_agreement(db::Transaction& tx,
                                       std::int64_t workspace,
                                       std::string_view agreement) {
    for (const auto& form : TRY(list_forms(tx, workspace))) {
        if (form.published_version == 0) continue;
        const auto version = TRY(find_form_version(tx, workspace, form.id, form.published_version));
        if (std::ranges::find(version.definition.agreements, agreement, &AgreementUse::agreement) ==
            version.definition.agreements.end())
            continue;
        TRY(render_form(tx, form, version));
    }
    return {};
}

}  // namespace placet::forms
