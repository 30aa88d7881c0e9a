#include "agreements/frozen_version.h"

#include <algorithm>

#include <boost/json.hpp>

#include "json/shape.h"

namespace placet::agreements {
namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;

constexpr std::string_view format = "placet-agreement-version/1";

object from(const Texts& texts) {
    object out;
    for (const auto& [language, text] : texts)
        out[language] = text;
    return out;
}

array from(const std::vector<std::string>& list) {
    array out;
    for (const auto& item : list)
        out.emplace_back(boost::json::string(item));
    return out;
}

std::string text(const object& members, std::string_view name) {
    return std::string(members.at(name).as_string());
}

std::int64_t number(const object& members, std::string_view name) {
    return members.at(name).to_number<std::int64_t>();
}

Texts texts(const object& members, std::string_view name) {
    Texts out;
    for (const auto& member : members.at(name).as_object())
        out[member.key()] = std::string(member.value().as_string());
    return out;
}

std::vector<std::string> list(const object& members, std::string_view name) {
    std::vector<std::string> out;
    for (const auto& item : members.at(name).as_array())
        out.emplace_back(item.as_string());
    return out;
}

object from(const FrozenCompany& company) {
    object out{{"id", company.id},
               {"name", company.name},
               {"short_name", company.short_name},
               {"legal_form", company.legal_form},
               {"country", company.country},
               {"address", company.address},
               {"email", company.email},
               {"phone", company.phone},
               {"website", company.website},
               {"erasure_email", company.erasure_email},
               {"erasure_email_proved", company.erasure_email_proved},
               {"dpo", nullptr},
               {"law_profiles", from(company.law_profiles)},
               {"requisites", from(company.requisites)},
               {"requisites_line", from(company.requisites_line)}};
    if (company.dpo)
        out["dpo"] = object{{"name", company.dpo->name},
                            {"email", company.dpo->email},
                            {"phone", company.dpo->phone}};
    return out;
}

FrozenCompany company_from(const object& members) {
    FrozenCompany out{.id = text(members, "id"),
                      .name = text(members, "name"),
                      .short_name = text(members, "short_name"),
                      .legal_form = text(members, "legal_form"),
                      .country = text(members, "country"),
                      .address = text(members, "address"),
                      .email = text(members, "email"),
                      .phone = text(members, "phone"),
                      .website = text(members, "website"),
                      .erasure_email = text(members, "erasure_email"),
                      .dpo = {},
                      .law_profiles = list(members, "law_profiles"),
                      .requisites = texts(members, "requisites"),
                      .requisites_line = texts(members, "requisites_line")};
    if (const auto* proved = members.if_contains("erasure_email_proved"))
        out.erasure_email_proved = proved->as_bool();
    if (const auto* dpo = members.at("dpo").if_object())
        out.dpo = Contact{text(*dpo, "name"), text(*dpo, "email"), text(*dpo, "phone")};
    return out;
}

array from(const std::vector<FrozenPurpose>& purposes) {
    array out;
    for (const auto& one : purposes)
        out.push_back(object{{"id", one.id},
                             {"code", one.code},
                             {"text", from(one.text)},
                             {"basis", one.basis},
                             {"retention", from(one.retention)},
                             {"data", from(one.data)}});
    return out;
}

object from(const std::map<std::string, FrozenSource>& sources) {
    object out;
    for (const auto& [lang, one] : sources)
        out[lang] = object{{"url", one.url},
                           {"type", one.type},
                           {"sha256", to_hex(one.sha256)},
                           {"words", to_hex(one.words)},
                           {"fetched_at", one.fetched_at.micros},
                           {"blocks", to_json(one.blocks)}};
    return out;
}

Result<Hash> hash(const object& members, std::string_view name) {
    const auto bytes = TRY(from_hex(text(members, name)));
    return to_array<32>(bytes);
}

Result<FrozenSource> source_from(const object& members) {
    return FrozenSource{.url = text(members, "url"),
                        .type = text(members, "type"),
                        .sha256 = TRY(hash(members, "sha256")),
                        .words = TRY(hash(members, "words")),
                        .fetched_at = Timestamp{number(members, "fetched_at")},
                        .blocks = TRY(blocks_from(members.at("blocks").as_array()))};
}

array from(const std::vector<FrozenRecipient>& recipients) {
    array out;
    for (const auto& one : recipients)
        out.push_back(object{{"id", one.id},
                             {"name", one.name},
                             {"address", one.address},
                             {"country", one.country},
                             {"country_name", from(one.country_name)},
                             {"role", one.role},
                             {"foreign", one.foreign},
                             {"contract", one.contract}});
    return out;
}

FrozenPurpose purpose_from(const object& members) {
    FrozenPurpose out{text(members, "id"),
                      number(members, "code"),
                      texts(members, "text"),
                      text(members, "basis")};
    // The first documents had neither.
    if (members.contains("retention")) out.retention = texts(members, "retention");
    if (members.contains("data")) out.data = list(members, "data");
    return out;
}

FrozenRecipient recipient_from(const object& members) {
    return {text(members, "id"),
            text(members, "name"),
            text(members, "address"),
            text(members, "country"),
            texts(members, "country_name"),
            text(members, "role"),
            members.at("foreign").as_bool(),
            members.contains("contract") ? text(members, "contract") : std::string{}};
}

object from(const FrozenLaw& law) {
    return {{"profile", law.profile},
            {"version", law.version},
            {"parent_version", law.parent_version},
            {"edit_revision", law.edit_revision},
            {"lineage", from(law.lineage)},
            {"title", from(law.title)},
            {"authority_name", from(law.authority_name)},
            {"authority_website", law.authority_website},
            {"proof_duration", from(law.proof_duration)},
            {"proof_to_year_end", law.proof_to_year_end}};
}

// What later releases added is absent from older documents.
std::int64_t number_or_none(const object& members, std::string_view name) {
    return members.contains(name) ? number(members, name) : 0;
}

FrozenLaw law_from(const object& members) {
    return {text(members, "profile"),
            static_cast<int>(number(members, "version")),
            static_cast<int>(number_or_none(members, "parent_version")),
            number_or_none(members, "edit_revision"),
            list(members, "lineage"),
            texts(members, "title"),
            texts(members, "authority_name"),
            text(members, "authority_website"),
            texts(members, "proof_duration"),
            members.at("proof_to_year_end").as_bool()};
}

Result<FrozenVersion> version_from(const object& members) {
    FrozenVersion out;
    out.workspace = number(members, "workspace");
    out.agreement = text(members, "agreement");
    out.version = number(members, "version");
    const auto uid = from_hex(text(members, "uid"));
    if (uid && uid->size() == out.uid.size()) std::copy(uid->begin(), uid->end(), out.uid.begin());
    out.published_at = {number(members, "published_at")};
    out.published_by = text(members, "published_by");
    out.kind = text(members, "kind");
    out.template_name = text(members, "template");
    // Versions of before these were kept have none.
    if (members.contains("template_meaning"))
        out.template_meaning = number(members, "template_meaning");
    if (members.contains("own_words")) out.own_words = list(members, "own_words");
    out.line_breaks = text(members, "line_breaks") == "keep" ? LineBreaks::keep : LineBreaks::join;
    out.law = law_from(members.at("law").as_object());
    out.company = company_from(members.at("company").as_object());
    out.languages = list(members, "languages");
    out.default_language = text(members, "default_language");
    out.title = texts(members, "title");
    out.label = texts(members, "label");
    out.text = texts(members, "text");
    for (const auto& one : members.at("purposes").as_array())
        out.purposes.push_back(purpose_from(one.as_object()));
    for (const auto& one : members.at("recipients").as_array())
        out.recipients.push_back(recipient_from(one.as_object()));
    const auto& term = members.at("term").as_object();
    if (!term.at("months").is_null()) out.term.months = number(term, "months");
    out.term.duration = texts(term, "duration");
    if (const auto* parts = members.if_contains("parts"))
        out.parts = frozen_parts(parts->as_object());
    if (const auto* sources = members.if_contains("sources"))
        for (const auto& [lang, one] : sources->as_object())
            out.sources.emplace(lang, TRY(source_from(one.as_object())));
    out.values = texts(members, "values");
    return out;
}

}  // namespace

boost::json::object to_json(const FrozenVersion& version) {
    object term{{"months", nullptr}, {"duration", from(version.term.duration)}};
    if (version.term.months) term["months"] = *version.term.months;
    return {{"format", format},
            {"workspace", version.workspace},
            {"agreement", version.agreement},
            {"version", version.version},
            {"uid", to_hex(version.uid)},
            {"published_at", version.published_at.micros},
            {"published_by", version.published_by},
            {"kind", version.kind},
            {"template", version.template_name},
            {"template_meaning", version.template_meaning},
            {"own_words", from(version.own_words)},
            {"line_breaks", version.line_breaks == LineBreaks::keep ? "keep" : "join"},
            {"law", from(version.law)},
            {"company", from(version.company)},
            {"languages", from(version.languages)},
            {"default_language", version.default_language},
            {"title", from(version.title)},
            {"label", from(version.label)},
            {"text", from(version.text)},
            {"purposes", from(version.purposes)},
            {"recipients", from(version.recipients)},
            {"term", std::move(term)},
            {"parts", to_json(version.parts)},
            {"sources", from(version.sources)},
            {"values", from(version.values)}};
}

Result<FrozenVersion> frozen_version(std::string_view document) {
    auto parsed = json::parse(document);
    if (!parsed) return internal_error("agreements.version_broken", parsed.error().detail);
    // A document that misses a member was not written by us; the library tells by throwing.
    try {
        const auto& members = parsed->as_object();
        if (text(members, "format") != format)
            return internal_error("agreements.version_broken", "unknown format");
        return version_from(members);
    } catch (const std::exception& problem) {
        return internal_error("agreements.version_broken", problem.what());
    }
}

std::string_view served_language(const FrozenVersion& version, std::string_view language) {
    const auto found = std::find(version.languages.begin(), version.languages.end(), language);
    return found == version.languages.end() ? std::string_view(version.default_language)
                                            : std::string_view(*found);
}

}  // namespace placet::agreements
