#include "law/yaml.h"

#include <algorithm>
#include <charconv>

#include <yaml-cpp/yaml.h>
#include <boost/json.hpp>

namespace placet::law {
namespace {

constexpr int deepest = 16;

Error malformed(std::string detail) {
    return Error{ErrorKind::malformed, "yaml.malformed", std::move(detail)};
}

std::string place(const YAML::Node& node) {
    return "line " + std::to_string(node.Mark().line + 1);
}

Result<boost::json::value> convert(const YAML::Node& node, int depth);

Result<boost::json::value> convert_map(const YAML::Node& node, int depth) {
    boost::json::object object;
    for (const auto& member : node) {
        if (!member.first.IsScalar()) return malformed("key is no text, " + place(member.first));
        const std::string name = member.first.Scalar();
        if (object.contains(name))
            return malformed("duplicate key " + name + ", " + place(member.first));
        object[name] = TRY(convert(member.second, depth + 1));
    }
    return boost::json::value(std::move(object));
}

Result<boost::json::value> convert(const YAML::Node& node, int depth) {
    if (depth > deepest) return malformed("too deep, " + place(node));
    if (node.IsScalar()) return boost::json::value(node.Scalar());
    if (node.IsMap()) return convert_map(node, depth);
    if (node.IsSequence()) {
        boost::json::array items;
        for (const auto& item : node)
            items.push_back(TRY(convert(item, depth + 1)));
        return boost::json::value(std::move(items));
    }
    return boost::json::value(nullptr);
}

}  // namespace

Result<boost::json::value> read_yaml(std::string_view text) {
    try {
        const auto documents = YAML::LoadAll(std::string(text));
        if (documents.size() != 1) return malformed("one document expected");
        return convert(documents.front(), 0);
    } catch (const YAML::Exception& problem) {
        return malformed(problem.what());
    }
}

Members::Members(const boost::json::value& value, std::string path, Faults& faults)
    : members_(value.if_object()), path_(std::move(path)), faults_(&faults) {
    if (members_ == nullptr && !value.is_null()) faults_->push_back(path_ + ": not a map");
}

bool Members::has(std::string_view name) const {
    return members_ != nullptr && members_->contains(name);
}

std::vector<std::string> Members::names() const {
    std::vector<std::string> out;
    if (members_ == nullptr) return out;
    for (const auto& member : *members_)
        out.emplace_back(member.key());
    return out;
}

const boost::json::value* Members::take(std::string_view name) {
    taken_.emplace_back(name);
    return members_ == nullptr ? nullptr : members_->if_contains(name);
}

std::string Members::text(std::string_view name) {
    const auto* value = take(name);
    if (value == nullptr) {
        fault(name, "missing");
        return {};
    }
    if (!value->is_string()) {
        fault(name, "not a text");
        return {};
    }
    return std::string(value->get_string());
}

std::string Members::text_or(std::string_view name, std::string_view otherwise) {
    if (has(name)) return text(name);
    taken_.emplace_back(name);
    return std::string(otherwise);
}

std::vector<std::string> Members::texts(std::string_view name) {
    std::vector<std::string> out;
    const auto* value = take(name);
    if (value == nullptr) return out;
    if (!value->is_array()) {
        fault(name, "not a list");
        return out;
    }
    for (const auto& item : value->get_array()) {
        if (item.is_string()) {
            out.emplace_back(item.get_string());
        } else {
            fault(name, "an item is not a text");
        }
    }
    return out;
}

std::map<std::string, std::string> Members::text_map(std::string_view name) {
    std::map<std::string, std::string> out;
    Members inner = object(name);
    for (const auto& key : inner.names())
        out[key] = inner.text(key);
    return out;
}

std::optional<int> Members::integer(std::string_view name) {
    if (!has(name)) {
        taken_.emplace_back(name);
        return std::nullopt;
    }
    const std::string digits = text(name);
    int number = 0;
    const auto [end, problem] =
        std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (problem != std::errc{} || end != digits.data() + digits.size()) {
        fault(name, "not a number");
        return std::nullopt;
    }
    return number;
}

bool Members::flag(std::string_view name) {
    if (!has(name)) {
        taken_.emplace_back(name);
        return false;
    }
    const std::string word = text(name);
    if (word != "true" && word != "false") fault(name, "neither true nor false");
    return word == "true";
}

Members Members::object(std::string_view name) {
    static const boost::json::value nothing;
    const auto* value = take(name);
    return {value == nullptr ? nothing : *value, path_ + "." + std::string(name), *faults_};
}

const boost::json::value* Members::raw(std::string_view name) {
    return take(name);
}

void Members::skip(std::string_view name) {
    taken_.emplace_back(name);
}

void Members::fault(std::string_view name, std::string_view problem) {
    faults_->push_back(path_ + "." + std::string(name) + ": " + std::string(problem));
}

void Members::finish() {
    for (const auto& name : names())
        if (std::find(taken_.begin(), taken_.end(), name) == taken_.end()) fault(name, "unknown");
}

}  // namespace placet::law
