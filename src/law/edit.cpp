#include "law/edit.h"

#include <algorithm>
#include <array>

#include <boost/json.hpp>

namespace placet::law {
namespace {

constexpr std::array<std::string_view, 10> editable = {"authority",
                                                       "articles",
                                                       "transfer",
                                                       "localisation",
                                                       "consent",
                                                       "terminal_storage",
                                                       "count",
                                                       "requests",
                                                       "retention",
                                                       "breach"};
constexpr std::size_t deepest_path = 8;
constexpr int deepest_value = 4;

bool is_name(std::string_view part) {
    return !part.empty() && part.size() <= 40 && std::ranges::all_of(part, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_';
    });
}

// Empty when it is no path.
std::vector<std::string_view> parts_of(std::string_view path) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto dot = path.find('.');
        parts.push_back(path.substr(0, dot));
        if (!is_name(parts.back()) || parts.size() > deepest_path) return {};
        if (dot == std::string_view::npos) return parts;
        path.remove_prefix(dot + 1);
    }
}

Error refused(std::string_view field, std::string code) {
    return invalid_input("invalid", {{std::string(field), std::move(code)}});
}

Result<boost::json::value> as_data(const boost::json::value& value, int depth) {
    if (depth > deepest_value) return refused("value", "law_value");
    if (value.is_string()) return value;
    if (value.is_bool()) return boost::json::value(value.get_bool() ? "true" : "false");
    if (value.is_int64()) return boost::json::value(std::to_string(value.get_int64()));
    if (const auto* items = value.if_array()) {
        boost::json::array out;
        for (const auto& item : *items)
            out.push_back(TRY(as_data(item, depth + 1)));
        return boost::json::value(std::move(out));
    }
    if (const auto* members = value.if_object()) {
        boost::json::object out;
        for (const auto& member : *members)
            out[member.key()] = TRY(as_data(member.value(), depth + 1));
        return boost::json::value(std::move(out));
    }
    return refused("value", "law_value");
}

}  // namespace

Result<void> apply(boost::json::object& profile, const Edit& edit) {
    const auto parts = parts_of(edit.path);
    if (parts.size() < 2) return refused("path", "law_path");
    if (std::ranges::find(editable, parts.front()) == editable.end())
        return refused("path", "law_path");
    boost::json::object* at = &profile;
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
        auto& next = (*at)[parts[i]];
        if (next.is_null()) next = boost::json::object{};
        if (!next.is_object()) return refused("path", "law_path");
        at = &next.get_object();
    }
    (*at)[parts.back()] = edit.value;
    return {};
}

std::optional<boost::json::value> value_at(const boost::json::object& profile,
                                           std::string_view path) {
    const auto parts = parts_of(path);
    if (parts.empty()) return std::nullopt;
    const boost::json::object* at = &profile;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto* value = at->if_contains(parts[i]);
        if (value == nullptr) return std::nullopt;
        if (i + 1 == parts.size()) return *value;
        at = value->if_object();
        if (at == nullptr) return std::nullopt;
    }
    return std::nullopt;
}

Result<boost::json::value> as_data(const boost::json::value& value) {
    return as_data(value, 0);
}

}  // namespace placet::law
