#include "agreements/freeze.h"

namespace placet::agreements {
namespace {

// The draft's own words, else those of the template.
Texts chosen(const std::vector<std::string>& languages, const Texts& own, const Texts& ready) {
    Texts out;
    for (const auto& language : languages) {
        const auto mine = own.find(language);
        if (mine != own.end() && !mine->second.empty()) {
            out[language] = mine->second;
        } else if (const auto theirs = ready.find(language); theirs != ready.end()) {
            out[language] = theirs->second;
        }
    }
    return out;
}

// Which of these texts were written for the agreement: "label.ru".
void note_own_words(FrozenVersion& version, std::string_view part, const Texts& own) {
    for (const auto& language : version.languages)
        if (const auto mine = own.find(language); mine != own.end() && !mine->second.empty())
            version.own_words.push_back(std::string(part) + "." + language);
}

FrozenLaw frozen_law(const law::Profile& law,
                     const Words& words,
                     const std::vector<std::string>& languages) {
    FrozenLaw out{.profile = law.id,
                  .version = law.version,
                  .parent_version = law.parent_version,
                  .edit_revision = law.edit_revision,
                  .lineage = {law.id},
                  .title = law.title,
                  .authority_name = law.authority.name,
                  .authority_website = law.authority.website,
                  .proof_duration = {},
                  .proof_to_year_end = law.proof_retention.to_year_end};
    if (!law.extends.empty()) out.lineage.push_back(law.extends);
    for (const auto& language : languages)
        out.proof_duration[language] = words.term(law.proof_retention.after_end, language);
    return out;
}

FrozenRecipient frozen(const Recipient& recipient, const Ingredients& from) {
    FrozenRecipient out{
        .id = recipient.id,
        .name = recipient.name,
        .address = recipient.address,
        .country = recipient.country,
        .country_name = {},
        .role = recipient.role,
        .foreign = !from.law.is_free_transfer(recipient.country, from.company.country),
        .contract = recipient.contract};
    for (const auto& language : from.draft.languages)
        out.country_name[language] = from.words.country(recipient.country, language);
    return out;
}

FrozenPurpose frozen(const Purpose& purpose, const Ingredients& from) {
    FrozenPurpose out{.id = purpose.id,
                      .code = purpose.code,
                      .text = purpose.text,
                      .basis = purpose.basis,
                      .data = purpose.data};
    for (const auto& language : from.draft.languages)
        out.retention[language] = purpose.retention_months
                                      ? from.words.months(*purpose.retention_months, language)
                                      : from.words.purpose_reached(language);
    return out;
}

}  // namespace

Result<FrozenVersion> freeze(Ingredients from) {
    const AgreementDraft& draft = from.draft;
    static const ReadyText nothing;
    const ReadyText* ready = &nothing;
    const bool custom = draft.template_name == custom_template;
    const bool external = draft.template_name == external_template && from.external != nullptr;
    if (!custom && !external) {
        ready = from.ready_texts.find(draft.template_name);
        if (ready == nullptr)
            return invalid_input("template_unknown", {{"draft.template", "not_a_choice"}});
    }
    FrozenVersion out;
    out.template_name = draft.template_name;
    out.line_breaks = custom ? LineBreaks::keep : LineBreaks::join;
    out.law = frozen_law(from.law, from.words, draft.languages);
    out.company = std::move(from.company);
    out.languages = draft.languages;
    out.default_language = draft.default_language;
    out.title = chosen(draft.languages, draft.title, ready->title);
    out.label = chosen(draft.languages, draft.label, ready->label);
    out.template_meaning = ready->meaning;
    note_own_words(out, "title", draft.title);
    note_own_words(out, "label", draft.label);
    out.text = chosen(draft.languages, custom ? draft.text : Texts{}, ready->text);
    if (external) {
        out.title = chosen(draft.languages, draft.title, from.external->title);
        out.label = chosen(draft.languages, draft.label, from.external->label);
        // A language whose source was never read has no text, and the findings say so.
        for (const auto& [lang, source] : from.sources)
            out.text[lang] = from.external->text.at(lang);
        out.sources = std::move(from.sources);
    }
    for (const auto& purpose : from.purposes)
        out.purposes.push_back(frozen(purpose, from));
    for (const auto& recipient : from.recipients)
        out.recipients.push_back(frozen(
            recipient, {draft, from.law, from.ready_texts, from.words, out.company, {}, {}}));
    out.term.months = draft.term_months;
    for (const auto& language : draft.languages) {
        out.company.requisites_line[language] =
            from.words.requisites_line(out.company.requisites, language);
        if (draft.term_months)
            out.term.duration[language] = from.words.months(*draft.term_months, language);
    }
    out.parts = freeze(draft.parts, {from.words, out.law.lineage, draft.languages});
    out.values = draft.values;
    return out;
}

}  // namespace placet::agreements
