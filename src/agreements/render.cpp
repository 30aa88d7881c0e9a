#include "agreements/render.h"

#include <boost/json.hpp>

#include "agreements/origin.h"
#include "agreements/part_values.h"
#include "crypto/crypto.h"

namespace placet::agreements {
namespace {

using boost::json::array;
using boost::json::object;

std::string in(const Texts& texts, std::string_view lang) {
    const auto found = texts.find(std::string(lang));
    return found == texts.end() ? std::string{} : found->second;
}

array purposes_of(const FrozenVersion& version, std::string_view lang) {
    array out;
    for (const auto& purpose : version.purposes) {
        object one{{"text", law::text_in(purpose.text, lang)},
                   {"retention", in(purpose.retention, lang)}};
        for (const std::string_view basis : {"consent", "contract", "law", "interest"})
            one["basis_" + std::string(basis)] = purpose.basis == basis;
        out.push_back(std::move(one));
    }
    return closed(std::move(out));
}

enum class Which { all, processors, third_parties, foreign };

array recipients_of(const FrozenVersion& version, std::string_view lang, Which which) {
    array out;
    for (const auto& recipient : version.recipients) {
        const bool processor = recipient.role == "processor";
        if (which == Which::processors && !processor) continue;
        if (which == Which::third_parties && processor) continue;
        if (which == Which::foreign && !recipient.foreign) continue;
        out.push_back(object{{"name", recipient.name},
                             {"address", recipient.address},
                             {"country", in(recipient.country_name, lang)},
                             {"processor", processor},
                             {"third_party", !processor},
                             {"foreign", recipient.foreign}});
    }
    return closed(std::move(out));
}

array fields_of(const Occasion& occasion) {
    array out;
    for (const auto& field : occasion.fields)
        out.push_back(object{{"label", field.label.empty() ? field.name : field.label}});
    return closed(std::move(out));
}

void put_modes(object& values, const std::optional<int>& mode) {
    for (int one = 1; one <= 4; ++one)
        values["mode_" + std::to_string(one)] = mode == one;
    values["required"] = mode == 1 || mode == 2;
    values["optional"] = mode == 3 || mode == 4;
    values["preset"] = mode == 1 || mode == 3;
    values["unticked"] = mode == 2 || mode == 4;
}

void put_company(object& values,
                 const FrozenVersion& version,
                 const Occasion& occasion,
                 std::string_view lang) {
    for (const auto& [name, of_company] : company_values(version, lang))
        values[name] = placed(name, version, occasion, lang).value;
    values["dpo"] =
        !values["dpo_name"].as_string().empty() || !values["dpo_email"].as_string().empty();
    for (const std::string_view form : {"legal_entity", "sole_trader", "natural_person"})
        values[form] = version.company.legal_form == form;
}

void put_law(object& values,
             const FrozenVersion& version,
             const Occasion& occasion,
             std::string_view lang) {
    const Placed name = placed("authority_name", version, occasion, lang);
    values["authority_named"] = !name.value.empty() && name.origin != Origin::law;
    values["authority_name"] = name.value;
    values["authority_website"] = placed("authority_website", version, occasion, lang).value;
    values["law_title"] = law::text_in(version.law.title, lang);
    values["proof_duration"] = in(version.law.proof_duration, lang);
    values["proof_to_year_end"] = version.law.proof_to_year_end;
}

std::string caption(const FrozenVersion& version, const Occasion& occasion, std::string_view lang) {
    return occasion.label.empty() ? in(version.label, lang) : occasion.label;
}

}  // namespace

boost::json::object values_of(const FrozenVersion& version,
                              const Occasion& occasion,
                              std::string_view lang) {
    object values;
    put_company(values, version, occasion, lang);
    put_modes(values, occasion.mode);
    put_law(values, version, occasion, lang);
    object laws;
    for (const auto& id : version.law.lineage)
        laws[id] = true;
    values["law"] = std::move(laws);
    values["term_until_withdrawn"] = !version.term.months.has_value();
    values["term_months"] = version.term.months.has_value();
    values["term_duration"] = in(version.term.duration, lang);
    values["purposes"] = purposes_of(version, lang);
    values["recipients"] = recipients_of(version, lang, Which::all);
    values["processors"] = recipients_of(version, lang, Which::processors);
    values["third_parties"] = recipients_of(version, lang, Which::third_parties);
    values["foreign_recipients"] = recipients_of(version, lang, Which::foreign);
    values["fields"] = fields_of(occasion);
    put_parts(values, version, occasion, lang);
    for (const std::string_view list :
         {"fields", "recipients", "processors", "third_parties", "foreign_recipients"})
        values["has_" + std::string(list)] = !values.at(list).as_array().empty();
    values["title"] = fill(in(version.title, lang), values, Escape::plain).text;
    values["label_text"] =
        plain_text(parse_label(fill(caption(version, occasion, lang), values, Escape::plain).text));
    return values;
}

Draft render_draft(const FrozenVersion& version, const Occasion& occasion, std::string_view lang) {
    const object values = values_of(version, occasion, lang);
    Filled filled = fill(in(version.text, lang), values, Escape::markdown);
    Parsed parsed = parse_markdown(filled.text, version.line_breaks);
    Draft out{.rendition = {.lang = std::string(lang),
                            .title = std::string(values.at("title").as_string()),
                            .label = {},
                            .blocks = std::move(parsed.blocks),
                            .tree = {},
                            .html = {}},
              .referred = std::move(filled.referred),
              .mentioned = std::move(filled.mentioned),
              .problems = std::move(filled.problems)};
    Rendition& text = out.rendition;
    if (const auto source = version.sources.find(std::string(lang));
        source != version.sources.end())
        text.blocks.insert(
            text.blocks.end(), source->second.blocks.begin(), source->second.blocks.end());
    Filled label = fill(caption(version, occasion, lang), values, Escape::plain);
    text.label = parse_label(label.text);
    text.tree = boost::json::serialize(to_json(text.blocks));
    text.html = to_html(text.blocks);
    text.sha256 = crypto::sha256(view(text.html));
    Filled title = fill(in(version.title, lang), values, Escape::plain);
    for (Filled* more : {&label, &title}) {
        for (auto& problem : more->problems)
            out.problems.push_back(std::move(problem));
        out.mentioned.merge(more->mentioned);
    }
    for (const auto& problem : parsed.problems)
        out.problems.push_back({"markdown_" + problem, lang.empty() ? "" : std::string(lang)});
    return out;
}

Result<Rendition> render(const FrozenVersion& version,
                         const Occasion& occasion,
                         std::string_view lang) {
    if (!version.text.contains(std::string(lang))) return not_found("language_not_published");
    Draft draft = render_draft(version, occasion, lang);
    for (const Problem& problem : draft.problems)
        if (problem.rule == "placeholder_broken")
            return internal_error("agreements.text_broken", problem.field);
    return std::move(draft.rendition);
}

Result<Rendition> render(const FrozenVersion& version,
                         const std::vector<FieldLabel>& fields,
                         std::string_view lang) {
    return render(version, Occasion{.fields = fields}, lang);
}

}  // namespace placet::agreements
