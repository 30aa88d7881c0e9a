#include "forms/manifest.h"

#include <boost/json.hpp>

#include "forms/look.h"
#include "forms/published_form.h"

namespace placet::forms {
namespace {

constexpr std::int64_t name_length = 200, line_length = 500, comment_length = 10'000;

std::int64_t longest(FieldKind kind) {
    switch (kind) {
        case FieldKind::name:
            return name_length;
        case FieldKind::comment:
            return comment_length;
        default:
            return line_length;
    }
}

boost::json::object field_json(const Field& field,
                               const std::string& lang,
                               const Definition& form) {
    boost::json::object out{{"name", field.name},
                            {"kind", name_of(field.kind)},
                            {"label", text_in(field.label, lang, form)},
                            {"required", field.required},
                            {"max_length", longest(field.kind)}};
    if (field.kind == FieldKind::choice) {
        boost::json::array choices;
        for (const auto& choice : field.choices)
            choices.push_back(
                {{"value", choice.value}, {"label", text_in(choice.label, lang, form)}});
        out["choices"] = std::move(choices);
        out["multiple"] = field.multiple;
    }
    if (field.when) {
        boost::json::array is;
        for (const auto& value : field.when->is)
            is.emplace_back(value);
        out["when"] = {{"field", field.when->field}, {"is", std::move(is)}};
    }
    if (field.min) out["min"] = *field.min;
    if (field.max) out["max"] = *field.max;
    return out;
}

boost::json::object agreement_json(const ShownAgreement& shown,
                                   const PublishedForm& form,
                                   const std::string& lang) {
    return {{"agreement", shown.agreement},
            {"version", shown.version},
            {"title", shown.title},
            {"mode", static_cast<int>(shown.mode)},
            {"required", consents::is_required(shown.mode)},
            {"preset", consents::is_preset(shown.mode)},
            {"read_gate", shown.mode == consents::Mode::required_read},
            {"label", shown.label},
            {"text_sha256", to_hex(shown.sha256)},
            {"text_url",
             "/a/" + shown.agreement + "/v" + std::to_string(shown.version) + "?lang=" + lang +
                 "&form=" + form.form.id + "&fv=" + std::to_string(form.version.version)},
            {"text", boost::json::parse(shown.tree)}};
}

}  // namespace

boost::json::object manifest_body(const PublishedForm& published,
                                  const std::string& lang,
                                  const std::vector<ShownAgreement>& agreements) {
    const Definition& form = published.version.definition;
    boost::json::array fields, asked, languages;
    for (const auto& field : form.fields)
        if (field.kind != FieldKind::hidden) fields.push_back(field_json(field, lang, form));
    for (const auto& shown : agreements)
        asked.push_back(agreement_json(shown, published, lang));
    for (const auto& offered : form.languages)
        languages.emplace_back(offered);
    boost::json::object manifest{{"form", published.form.id},
                                 {"version", published.version.version},
                                 {"lang", lang},
                                 {"languages", std::move(languages)},
                                 {"title", text_in(form.title, lang, form)},
                                 {"intro", text_in(form.intro, lang, form)},
                                 {"submit", text_in(form.submit, lang, form)},
                                 {"success", text_in(form.success, lang, form)},
                                 {"accent", form.look.accent},
                                 {"look", look_manifest(form.look)},
                                 {"company", published.version.company},
                                 {"fields", std::move(fields)},
                                 {"agreements", std::move(asked)}};
    const auto& age = published.version.age;
    if (age.applies()) manifest["age"] = {{"gate", name_of(age.gate)}, {"years", age.years}};
    return manifest;
}

}  // namespace placet::forms
