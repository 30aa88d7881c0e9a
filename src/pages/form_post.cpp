#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include "http/url.h"
#include "pages/form_page.h"
#include "pages/multipart.h"

namespace placet::pages {
namespace {

namespace json = boost::json;

const json::object* find_named(const json::object& manifest,
                               std::string_view list,
                               std::string_view member,
                               std::string_view name) {
    const json::value* items = manifest.if_contains(list);
    if (items == nullptr || !items->is_array()) return nullptr;
    for (const auto& item : items->as_array()) {
        const json::object* object = item.if_object();
        const json::value* id = object != nullptr ? object->if_contains(member) : nullptr;
        if (id != nullptr && id->is_string() && std::string_view(id->as_string()) == name)
            return object;
    }
    return nullptr;
}

bool takes_several(const json::object* field) {
    const json::value* multiple = field != nullptr ? field->if_contains("multiple") : nullptr;
    return multiple != nullptr && multiple->is_bool() && multiple->as_bool();
}

bool ticked(const Post& post, const std::string& name) {
    for (const auto& [key, value] : post)
        if (key == name) return value == "on";
    return false;
}

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    std::string out;
    for (const char c : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1))
        if (c != '\r') out += c;  // a textarea posts CRLF
    return out;
}

json::object values_of(const json::object& manifest, const Post& post) {
    json::object values;
    for (const auto& [key, value] : post) {
        const std::string name = key.size() > 2 ? key.substr(2) : std::string();
        if (key.starts_with("f.")) {
            boost::system::error_code broken;
            json::value file = json::parse(value, broken);
            values[name] = broken ? json::value(value) : std::move(file);
        }
        if (!key.starts_with("v.")) continue;
        const std::string text = trimmed(value);
        if (text.empty()) continue;
        if (takes_several(find_named(manifest, "fields", "name", name))) {
            json::value& several = values[name];
            if (!several.is_array()) several = json::array();
            several.as_array().push_back(json::value(text));
        } else {
            values[name] = text;
        }
    }
    return values;
}

}  // namespace

Result<Post> read_post(std::string_view body) {
    if (body.starts_with("--")) return read_multipart(body);
    Post post;
    while (!body.empty()) {
        const std::size_t end = body.find('&');
        const std::string_view pair = body.substr(0, end);
        body = end == std::string_view::npos ? std::string_view() : body.substr(end + 1);
        if (pair.empty()) continue;
        // One pair at a time: http refuses repeated names, a choice of several needs them.
        for (auto& item : TRY(http::read_form(pair)))
            post.emplace_back(item);
        if (post.size() > 500) return Error{ErrorKind::too_large, "http.form"};
    }
    return post;
}

json::object submission_of(const json::object& manifest, const Post& post) {
    json::array consents;
    if (const json::value* items = manifest.if_contains("agreements");
        items != nullptr && items->is_array()) {
        for (const auto& item : items->as_array()) {
            const json::object* agreement = item.if_object();
            if (agreement == nullptr || !agreement->contains("agreement")) continue;
            const std::string id(agreement->at("agreement").as_string());
            const bool read = ticked(post, "read." + id);
            json::object acts{{"text_opened", read}, {"end_reached", read}};
            consents.push_back(
                {{"agreement", id},
                 {"version",
                  agreement->contains("version") ? agreement->at("version") : json::value(nullptr)},
                 {"checked", ticked(post, "c." + id)},
                 {"acts", std::move(acts)}});
        }
    }
    json::object age, representative;
    for (const auto& [key, value] : post) {
        if (key == "age.of_age") age["of_age"] = value == "yes";
        if (key == "age.name") representative["name"] = trimmed(value);
        if (key == "age.email") representative["email"] = trimmed(value);
    }
    // Whoever is of age names nobody, even where something was typed.
    const bool named = !representative.empty() && representative["email"] != "";
    const json::value* said = age.if_contains("of_age");
    if (named && (said == nullptr || *said == false)) age["representative"] = representative;
    std::string token;
    for (const auto& [key, value] : post)
        if (key == "token") token = value;
    json::object body{
        {"token", token}, {"values", values_of(manifest, post)}, {"consents", std::move(consents)}};
    if (manifest.contains("age")) body["age"] = std::move(age);
    return body;
}

std::string key_of(const Post& post) {
    for (const auto& [key, value] : post)
        if (key == "key") return value;
    return {};
}

}  // namespace placet::pages
