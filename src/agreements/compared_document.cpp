#include "agreements/compared_document.h"

#include <algorithm>

#include <boost/json.hpp>

namespace placet::agreements::compared {

using boost::json::object;
using boost::json::value;

// A member that is not there, null, an empty list or text: nothing is said.
const value& said(const object& members, std::string_view name) {
    static const value nothing;
    const auto* found = members.if_contains(name);
    if (found == nullptr) return nothing;
    const bool empty = (found->is_array() && found->get_array().empty()) ||
                       (found->is_object() && found->get_object().empty()) ||
                       (found->is_string() && found->get_string().empty());
    return empty ? nothing : *found;
}

Texts literal(std::string_view text) {
    return {{"en", std::string(text)}};
}

Texts texts_in(const value& map) {
    Texts out;
    if (const auto* members = map.if_object())
        for (const auto& member : *members)
            if (member.value().is_string()) out[member.key()] = member.value().get_string();
    return out;
}

std::string text_in(const object& members, std::string_view name) {
    const auto& found = said(members, name);
    return found.is_string() ? std::string(found.get_string()) : std::string{};
}

// Whether both say the same in every language that both know: a new language changes no words.
bool same_texts(const value& before, const value& after) {
    const auto *old = before.if_object(), *now = after.if_object();
    if (old == nullptr || now == nullptr) return before == after;
    return std::all_of(old->begin(), old->end(), [&](const auto& member) {
        const auto* other = now->if_contains(member.key());
        return other == nullptr || *other == member.value();
    });
}

// The members of two lists of objects, by what names them.
const object* named(const value& list, std::string_view key, const value& name) {
    if (const auto* items = list.if_array())
        for (const auto& item : *items)
            if (item.is_object() && said(item.get_object(), key) == name) return &item.get_object();
    return nullptr;
}

FrozenVersion undated(FrozenVersion version) {
    for (auto& [language, source] : version.sources) {
        source.fetched_at = {};
        source.sha256 = {};
    }
    return version;
}

object document(const FrozenVersion& version) {
    auto out = to_json(undated(version));
    out.erase("parts");
    put(out, version.parts.parts);
    return out;
}

// Any member of the pair that is not among `told` and differs.
bool differs_otherwise(const object& old,
                       const object& now,
                       const std::set<std::string_view>& told) {
    const auto differs = [&](const object& one, const object& other) {
        return std::any_of(one.begin(), one.end(), [&](const auto& member) {
            return !told.contains(member.key()) &&
                   said(one, member.key()) != said(other, member.key());
        });
    };
    return differs(old, now) || differs(now, old);
}

std::set<std::string> set_of(const value& list) {
    std::set<std::string> out;
    if (const auto* items = list.if_array())
        for (const auto& item : *items)
            out.insert(item.is_string() ? std::string(item.get_string())
                                        : boost::json::serialize(item));
    return out;
}

}  // namespace placet::agreements::compared
