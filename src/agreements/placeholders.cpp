#include "agreements/placeholders.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include <boost/json.hpp>
#include <kainjow/mustache.hpp>

#include "agreements/markdown.h"

namespace placet::agreements {
namespace {

namespace mustache = kainjow::mustache;

constexpr std::string_view mark = "element.";

// clang-format off
// One value; yes or no; lists and what their items have.
constexpr std::array<std::string_view, 84> known_names = {
    "operator_name", "operator_short_name", "operator_address", "operator_requisites",
    "operator_email", "operator_phone", "operator_website", "erasure_email", "dpo_name",
    "dpo_email", "dpo_phone", "authority_name", "authority_website", "term_duration",
    "law_title", "label_text", "title", "number", "proof_duration", "legal_entity",
    "sole_trader", "natural_person", "dpo", "term_until_withdrawn", "term_months", "mode_1",
    "mode_2", "mode_3", "mode_4", "required", "optional", "preset", "unticked",
    "proof_to_year_end", "authority_named", "has_fields", "has_recipients", "has_processors",
    "has_third_parties", "has_foreign_recipients", "purposes", "recipients", "processors",
    "third_parties", "foreign_recipients", "fields", "text", "label", "name", "address",
    "country", "end", "processor", "third_party", "foreign", "basis_consent", "basis_contract",
    "basis_law", "basis_interest", "operations_text", "methods_text", "conditions",
    "prohibitions", "transfer_conditions", "risks", "decision_logic", "decision_consequences",
    "data", "special_data", "biometric_data", "category", "items", "has_data",
    "has_special_data", "has_biometric_data", "countries", "has_countries", "resources", "url",
    "storage_items", "purpose", "lifetime", "numbers", "retention",};
// clang-format on

struct Tag {
    char sign = ' ';  // ' ' value, '#', '^', '/', '!'; anything else is refused
    std::string name;
};

std::string_view trim(std::string_view text) {
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

bool is_name(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-';
    });
}

// nullopt: a brace without its partner, or a sign that is not ours ({{{, {{&, {{>, {{=).
std::optional<std::vector<Tag>> tags_of(std::string_view source) {
    std::vector<Tag> tags;
    std::size_t at = 0;
    while ((at = source.find("{{", at)) != std::string_view::npos) {
        const auto end = source.find("}}", at);
        if (end == std::string_view::npos) return std::nullopt;
        std::string_view inside = trim(source.substr(at + 2, end - at - 2));
        at = end + 2;
        Tag tag;
        if (!inside.empty() && std::string_view("#^/!").find(inside.front()) != inside.npos) {
            tag.sign = inside.front();
            inside = trim(inside.substr(1));
        }
        if (tag.sign == '!') continue;
        if (!is_name(inside)) return std::nullopt;
        tag.name = inside;
        tags.push_back(std::move(tag));
    }
    return tags;
}

bool is_present(const boost::json::value* value) {
    if (value == nullptr || value->is_null()) return false;
    if (value->is_bool()) return value->get_bool();
    if (value->is_array()) return !value->get_array().empty();
    if (value->is_string()) return !value->get_string().empty();
    return true;
}

// Reads the tags as the engine will, to tell what is referred to and what is missing: the engine
// itself puts nothing, silently, where it knows no value.
class Scan {
public:
    Scan(const boost::json::object& values, Filled& filled) : filled_(filled) {
        scopes_.push_back({"", true, &values});
    }

    void see(const Tag& tag) {
        if (tag.sign == '/') return leave(tag);
        if (!is_known_placeholder(tag.name)) problem("placeholder_unknown", tag.name);
        filled_.mentioned.insert(tag.name);
        const auto* value = find(tag.name);
        const bool kept = scopes_.back().kept;
        if (tag.sign == '#') {
            // A list may fill up later, with the fields of a form; words that are not there are
            // not.
            const bool no_words = value != nullptr && value->is_string() && !is_present(value);
            if (kept && !no_words) filled_.referred.insert(tag.name);
            scopes_.push_back({tag.name, kept && is_present(value), members_of(value)});
        } else if (tag.sign == '^') {
            scopes_.push_back({tag.name, kept && !is_present(value), nullptr});
        } else if (kept) {
            filled_.referred.insert(tag.name);
            if (tag.name != "number" && is_known_placeholder(tag.name) && !is_present(value))
                problem("value_missing", tag.name);
        }
    }

    void finish() {
        if (scopes_.size() > 1) problem("placeholder_broken", scopes_.back().name);
    }

private:
    struct Scope {
        std::string name;
        bool kept = true;
        const boost::json::object* members = nullptr;
    };

    void leave(const Tag& tag) {
        if (scopes_.size() < 2 || scopes_.back().name != tag.name)
            return problem("placeholder_broken", tag.name);
        scopes_.pop_back();
    }

    void problem(std::string rule, const std::string& name) {
        Problem one{std::move(rule), name};
        auto& all = filled_.problems;
        if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(std::move(one));
    }

    static const boost::json::object* members_of(const boost::json::value* value) {
        if (value == nullptr) return nullptr;
        if (value->is_object()) return &value->get_object();
        if (value->is_array() && !value->get_array().empty())
            return value->get_array().front().if_object();
        return nullptr;
    }

    const boost::json::value* find(std::string_view name) const {
        const auto dot = name.find('.');
        const auto first = name.substr(0, dot);
        for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
            if (scope->members == nullptr) continue;
            const auto* value = scope->members->if_contains(first);
            if (value == nullptr) continue;
            if (dot == std::string_view::npos) return value;
            const auto* inner = value->if_object();
            return inner == nullptr ? nullptr : inner->if_contains(name.substr(dot + 1));
        }
        return nullptr;
    }

    Filled& filled_;
    std::vector<Scope> scopes_;
};

mustache::data data_of(const boost::json::value& value) {
    if (value.is_string() && !value.get_string().empty())
        return mustache::data(std::string(value.get_string()));
    if (value.is_bool() && value.get_bool()) return mustache::data(true);
    if (value.is_array() && !value.get_array().empty()) {
        mustache::data list{mustache::data::type::list};
        for (const auto& item : value.get_array())
            list << data_of(item);
        return list;
    }
    if (value.is_object()) {
        mustache::data object{mustache::data::type::object};
        for (const auto& member : value.get_object())
            object.set(std::string(member.key()), data_of(member.value()));
        return object;
    }
    return mustache::data(false);
}

std::string run(std::string_view source, const boost::json::object& values, Escape escape) {
    mustache::mustache engine{std::string(source)};
    if (!engine.is_valid()) return {};
    engine.set_custom_escape([escape](const std::string& words) {
        return escape == Escape::markdown ? escape_markdown(words) : clean_line(words);
    });
    mustache::data data = data_of(boost::json::value(values));
    int count = 0;
    data.set("number", mustache::data(mustache::lambda([&count](const std::string&) {
                 return std::to_string(++count);
             })));
    return engine.render(data);
}

}  // namespace

Filled fill(std::string_view source, const boost::json::object& given, Escape escape) {
    Filled filled;
    const auto tags = tags_of(source);
    if (!tags) {
        filled.problems.push_back({"placeholder_broken", ""});
        return filled;
    }
    // A mark keeps its inside always; it only says what the words are.
    boost::json::object values = given;
    boost::json::object marks;
    for (const Tag& tag : *tags)
        if (tag.name.starts_with(mark)) marks[tag.name.substr(mark.size())] = true;
    values["element"] = std::move(marks);
    Scan scan(values, filled);
    for (const Tag& tag : *tags)
        scan.see(tag);
    scan.finish();
    const bool broken =
        std::any_of(filled.problems.begin(), filled.problems.end(), [](const Problem& one) {
            return one.rule == "placeholder_broken";
        });
    if (!broken) filled.text = run(source, values, escape);
    return filled;
}

bool is_known_placeholder(std::string_view name) {
    if (name.starts_with(mark) || name.starts_with("law.")) return true;
    return std::find(known_names.begin(), known_names.end(), name) != known_names.end();
}

}  // namespace placet::agreements
