#include <algorithm>
#include <set>

#include <boost/url.hpp>

#include "forms/definition.h"

namespace placet::forms {
namespace {

bool good_name(std::string_view name) {
    if (name.empty() || name.size() > 40 || name[0] < 'a' || name[0] > 'z') return false;
    return std::ranges::all_of(
        name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

// RFC 6454: scheme, host and port only. Plain http is for tests on this machine.
bool good_origin(std::string_view origin) {
    const auto parsed = boost::urls::parse_uri(origin);
    if (!parsed || parsed->host().empty() || parsed->has_userinfo() || parsed->has_query() ||
        parsed->has_fragment() || !parsed->encoded_path().empty() ||
        origin.find('*') != std::string_view::npos)
        return false;
    if (parsed->scheme() == "https") return true;
    return parsed->scheme() == "http" &&
           (parsed->host() == "localhost" || parsed->host() == "127.0.0.1" ||
            parsed->host() == "[::1]");
}

// A page of a site, as an address that a browser opens.
bool good_page(std::string_view page) {
    const auto parsed = boost::urls::parse_uri(page);
    return parsed && !parsed->host().empty() && !parsed->has_userinfo() &&
           (parsed->scheme() == "https" || parsed->scheme() == "http");
}

bool is_colour(std::string_view text) {
    return text.size() == 7 && text[0] == '#' &&
           text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

class Faults {
public:
    void add(std::string field, const char* code) { list_.push_back({std::move(field), code}); }
    void texts(const Definition& form, const Texts& texts, const std::string& field) {
        for (const auto& lang : form.languages)
            if (!texts.contains(lang)) add(field + "." + lang, "required");
    }
    Result<void> outcome() {
        if (list_.empty()) return {};
        return invalid_input("invalid", std::move(list_));
    }

private:
    std::vector<FieldError> list_;
};

// Only what was asked before can decide, so that there are no circles; and only a choice, so that
// browser and server cannot differ about what was typed.
void check_condition(const Definition& form, std::size_t place, Faults& faults) {
    const auto& condition = *form.fields[place].when;
    const std::string at = "draft.fields[" + std::to_string(place) + "].when";
    const auto end = form.fields.begin() + static_cast<std::ptrdiff_t>(place);
    const auto source = std::find_if(form.fields.begin(), end, [&](const Field& earlier) {
        return earlier.name == condition.field;
    });
    if (source == end || source->kind != FieldKind::choice)
        return faults.add(at + ".field", "not_an_earlier_choice");
    if (condition.is.empty()) faults.add(at + ".is", "required");
    for (std::size_t i = 0; i < condition.is.size(); ++i)
        if (std::ranges::find(source->choices, condition.is[i], &Choice::value) ==
            source->choices.end())
            faults.add(at + ".is[" + std::to_string(i) + "]", "not_a_choice");
}

void check_choices(const Definition& form, const Field& field, const std::string& at, Faults& out) {
    if (field.kind == FieldKind::choice && field.choices.empty())
        out.add(at + ".choices", "required");
    std::set<std::string> values;
    for (std::size_t j = 0; j < field.choices.size(); ++j) {
        const std::string choice = at + ".choices[" + std::to_string(j) + "]";
        if (field.choices[j].value.empty() || !values.insert(field.choices[j].value).second)
            out.add(choice + ".value", "duplicate");
        out.texts(form, field.choices[j].label, choice + ".label");
    }
}

void check_fields(const Definition& form, Completeness completeness, Faults& faults) {
    std::set<std::string> names;
    for (std::size_t i = 0; i < form.fields.size(); ++i) {
        const auto& field = form.fields[i];
        const std::string at = "draft.fields[" + std::to_string(i) + "]";
        if (!good_name(field.name)) faults.add(at + ".name", "bad_name");
        if (!names.insert(field.name).second) faults.add(at + ".name", "duplicate");
        if (field.min && field.max && *field.min > *field.max) faults.add(at + ".max", "too_small");
        if (completeness == Completeness::draft) continue;
        faults.texts(form, field.label, at + ".label");
        if (field.kind == FieldKind::hidden && field.required)
            faults.add(at + ".required", "not_for_hidden");
        if (field.when) check_condition(form, i, faults);
        check_choices(form, field, at, faults);
    }
}

void check_places(const Definition& form, Faults& faults) {
    for (std::size_t i = 0; i < form.allowed_origins.size(); ++i)
        if (!good_origin(form.allowed_origins[i]))
            faults.add("draft.allowed_origins[" + std::to_string(i) + "]", "not_an_origin");
    for (std::size_t i = 0; i < form.pages.size(); ++i)
        if (!good_page(form.pages[i]))
            faults.add("draft.pages[" + std::to_string(i) + "]", "not_a_url");
}

// A date that nobody must give decides nothing.
bool asks_birth_date(const Definition& form) {
    return std::ranges::any_of(form.fields, [](const Field& field) {
        return field.kind == FieldKind::birth_date && field.required && !field.when;
    });
}

}  // namespace

Result<void> check_definition(const Definition& form, Completeness completeness) {
    Faults faults;
    if (std::ranges::find(form.languages, form.default_language) == form.languages.end())
        faults.add("draft.default_language", "not_offered");
    check_fields(form, completeness, faults);

    std::set<std::string> used;
    for (std::size_t i = 0; i < form.agreements.size(); ++i)
        if (!used.insert(form.agreements[i].agreement).second)
            faults.add("draft.agreements[" + std::to_string(i) + "].agreement", "duplicate");
    check_places(form, faults);
    if (!form.look.accent.empty() && !is_colour(form.look.accent))
        faults.add("draft.look.accent", "not_a_colour");

    if (completeness == Completeness::for_publishing) {
        if (form.languages.empty()) faults.add("draft.languages", "required");
        if (form.fields.empty()) faults.add("draft.fields", "required");
        // Nothing personal is taken where nobody was asked (features F7).
        if (form.agreements.empty()) faults.add("draft.agreements", "agreement_missing");
        faults.texts(form, form.title, "draft.title");
        if (form.age_gate == AgeGate::birth_date && !asks_birth_date(form))
            faults.add("draft.age.gate", "birth_date_missing");
    }
    return faults.outcome();
}

}  // namespace placet::forms
