#include "pages/form_page.h"

#include <algorithm>
#include <array>

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>

namespace placet::pages {
namespace {

namespace json = boost::json;

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kLanguageNames = {{
    {"ru", "Русский"},
    {"be", "Беларуская"},
    {"de", "Deutsch"},
    {"en", "English"},
}};

std::string text_of(const json::object& object, std::string_view name) {
    const json::value* value = object.if_contains(name);
    return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
}

bool flag_of(const json::object& object, std::string_view name) {
    const json::value* value = object.if_contains(name);
    return value != nullptr && value->is_bool() && value->as_bool();
}

const json::array& list_of(const json::object& object, std::string_view name) {
    static const json::array none;
    const json::value* value = object.if_contains(name);
    return value != nullptr && value->is_array() ? value->as_array() : none;
}

bool posted(const Post& post, std::string_view name, std::string_view value) {
    return std::ranges::any_of(
        post, [&](const auto& item) { return item.first == name && item.second == value; });
}

std::string posted_text(const Post& post, std::string_view name) {
    for (const auto& [key, value] : post)
        if (key == name) return value;
    return {};
}

std::string_view autocomplete_of(std::string_view kind) {
    if (kind == "name") return "name";
    if (kind == "email") return "email";
    if (kind == "phone") return "tel";
    if (kind == "address") return "street-address";
    if (kind == "birth_date") return "bday";
    return {};
}

std::string_view input_type_of(std::string_view kind) {
    if (kind == "email") return "email";
    if (kind == "phone") return "tel";
    if (kind == "birth_date") return "date";
    if (kind == "file") return "file";
    return "text";
}

std::string message_of(const Renderer& renderer,
                       const std::vector<FieldError>& errors,
                       std::string_view lang,
                       const auto& about) {
    for (const auto& error : errors) {
        if (!about(error.field)) continue;
        const std::string_view text = renderer.text("field_" + error.code, lang);
        return std::string(text.empty() ? renderer.text("field_invalid", lang) : text);
    }
    return {};
}

// Texts are shown with a group of radio buttons up to here, with a list beyond.
constexpr std::size_t kRadioLimit = 6;

json::object field_view(const json::object& field, const Post& post) {
    json::object view = field;
    const std::string name = "v." + text_of(field, "name");
    const std::string kind = text_of(field, "kind");
    const bool multiple = flag_of(field, "multiple");
    json::array choices;
    for (const auto& item : list_of(field, "choices")) {
        if (!item.is_object()) continue;
        json::object choice = item.as_object();
        choice["selected"] = posted(post, name, text_of(choice, "value"));
        choice["position"] = choices.size() + 1;
        choice["input_type"] = multiple ? "checkbox" : "radio";
        choices.push_back(std::move(choice));
    }
    const bool group = kind == "choice" && (multiple || choices.size() <= kRadioLimit);
    const bool area = kind == "address" || kind == "comment";
    view["is_group"] = group;
    view["is_select"] = kind == "choice" && !group;
    view["is_area"] = area;
    view["is_input"] = kind != "choice" && !area;
    view["is_file"] = kind == "file";
    view["rows"] = kind == "comment" ? 4 : 2;
    view["choices"] = std::move(choices);
    view["value"] = posted_text(post, name);
    view["autocomplete"] = autocomplete_of(kind);
    view["input_type"] = input_type_of(kind);
    view["input_mode"] = kind == "number" ? "decimal" : "";
    return view;
}

// "Delivery: To my door / To a locker": when a field applies, for a page that cannot hide it.
std::string condition_of(const json::object& field, const json::array& fields) {
    const json::value* when = field.if_contains("when");
    if (when == nullptr || !when->is_object()) return {};
    const std::string source = text_of(when->as_object(), "field");
    std::string words;
    for (const auto& item : fields) {
        if (!item.is_object() || text_of(item.as_object(), "name") != source) continue;
        for (const auto& choice : list_of(item.as_object(), "choices"))
            for (const auto& value : list_of(when->as_object(), "is"))
                if (choice.at("value") == value)
                    words += (words.empty() ? ": " : " / ") + text_of(choice.as_object(), "label");
        return text_of(item.as_object(), "label") + words;
    }
    return {};
}

json::array label_spans(const json::object& agreement) {
    json::array spans;
    for (const auto& item : list_of(agreement, "label")) {
        if (!item.is_object()) continue;
        json::object span = item.as_object();
        span["link"] = flag_of(item.as_object(), "link");
        span["url"] = text_of(agreement, "text_url");
        spans.push_back(std::move(span));
    }
    return spans;
}

json::object agreement_view(const json::object& agreement, const FormPage& page) {
    json::object view = agreement;
    const std::string id = text_of(agreement, "agreement");
    const bool again = !page.post.empty() && !page.stale;
    view["spans"] = label_spans(agreement);
    view["text_lang"] = text_of(page.manifest, "lang");
    view["read_gate"] = flag_of(agreement, "read_gate");
    view["required"] = flag_of(agreement, "required");
    view["checked"] = again        ? posted(page.post, "c." + id, "on")
                      : page.stale ? false
                                   : flag_of(agreement, "preset");
    view["read_checked"] = again && posted(page.post, "read." + id, "on");
    const auto html = page.agreement_html.find(id);
    view["html"] = html == page.agreement_html.end() ? std::string() : html->second;
    return view;
}

void add_error(json::array& errors, const std::string& target, const std::string& message) {
    if (!message.empty()) errors.push_back({{"target", target}, {"message", message}});
}

json::array language_links(const json::object& manifest) {
    json::array links;
    const std::string current = text_of(manifest, "lang");
    const json::array& languages = list_of(manifest, "languages");
    if (languages.size() < 2) return links;
    for (const auto& [code, name] : kLanguageNames) {
        const auto offered = std::ranges::any_of(languages, [&](const json::value& item) {
            return item.is_string() && std::string_view(item.as_string()) == code;
        });
        if (offered)
            links.push_back({{"code", code},
                             {"name", name},
                             {"current", code == current},
                             {"href", "?lang=" + std::string(code)}});
    }
    return links;
}

// The fields and agreements with their messages, and the list of all messages at the top.
struct Marked {
    json::array fields;
    json::array agreements;
    json::array errors;
    bool has_file = false;
};

void mark_fields(Marked& marked, const Renderer& renderer, const FormPage& page) {
    const std::string lang = text_of(page.manifest, "lang");
    for (const auto& item : list_of(page.manifest, "fields")) {
        if (!item.is_object()) continue;
        json::object field = field_view(item.as_object(), page.post);
        const std::string name = text_of(field, "name");
        const auto message = message_of(renderer, page.errors, lang, [&](const std::string& path) {
            return path == "values." + name || path.starts_with("values." + name + ".") ||
                   path.starts_with("values." + name + "[");
        });
        const auto condition = condition_of(item.as_object(), list_of(page.manifest, "fields"));
        if (!condition.empty())
            field["note"] = std::string(renderer.text("only_if", lang)) + " " + condition;
        field["must"] = flag_of(field, "required") && condition.empty();
        field["describedby"] = (condition.empty() ? "" : "n-" + name) +
                               (message.empty() || condition.empty() ? "" : " ") +
                               (message.empty() ? "" : "e-" + name);
        field["error"] = message;
        if (!message.empty())
            add_error(marked.errors, "v-" + name, text_of(field, "label") + ": " + message);
        marked.has_file = marked.has_file || flag_of(field, "is_file");
        marked.fields.push_back(std::move(field));
    }
}

void mark_agreements(Marked& marked, const Renderer& renderer, const FormPage& page) {
    const std::string lang = text_of(page.manifest, "lang");
    for (const auto& item : list_of(page.manifest, "agreements")) {
        if (!item.is_object()) continue;
        json::object agreement = agreement_view(item.as_object(), page);
        const std::string id = text_of(agreement, "agreement");
        const auto message = message_of(renderer, page.errors, lang, [&](const std::string& path) {
            return path.find(id) != std::string::npos;
        });
        agreement["error"] = message;
        if (!message.empty())
            add_error(marked.errors, "c-" + id, text_of(agreement, "title") + ": " + message);
        marked.agreements.push_back(std::move(agreement));
    }
}

std::string with_years(std::string_view text, const json::value& years) {
    std::string out(text);
    const auto at = out.find("{years}");
    if (at != std::string::npos) out.replace(at, 7, std::to_string(years.to_number<int>()));
    return out;
}

// A page without scripts shows the representative's fields to everybody and says for whom they are.
json::value age_view(const Renderer& renderer, const FormPage& page, json::array& errors) {
    const json::value* age = page.manifest.if_contains("age");
    if (age == nullptr || !age->is_object()) return nullptr;
    const std::string lang = text_of(page.manifest, "lang");
    json::object view{{"confirms", age->at("gate") == "confirm"},
                      {"name", posted_text(page.post, "age.name")},
                      {"email", posted_text(page.post, "age.email")},
                      {"yes", posted(page.post, "age.of_age", "yes")},
                      {"no", posted(page.post, "age.of_age", "no")}};
    for (const char* key : {"of_age", "younger", "if_younger"})
        view[key] = with_years(renderer.text("age_" + std::string(key), lang), age->at("years"));
    const auto mark = [&](const char* member, const char* target, std::string_view path) {
        const auto message = message_of(
            renderer, page.errors, lang, [&](const std::string& field) { return field == path; });
        view[member] = message;
        add_error(errors, target, message);
    };
    mark("gate_error", "age", "age");
    mark("name_error", "age-name", "age.representative.name");
    mark("email_error", "age-email", "age.representative.email");
    return view;
}

}  // namespace

json::object form_context(const Renderer& renderer, const FormPage& page) {
    const json::object& manifest = page.manifest;
    const std::string lang = text_of(manifest, "lang");
    Marked marked;
    if (!page.failure.empty()) {
        const auto text = renderer.text("field_" + page.failure, lang);
        add_error(marked.errors,
                  "content",
                  std::string(text.empty() ? renderer.text("error_other_text", lang) : text));
    }
    mark_fields(marked, renderer, page);
    mark_agreements(marked, renderer, page);

    const json::value age = age_view(renderer, page, marked.errors);
    std::string submit = text_of(manifest, "submit");
    if (submit.empty()) submit = renderer.text("submit", lang);
    const json::value* company = manifest.if_contains("company");
    return {{"form",
             {{"id", text_of(manifest, "form")},
              {"title", text_of(manifest, "title")},
              {"intro", text_of(manifest, "intro")}}},
            {"company", company != nullptr ? *company : json::value(json::object())},
            {"languages", language_links(manifest)},
            {"action", page.action},
            {"token", text_of(manifest, "token")},
            {"key", page.idempotency_key},
            {"has_file", marked.has_file},
            {"age", age},
            {"fields", std::move(marked.fields)},
            {"agreements", std::move(marked.agreements)},
            {"errors", std::move(marked.errors)},
            {"stale", page.stale},
            {"look_url", page.look_url},
            {"frame", page.frame},
            {"submit", std::move(submit)}};
}

}  // namespace placet::pages
