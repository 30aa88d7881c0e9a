#include "forms/age_rule.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>

#include <boost/json.hpp>

#include "subjects/identifiers.h"

namespace placet::forms {
namespace {

std::optional<std::chrono::year_month_day> read_day(std::string_view text) {
    using namespace std::chrono;
    int y = 0;
    unsigned m = 0, d = 0;
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto number = [&](std::size_t from, std::size_t size, auto& into) {
        const auto* end = text.data() + from + size;
        const auto read = std::from_chars(text.data() + from, end, into);
        return read.ec == std::errc{} && read.ptr == end;
    };
    if (!number(0, 4, y) || !number(5, 2, m) || !number(8, 2, d)) return std::nullopt;
    const year_month_day date{year{y}, month{m}, day{d}};
    return date.ok() ? std::optional{date} : std::nullopt;
}

// The month after the birthday: nobody learns the day from it.
std::string month_after(std::string_view born, int years) {
    using namespace std::chrono;
    const auto day = read_day(born);
    if (!day) return {};
    const year_month of_age =
        year_month{day->year() + std::chrono::years{years}, day->month()} + months{1};
    char text[16];
    std::snprintf(text,
                  sizeof text,
                  "%04d-%02u",
                  static_cast<int>(of_age.year()),
                  static_cast<unsigned>(of_age.month()));
    return text;
}

const boost::json::object* object_in(const boost::json::object& from, std::string_view member) {
    const auto* found = from.if_contains(member);
    return found ? found->if_object() : nullptr;
}

std::string text_in_object(const boost::json::object* from, std::string_view member) {
    const auto* found = from ? from->if_contains(member) : nullptr;
    return found && found->is_string() ? std::string(found->get_string()) : std::string();
}

std::string birth_date_of(const Definition& form, const boost::json::object& body) {
    const auto* values = object_in(body, "values");
    for (const auto& field : form.fields)
        if (field.kind == FieldKind::birth_date) return text_in_object(values, field.name);
    return {};
}

Result<Younger> read_representative(const boost::json::object& body) {
    const auto* age = object_in(body, "age");
    const auto* given = age ? object_in(*age, "representative") : nullptr;
    Younger younger{.name = text_in_object(given, "name")};
    const auto address = text_in_object(given, "email");
    if (address.empty())
        return invalid_input("representative_required",
                             {{"age.representative.email", "representative_required"}});
    std::vector<FieldError> faults;
    if (younger.name.find_first_not_of(' ') == std::string::npos)
        faults.push_back({"age.representative.name", "required"});
    if (auto normal = subjects::normalise_email(address))
        younger.email = std::move(*normal);
    else
        faults.push_back({"age.representative.email", "not_an_email"});
    if (!faults.empty()) return invalid_input("invalid", std::move(faults));
    return younger;
}

}  // namespace

AgeRule age_rule(const std::vector<const law::Profile*>& laws,
                 std::string_view country,
                 AgeGate gate) {
    AgeRule rule{.gate = gate};
    for (const auto* law : laws) {
        const auto& minimum = law->min_age;
        const auto own = minimum.by_country.find(std::string(country));
        const int years =
            own != minimum.by_country.end() ? own->second : minimum.standard.value_or(0);
        if (years <= rule.years) continue;
        rule.years = years;
        rule.together_from = minimum.with_representative_from;
        rule.profile = law->id;
    }
    return rule;
}

boost::json::object to_json(const AgeRule& rule) {
    boost::json::object out{
        {"gate", name_of(rule.gate)}, {"years", rule.years}, {"law_profile", rule.profile}};
    if (rule.together_from) out["together_from"] = *rule.together_from;
    return out;
}

AgeRule read_age_rule(const boost::json::object& version) {
    AgeRule rule;
    const auto* age = object_in(version, "age");
    if (!age) return rule;
    const auto gate = text_in_object(age, "gate");
    for (const auto known : {AgeGate::confirm, AgeGate::birth_date})
        if (gate == name_of(known)) rule.gate = known;
    rule.years = age->at("years").to_number<int>();
    rule.profile = text_in_object(age, "law_profile");
    if (const auto* from = age->if_contains("together_from"))
        rule.together_from = from->to_number<int>();
    return rule;
}

std::optional<int> years_between(std::string_view born, std::string_view day) {
    const auto from = read_day(born), to = read_day(day);
    if (!from || !to) return std::nullopt;
    const bool before = std::pair{to->month(), to->day()} < std::pair{from->month(), from->day()};
    return static_cast<int>(to->year()) - static_cast<int>(from->year()) - (before ? 1 : 0);
}

Result<std::optional<Younger>> judge_age(const Definition& form,
                                         const AgeRule& rule,
                                         const boost::json::object& body,
                                         std::string_view today) {
    if (!rule.applies()) return std::optional<Younger>{};
    const auto* age = object_in(body, "age");
    if (rule.gate == AgeGate::confirm) {
        const auto* said = age ? age->if_contains("of_age") : nullptr;
        if (!said) return invalid_input("invalid", {{"age", "age_required"}});
        if (said->is_bool() && said->get_bool()) return std::optional<Younger>{};
        auto younger = TRY(read_representative(body));
        // How much younger nobody said: then both have to agree where a law may want it.
        younger.together = rule.together_from.has_value();
        return std::optional{std::move(younger)};
    }
    const auto born = birth_date_of(form, body);
    const auto years = years_between(born, today);
    if (!years) return invalid_input("invalid", {{"age", "age_required"}});
    if (*years >= rule.years) return std::optional<Younger>{};
    auto younger = TRY(read_representative(body));
    younger.together = rule.together_from && *years >= *rule.together_from;
    younger.of_age = month_after(born, rule.years);
    return std::optional{std::move(younger)};
}

}  // namespace placet::forms
