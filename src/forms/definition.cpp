#include "forms/definition.h"

#include <algorithm>
#include <array>

#include <boost/json.hpp>

#include "agreements/data_category.h"

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
// What the kind alone says; the rest is for whoever makes the form to say.
constexpr std::array<std::string_view, 10> kind_categories = {"identity",
                                                              "contact",
                                                              "contact",
                                                              "address",
                                                              "other",
                                                              "birth",
                                                              "other",
                                                              "other",
                                                              "document",
                                                              "other"};
constexpr std::array<std::string_view, 3> gate_names = {"none", "confirm", "birth_date"};
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

boost::json::array list_json(const std::vector<std::string>& list) {
    boost::json::array out;
    for (const auto& item : list)
        out.emplace_back(item);
    return out;
}

Field read_field(const boost::json::object& from) {
    Field field{.name = read_text(from, "name"), .label = read_texts(from, "label")};
    const auto kind = std::ranges::find(kind_names, read_text(from, "kind"));
    field.kind = static_cast<FieldKind>(kind - kind_names.begin());
    field.required = read_flag(from, "required");
    field.multiple = read_flag(from, "multiple");
    field.value = read_text(from, "value");
    field.category = read_text(from, "category");
    if (field.category.empty()) field.category = default_category(field.kind);
    if (const auto* when = from.if_contains("when"))
        field.when =
            Condition{read_text(when->as_object(), "field"), read_list(when->as_object(), "is")};
    if (const auto* min = from.if_contains("min")) field.min = min->to_number<std::int64_t>();
    if (const auto* max = from.if_contains("max")) field.max = max->to_number<std::int64_t>();
    if (const auto* choices = from.if_contains("choices"))
        for (const auto& choice : choices->as_array())
            field.choices.push_back(
                {read_text(choice.as_object(), "value"), read_texts(choice.as_object(), "label")});
    return field;
}

// The accent stood by itself before there was a look; who still sends it means it.
Look read_look(const boost::json::object& draft) {
    Look look;
    if (const auto* found = draft.if_contains("look")) {
        const auto& members = found->as_object();
        look.accent = read_text(members, "accent");
        look.font = read_text(members, "font");
        if (const auto* corner = members.if_contains("corner"))
            look.corner = corner->to_number<int>();
    }
    if (const auto alone = read_text(draft, "accent"); !alone.empty()) look.accent = alone;
    return look;
}

boost::json::object look_json(const Look& look) {
    boost::json::object out;
    if (!look.accent.empty()) out["accent"] = look.accent;
    if (look.corner) out["corner"] = *look.corner;
    if (!look.font.empty()) out["font"] = look.font;
    return out;
}

boost::json::object field_json(const Field& field) {
    boost::json::object out{{"name", field.name},
                            {"kind", name_of(field.kind)},
                            {"label", texts_json(field.label)},
                            {"required", field.required},
                            {"category", field.category}};
    if (field.when) out["when"] = {{"field", field.when->field}, {"is", list_json(field.when->is)}};
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

}  // namespace

std::string_view name_of(FieldKind kind) {
    return kind_names[static_cast<std::size_t>(kind)];
}

std::string_view name_of(AgeGate gate) {
    return gate_names[static_cast<std::size_t>(gate)];
}

std::string_view default_category(FieldKind kind) {
    return kind_categories[static_cast<std::size_t>(kind)];
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
    auto when = object({required("field", text(1, 40)), required("is", array(text(1, 100), 100))});
    auto field = object({required("name", text(1, 40)),
                         required("kind", one_of({kind_names.begin(), kind_names.end()})),
                         required("label", texts_shape(300)),
                         optional("required", boolean()),
                         optional("category", one_of(agreements::data_category_names())),
                         optional("when", when),
                         optional("choices", array(choice, 100)),
                         optional("multiple", boolean()),
                         optional("min", integer(-1'000'000'000'000, 1'000'000'000'000)),
                         optional("max", integer(-1'000'000'000'000, 1'000'000'000'000)),
                         optional("value", text(0, 1000))});
    auto look = object({optional("accent", text(0, 7)),
                        optional("corner", integer(0, 16)),
                        optional("font", one_of({"host", "system"}))});
    auto age = object({required("gate", one_of({gate_names.begin(), gate_names.end()}))});
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
                   optional("look", look),
                   optional("pages", array(text(1, 1000), 50)),
                   optional("age", age),
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
                    .look = read_look(draft),
                    .pages = read_list(draft, "pages")};
    if (const auto* age = draft.if_contains("age"))
        form.age_gate = static_cast<AgeGate>(
            std::ranges::find(gate_names, read_text(age->as_object(), "gate")) -
            gate_names.begin());
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
    boost::json::array fields, agreements;
    for (const auto& field : form.fields)
        fields.push_back(field_json(field));
    for (const auto& use : form.agreements) {
        boost::json::object item{{"agreement", use.agreement},
                                 {"mode", static_cast<int>(use.mode)}};
        if (!use.label.empty()) item["label"] = texts_json(use.label);
        agreements.push_back(std::move(item));
    }
    return {{"languages", list_json(form.languages)},
            {"default_language", form.default_language},
            {"title", texts_json(form.title)},
            {"intro", texts_json(form.intro)},
            {"submit", texts_json(form.submit)},
            {"success", texts_json(form.success)},
            {"fields", std::move(fields)},
            {"agreements", std::move(agreements)},
            {"allowed_origins", list_json(form.allowed_origins)},
            {"look", look_json(form.look)},
            {"pages", list_json(form.pages)},
            {"age", {{"gate", name_of(form.age_gate)}}}};
}

namespace {

bool is_chosen(const Condition& condition, const boost::json::value* given) {
    const auto one_of_them = [&](const boost::json::value& value) {
        const auto* text = value.if_string();
        return text &&
               std::ranges::find(condition.is, std::string_view(*text)) != condition.is.end();
    };
    if (!given) return false;
    if (const auto* several = given->if_array()) return std::ranges::any_of(*several, one_of_them);
    return one_of_them(*given);
}

}  // namespace

std::vector<bool> shown_fields(const Definition& form, const boost::json::object& values) {
    std::vector<bool> shown;
    for (std::size_t i = 0; i < form.fields.size(); ++i) {
        const auto& condition = form.fields[i].when;
        bool is_shown = !condition;
        for (std::size_t j = 0; condition && j < i; ++j)
            if (form.fields[j].name == condition->field)
                is_shown = shown[j] && is_chosen(*condition, values.if_contains(condition->field));
        shown.push_back(is_shown);
    }
    return shown;
}

}  // namespace placet::forms
