#include "agreements/render.h"

#include <boost/json.hpp>

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

// Precedence: who asks, then the company, then what the agreement gives for want of better.
std::string value(std::string_view name,
                  const std::string& of_company,
                  const FrozenVersion& version,
                  const Occasion& occasion) {
    const std::string key(name);
    if (const auto own = occasion.values.find(key);
        own != occasion.values.end() && !own->second.empty())
        return own->second;
    if (!of_company.empty()) return of_company;
    const auto given = version.values.find(key);
    return given == version.values.end() ? std::string{} : given->second;
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
    const FrozenCompany& company = version.company;
    const Contact dpo = company.dpo.value_or(Contact{});
    const auto put = [&](std::string_view name, const std::string& of_company) {
        values[name] = value(name, of_company, version, occasion);
    };
    put("operator_name", company.name);
    put("operator_short_name", company.short_name.empty() ? company.name : company.short_name);
    put("operator_address", company.address);
    put("operator_requisites", in(company.requisites_line, lang));
    put("operator_email", company.email);
    put("operator_phone", company.phone);
    put("operator_website", company.website);
    put("erasure_email", company.erasure_email);
    put("dpo_name", dpo.name);
    put("dpo_email", dpo.email);
    put("dpo_phone", dpo.phone);
    values["dpo"] =
        !values["dpo_name"].as_string().empty() || !values["dpo_email"].as_string().empty();
    for (const std::string_view form : {"legal_entity", "sole_trader", "natural_person"})
        values[form] = company.legal_form == form;
}

void put_law(object& values,
             const FrozenVersion& version,
             const Occasion& occasion,
             std::string_view lang) {
    // The law's authority gives way to one that the agreement names: in Germany each Land has its
    // own.
    const std::string name = value("authority_name", "", version, occasion);
    const std::string website = value("authority_website", "", version, occasion);
    values["authority_named"] = !name.empty();
    values["authority_name"] = name.empty() ? in(version.law.authority_name, lang) : name;
    values["authority_website"] = name.empty() ? version.law.authority_website : website;
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
    for (auto& problem : label.problems)
        out.problems.push_back(std::move(problem));
    for (auto& problem : fill(in(version.title, lang), values, Escape::plain).problems)
        out.problems.push_back(std::move(problem));
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
