#include "law/sources.h"

#include <algorithm>

#include <boost/json.hpp>

#include "law/date.h"

namespace placet::law {
namespace {

using boost::json::object;

// A child's members replace its parent's; maps are merged, lists and texts are not.
void inherit(object& child, const object& parent) {
    for (const auto& member : parent) {
        auto* own = child.if_contains(member.key());
        if (own == nullptr) {
            child[member.key()] = member.value();
        } else if (own->is_object() && member.value().is_object()) {
            inherit(own->get_object(), member.value().get_object());
        }
    }
}

std::string text(const object& members, std::string_view name) {
    const auto* value = members.if_contains(name);
    return value != nullptr && value->is_string() ? std::string(value->get_string()) : "";
}

std::string day_before(const std::string& date) {
    const auto day = read_date(date);
    return day ? to_text(*day - std::chrono::days{1}) : "";
}

std::string earlier(const std::string& a, const std::string& b) {
    if (a.empty() || b.empty()) return a.empty() ? b : a;
    return std::min(a, b);
}

void check_dates(const std::string& path, const std::string& from, Faults& faults) {
    if (!from.empty() && !read_date(from)) faults.push_back(path + ".valid_from: not a date");
}

}  // namespace

Sources::Sources(const object& profiles, Faults& faults) {
    for (const auto& member : profiles) {
        const std::string id(member.key());
        if (const auto* profile = member.value().if_object()) {
            read(id, *profile, faults);
            ids_.push_back(id);
        } else {
            faults.push_back("law.profiles." + id + ": not a map");
        }
    }
}

// Parents stand before their children in the file, so that no cycle is possible.
void Sources::read(const std::string& id, const object& profile, Faults& faults) {
    const std::string path = "law.profiles." + id;
    Source source{.id = id, .extends = text(profile, "extends"), .versions = {}};
    if (profile.contains("extends") && find(source.extends) == nullptr)
        faults.push_back(path + ".extends: no such profile before it");

    object first = profile;
    first.erase("changes");
    check_dates(path, text(first, "valid_from"), faults);
    source.versions.push_back({text(first, "valid_from"), text(first, "valid_to"), first});
    const auto* changes = profile.if_contains("changes");
    if (changes != nullptr && !changes->is_array()) faults.push_back(path + ".changes: not a list");
    if (changes != nullptr && changes->is_array()) {
        for (const auto& change : changes->get_array()) {
            auto& before = source.versions.back();
            object members = change.is_object() ? change.get_object() : object{};
            const std::string from = text(members, "valid_from");
            check_dates(path + ".changes", from, faults);
            if (from.empty() || from <= before.valid_from)
                faults.push_back(path + ".changes: valid_from missing or not after the one before");
            if (!members.contains("version")) faults.push_back(path + ".changes: version missing");
            const std::string to = text(members, "valid_to");
            inherit(members, before.members);
            before.valid_to = earlier(before.valid_to, day_before(from));
            source.versions.push_back({from, to, std::move(members)});
        }
    }
    sources_.push_back(std::move(source));
}

const Sources::Source* Sources::find(std::string_view id) const {
    const auto found = std::ranges::find(sources_, id, &Source::id);
    return found == sources_.end() ? nullptr : &*found;
}

std::vector<std::string> Sources::starts(std::string_view id) const {
    const Source* source = find(id);
    if (source == nullptr) return {};
    std::vector<std::string> out = starts(source->extends);
    const std::string first = out.empty() ? "" : out.front();
    for (const auto& version : source->versions)
        if (!version.valid_from.empty()) out.push_back(version.valid_from);
    // Nothing holds before both the profile and what it extends do.
    const std::string lowest = std::max(first, source->versions.front().valid_from);
    std::erase_if(out, [&](const std::string& date) { return date < lowest; });
    std::ranges::sort(out);
    const auto twice = std::ranges::unique(out);
    out.erase(twice.begin(), twice.end());
    return out;
}

object Sources::on(std::string_view id,
                   std::string_view date,
                   const std::vector<Edit>& edits,
                   Faults& faults) const {
    const Source* source = find(id);
    if (source == nullptr) return {};
    const auto version = std::ranges::find_if(source->versions, [&](const Version& one) {
        return one.valid_from <= date && (one.valid_to.empty() || date <= one.valid_to);
    });
    if (version == source->versions.end()) return {};
    object out = version->members;
    out["valid_from"] = version->valid_from;
    std::string valid_to = version->valid_to;
    if (!source->extends.empty()) {
        const object parent = on(source->extends, date, edits, faults);
        if (parent.empty()) return {};
        inherit(out, parent);
        out["parent_version"] = parent.at("version");
        out["valid_from"] = std::max(version->valid_from, text(parent, "valid_from"));
        valid_to = earlier(valid_to, text(parent, "valid_to"));
    }
    out.erase("valid_to");
    if (!valid_to.empty()) out["valid_to"] = valid_to;
    for (const auto& edit : edits) {
        if (edit.profile != id) continue;
        if (auto applied = apply(out, edit); !applied)
            faults.push_back("law.profiles." + std::string(id) + "." + edit.path + ": unknown");
    }
    return out;
}

}  // namespace placet::law
