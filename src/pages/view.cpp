#include "pages/view.h"

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include "pages/seal.h"

namespace placet::pages {
namespace {

using kainjow::mustache::data;
namespace json = boost::json;

data make_value(const json::value& value, const Words& words);

std::string text_of(const json::object& object, std::string_view name) {
    const json::value* value = object.if_contains(name);
    return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
}

void add_derived(data& view,
                 const json::object& object,
                 std::string_view name,
                 const json::value& value,
                 const Words& words) {
    const std::string key(name);
    if (value.is_array()) {
        view.set("has_" + key, data(!value.as_array().empty()));
        return;
    }
    if (name == "index") view.set("has_index", data(!value.is_null()));
    if (!value.is_string() || value.as_string().empty()) return;
    const std::string text(value.as_string());
    if (name.ends_with("_at")) view.set(key + "_text", words.instant(text));
    if (name == "outcome" || name == "state") view.set(key + "_text", words.text(key + "_" + text));
    if (name == "outcome") view.set("outcome_sentence", words.text("sentence_" + text));
    if (name == "leaf_hash" || name == "sha256")
        view.set(key + "_seal", seal_svg(text, text_of(object, "state")));
}

data make_object(const json::object& object, const Words& words) {
    data view = data::type::object;
    for (const auto& [name, value] : object) {
        view.set(std::string(name), make_value(value, words));
        add_derived(view, object, name, value, words);
    }
    return view;
}

data make_value(const json::value& value, const Words& words) {
    switch (value.kind()) {
        case json::kind::null:
            return data(false);
        case json::kind::bool_:
            return data(value.as_bool());
        case json::kind::string:
            if (value.as_string().empty()) return data(false);
            return data(std::string(value.as_string()));
        case json::kind::array: {
            data list = data::type::list;
            for (const auto& item : value.as_array())
                list.push_back(make_value(item, words));
            return list;
        }
        case json::kind::object:
            return make_object(value.as_object(), words);
        default:
            return data(json::serialize(value));
    }
}

}  // namespace

data make_view(const json::object& context, const Words& words) {
    return make_object(context, words);
}

std::string escape_html(const std::string& text) {
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

}  // namespace placet::pages
