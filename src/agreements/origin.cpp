#include "agreements/origin.h"

#include <algorithm>
#include <array>

#include <boost/json.hpp>

namespace placet::agreements {
namespace {

std::string in(const Texts& texts, std::string_view language) {
    const auto found = texts.find(std::string(language));
    return found == texts.end() ? std::string{} : found->second;
}

std::string given(const std::map<std::string, std::string>& values, std::string_view name) {
    const auto found = values.find(std::string(name));
    return found == values.end() ? std::string{} : found->second;
}

constexpr std::array<std::string_view, 2> of_authority = {"authority_name", "authority_website"};
constexpr std::array<std::string_view, 2> only_law = {"law_title", "proof_duration"};
constexpr std::array<std::string_view, 9> only_agreement = {"term_duration",
                                                            "operations_text",
                                                            "methods_text",
                                                            "conditions",
                                                            "prohibitions",
                                                            "transfer_conditions",
                                                            "risks",
                                                            "decision_logic",
                                                            "decision_consequences"};

Placed fixed(std::string_view name, const boost::json::object& values, Origin origin) {
    Placed out{.name = std::string(name)};
    if (const auto* text = values.at(name).if_string()) out.value = std::string(*text);
    if (!out.value.empty()) out.origin = origin;
    return out;
}

}  // namespace

std::string_view name_of(Origin origin) {
    constexpr std::array<std::string_view, 5> names = {
        "caller", "company", "agreement", "law", "missing"};
    return names[static_cast<std::size_t>(origin)];
}

std::vector<std::pair<std::string_view, std::string>> company_values(const FrozenVersion& version,
                                                                     std::string_view language) {
    const FrozenCompany& company = version.company;
    const Contact dpo = company.dpo.value_or(Contact{});
    return {{"operator_name", company.name},
            {"operator_short_name", company.short_name.empty() ? company.name : company.short_name},
            {"operator_address", company.address},
            {"operator_requisites", in(company.requisites_line, language)},
            {"operator_email", company.email},
            {"operator_phone", company.phone},
            {"operator_website", company.website},
            {"erasure_email", company.erasure_email},
            {"dpo_name", dpo.name},
            {"dpo_email", dpo.email},
            {"dpo_phone", dpo.phone}};
}

Placed placed(std::string_view name,
              const FrozenVersion& version,
              const Occasion& occasion,
              std::string_view language) {
    std::string company;
    for (const auto& [one, value] : company_values(version, language))
        if (one == name) company = value;
    Placed out{.name = std::string(name), .overridable = company.empty()};
    const auto take = [&](std::string value, Origin origin) {
        if (!out.value.empty() || value.empty()) return;
        out.value = std::move(value);
        out.origin = origin;
    };
    // The website belongs to the authority that is named: the law's, or another one.
    const bool named = !given(occasion.values, "authority_name").empty() ||
                       !given(version.values, "authority_name").empty();
    if (name == "authority_website" && !named) {
        take(version.law.authority_website, Origin::law);
        out.overridable = false;
        return out;
    }
    take(given(occasion.values, name), Origin::caller);
    take(std::move(company), Origin::company);
    take(given(version.values, name), Origin::agreement);
    if (name == "authority_name") take(in(version.law.authority_name, language), Origin::law);
    return out;
}

std::vector<Placed> placeholders_of(const FrozenVersion& version,
                                    const Occasion& occasion,
                                    std::string_view language,
                                    const std::set<std::string>& mentioned) {
    std::vector<Placed> out;
    const auto wanted = [&](std::string_view name) {
        return mentioned.contains(std::string(name));
    };
    for (const auto& [name, value] : company_values(version, language))
        if (wanted(name)) out.push_back(placed(name, version, occasion, language));
    for (const auto name : of_authority)
        if (wanted(name)) out.push_back(placed(name, version, occasion, language));
    const auto values = values_of(version, occasion, language);
    for (const auto name : only_law)
        if (wanted(name)) out.push_back(fixed(name, values, Origin::law));
    for (const auto name : only_agreement)
        if (wanted(name)) out.push_back(fixed(name, values, Origin::agreement));
    return out;
}

boost::json::array to_json(const std::vector<Placed>& placeholders) {
    boost::json::array out;
    for (const auto& one : placeholders)
        out.push_back(boost::json::object{{"name", one.name},
                                          {"value", one.value},
                                          {"origin", name_of(one.origin)},
                                          {"overridable", one.overridable}});
    return out;
}

}  // namespace placet::agreements
