#include "forms/definition.h"

#include <algorithm>
#include <array>
#include <set>

#include <boost/json.hpp>
#include <boost/url.hpp>

namespace placet::forms {
namespace {

constexpr std::array<std::string_view, 10> kind_names = {"name",
                                                         "email",
                                                         "phone",
                                                         "address",
                                                         "comment",
                                                         "birth_date",
                                                         "choice",
                                                         "number",
                                                         "file",
                                                         "hidden"};
constexpr std::array<std::string_view, 4> known_languages = {"ru", "be", "de", "en"};
constexpr std::size_t fields_limit = 100;

json::Shape texts_shape(std::size_t longest) {
    return json::map(json::text(0, longest), 4);
}

Texts read_texts(const boost::json::object& from, std::string_view member) {
    Texts texts;
    if (const auto* found = from.if_contains(member); found && found->is_object())
        for (const auto& [lang, text] : found->get_object())
            if (!text.as_string().empty()) texts.emplace(lang, std::string(text.as_string()));
    return texts;
}

std::string read_text(const boost::json::object& from, std::string_view member) {
    const auto* found = from.if_contains(member);
    return found && found->is_string() ? std::string(found->get_string()) : std::string();
}

bool read_flag(const boost::json::object& from, std::string_view member) {
    const auto* found = from.if_contains(member);
    return found && found->is_bool() && found->get_bool();
}

std::vector<std::string> read_list(const boost::json::object& from, std::string_view member) {
    std::vector<std::string> list;
    if (const auto* found = from.if_contains(member); found && found->is_array())
        for (const auto& item : found->get_array())
            list.emplace_back(item.as_string());
    return list;
}

boost::json::object texts_json(const Texts& texts) {
    boost::json::object out;
    for (const auto& [lang, text] : texts)
        out[lang] = text;
    return out;
}

Field read_field(const boost::json::object& from) {
    Field field{.name = read_text(from, "name"), .label = read_texts(from, "label")};
    const auto kind = std::ranges::find(kind_names, read_text(from, "kind"));
    field.kind = static_cast<FieldKind>(kind - kind_names.begin());
    field.required = read_flag(from, "required");
    field.multiple = read_flag(from, "multiple");
    field.value = read_text(from, "value");
    if (const auto* min = from.if_contains("min")) field.min = min->to_number<std::int64_t>();
    if (const auto* max = from.if_contains("max")) field.max = max->to_number<std::int64_t>();
    if (const auto* choices = from.if_contains("choices"))
        for (const auto& choice : choices->as_array())
            field.choices.push_back(
                {read_text(choice.as_object(), "value"), read_texts(choice.as_object(), "label")});
    return field;
}

boost::json::object field_json(const Field& field) {
    boost::json::object out{{"name", field.name},
                            {"kind", name_of(field.kind)},
                            {"label", texts_json(field.label)},
                            {"required", field.required}};
    if (field.kind == FieldKind::choice) {
        boost::json::array choices;
        for (const auto& choice : field.choices)
            choices.push_back({{"value", choice.value}, {"label", texts_json(choice.label)}});
        out["choices"] = std::move(choices);
        out["multiple"] = field.multiple;
    }
    if (field.min) out["min"] = *field.min;
    if (field.max) out["max"] = *field.max;
    if (field.kind == FieldKind::hidden) out["value"] = field.value;
    return out;
}

bool good_name(std::string_view name) {
    if (name.empty() || name.size() > 40 || name[0] < 'a' || name[0] > 'z') return false;
    return std::ranges::all_of(
        name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

// RFC 6454: scheme, host and port only. Plain http is for tests on this machine.
bool good_origin(std::string_view origin) {
    const auto parsed = boost::urls::parse_uri(origin);
    if (!parsed || parsed->host().empty() || parsed->has_userinfo() || parsed->has_query() ||
        parsed->has_fragment() || !parsed->encoded_path().empty())
        return false;
    if (parsed->scheme() == "https") return true;
    return parsed->scheme() == "http" &&
           (parsed->host() == "localhost" || parsed->host() == "127.0.0.1" ||
            parsed->host() == "[::1]");
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
        if (field.kind == FieldKind::choice && field.choices.empty())
            faults.add(at + ".choices", "required");
        if (field.kind == FieldKind::hidden && field.required)
            faults.add(at + ".required", "not_for_hidden");
        std::set<std::string> values;
        for (std::size_t j = 0; j < field.choices.size(); ++j) {
            const std::string choice = at + ".choices[" + std::to_string(j) + "]";
            if (field.choices[j].value.empty() || !values.insert(field.choices[j].value).second)
                faults.add(choice + ".value", "duplicate");
            faults.texts(form, field.choices[j].label, choice + ".label");
        }
    }
}

}  // namespace

std::string_view name_of(FieldKind kind) {
    return kind_names[static_cast<std::size_t>(kind)];
}

std::string_view text_in(const Texts& texts, std::string_view lang, const Definition& form) {
    if (const auto found = texts.find(std::string(lang)); found != texts.end())
        return found->second;
    if (const auto found = texts.find(form.default_language); found != texts.end())
        return found->second;
    return {};
}

json::Shape definition_shape() {
    using namespace json;
    const auto languages = one_of({known_languages.begin(), known_languages.end()});
    auto choice = object({required("value", text(1, 100)), required("label", texts_shape(300))});
    auto field = object({required("name", text(1, 40)),
                         required("kind", one_of({kind_names.begin(), kind_names.end()})),
                         required("label", texts_shape(300)),
                         optional("required", boolean()),
                         optional("choices", array(choice, 100)),
                         optional("multiple", boolean()),
                         optional("min", integer(-1'000'000'000'000, 1'000'000'000'000)),
                         optional("max", integer(-1'000'000'000'000, 1'000'000'000'000)),
                         optional("value", text(0, 1000))});
    auto use = object({required("agreement", text(1, 40)),
                       required("mode", integer(1, 4)),
                       optional("label", texts_shape(500))});
    return object({required("languages", array(languages, 4)),
                   required("default_language", languages),
                   required("title", texts_shape(200)),
                   optional("intro", texts_shape(2000)),
                   optional("submit", texts_shape(80)),
                   optional("success", texts_shape(2000)),
                   required("fields", array(field, fields_limit)),
                   required("agreements", array(use, 20)),
                   optional("allowed_origins", array(text(1, 300), 50)),
                   optional("accent", text(0, 7))});
}

Definition read_definition(const boost::json::object& draft) {
    Definition form{.languages = read_list(draft, "languages"),
                    .default_language = read_text(draft, "default_language"),
                    .title = read_texts(draft, "title"),
                    .intro = read_texts(draft, "intro"),
                    .submit = read_texts(draft, "submit"),
                    .success = read_texts(draft, "success"),
                    .allowed_origins = read_list(draft, "allowed_origins"),
                    .accent = read_text(draft, "accent")};
    for (const auto& field : draft.at("fields").as_array())
        form.fields.push_back(read_field(field.as_object()));
    for (const auto& item : draft.at("agreements").as_array()) {
        const auto& use = item.as_object();
        form.agreements.push_back({read_text(use, "agreement"),
                                   static_cast<consents::Mode>(use.at("mode").to_number<int>()),
                                   read_texts(use, "label")});
    }
    return form;
}

boost::json::object to_json(const Definition& form) {
    boost::json::array fields, agreements, languages, origins;
    for (const auto& field : form.fields)
        fields.push_back(field_json(field));
    for (const auto& use : form.agreements) {
        boost::json::object item{{"agreement", use.agreement},
                                 {"mode", static_cast<int>(use.mode)}};
        if (!use.label.empty()) item["label"] = texts_json(use.label);
        agreements.push_back(std::move(item));
    }
    for (const auto& lang : form.languages)
        languages.emplace_back(lang);
    for (const auto& origin : form.allowed_origins)
        origins.emplace_back(origin);
    return {{"languages", std::move(languages)},
            {"default_language", form.default_language},
            {"title", texts_json(form.title)},
            {"intro", texts_json(form.intro)},
            {"submit", texts_json(form.submit)},
            {"success", texts_json(form.success)},
            {"fields", std::move(fields)},
            {"agreements", std::move(agreements)},
            {"allowed_origins", std::move(origins)},
            {"accent", form.accent}};
}

Result<void> check_definition(const Definition& form, Completeness completeness) {
    Faults faults;
    if (std::ranges::find(form.languages, form.default_language) == form.languages.end())
        faults.add("draft.default_language", "not_offered");
    check_fields(form, completeness, faults);

    std::set<std::string> used;
    for (std::size_t i = 0; i < form.agreements.size(); ++i)
        if (!used.insert(form.agreements[i].agreement).second)
            faults.add("draft.agreements[" + std::to_string(i) + "].agreement", "duplicate");
    for (std::size_t i = 0; i < form.allowed_origins.size(); ++i)
        if (!good_origin(form.allowed_origins[i]))
            faults.add("draft.allowed_origins[" + std::to_string(i) + "]", "not_an_origin");
    const bool colour =
        form.accent.size() == 7 && form.accent[0] == '#' &&
        form.accent.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos;
    if (!form.accent.empty() && !colour) faults.add("draft.accent", "not_a_colour");

    if (completeness == Completeness::for_publishing) {
        if (form.languages.empty()) faults.add("draft.languages", "required");
        if (form.fields.empty()) faults.add("draft.fields", "required");
        // Nothing personal is taken where nobody was asked (features F7).
        if (form.agreements.empty()) faults.add("draft.agreements", "agreement_missing");
        faults.texts(form, form.title, "draft.title");
    }
    return faults.outcome();
}

}  // namespace placet::forms
