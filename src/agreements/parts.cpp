#include "agreements/parts.h"

#include <algorithm>

#include <boost/json.hpp>

#include "agreements/data_category.h"
#include "agreements/markdown.h"

namespace placet::agreements {
namespace {

using Array = boost::json::array;
using Object = boost::json::object;

constexpr std::size_t most_items = 100;
constexpr std::size_t longest_line = 500;
constexpr std::size_t longest_words = 4000;

json::Shape words() {
    return json::map(json::text(0, longest_words), 4);
}

json::Shape details_shape() {
    using namespace json;
    const auto lines = array(text(1, longest_line), most_items);
    return object({optional("resources", lines),
                   optional("conditions", words()),
                   optional("prohibitions", words()),
                   optional("transfer_conditions", words()),
                   optional("countries", array(text(2, 2), most_items)),
                   optional("risks", words()),
                   optional("logic", words()),
                   optional("consequences", words()),
                   optional("items",
                            array(object({required("name", text(1, longest_line)),
                                          optional("purpose", words()),
                                          optional("lifetime", words())}),
                                  most_items)),
                   optional("numbers", array(text(1, 40), most_items))});
}

Array from(const std::vector<std::string>& list) {
    Array out;
    for (const auto& item : list)
        out.emplace_back(boost::json::string(item));
    return out;
}

Object from(const Texts& texts) {
    Object out;
    for (const auto& [language, text] : texts)
        out[language] = text;
    return out;
}

std::vector<std::string> lines(const boost::json::value& list) {
    std::vector<std::string> out;
    for (const auto& item : list.as_array())
        out.emplace_back(item.as_string());
    return out;
}

std::vector<std::string> list_in(const Object& members, std::string_view name) {
    const auto* list = members.if_contains(name);
    return list == nullptr ? std::vector<std::string>{} : lines(*list);
}

Texts texts_in(const Object& members, std::string_view name) {
    Texts out;
    if (const auto* texts = members.if_contains(name))
        for (const auto& member : texts->as_object())
            out[member.key()] = std::string(member.value().as_string());
    return out;
}

bool says_something(const Texts& texts) {
    return std::any_of(texts.begin(), texts.end(), [](const auto& text) {
        return !clean_line(text.second).empty();
    });
}

// Those of `known` that `chosen` names, in the order of `known`.
std::vector<std::string> in_order(const std::vector<std::string>& known,
                                  const std::vector<std::string>& chosen) {
    std::vector<std::string> out;
    for (const auto& one : known)
        if (std::find(chosen.begin(), chosen.end(), one) != chosen.end()) out.push_back(one);
    return out;
}

}  // namespace

const std::vector<std::string>& every_operation() {
    static const std::vector<std::string> all = {"collect",
                                                 "record",
                                                 "systematise",
                                                 "accumulate",
                                                 "store",
                                                 "clarify",
                                                 "extract",
                                                 "use",
                                                 "transfer",
                                                 "provide",
                                                 "disseminate",
                                                 "depersonalise",
                                                 "block",
                                                 "delete",
                                                 "destroy"};
    return all;
}

const std::vector<std::string>& every_method() {
    static const std::vector<std::string> all = {"automated", "manual", "mixed"};
    return all;
}

std::vector<json::Member> parts_members() {
    using namespace json;
    const auto items = map(array(text(1, longest_line), most_items), 4);
    return {optional("operations", array(one_of(every_operation()), every_operation().size())),
            optional("methods", array(one_of(every_method()), every_method().size())),
            optional("data",
                     array(object({required("category", one_of(data_category_names())),
                                   optional("items", items)}),
                           most_items)),
            optional("details", details_shape())};
}

boost::json::object to_json(const Items& items) {
    Object out;
    for (const auto& [language, words] : items)
        out[language] = from(words);
    return out;
}

Items items_of(const boost::json::object& members) {
    Items out;
    for (const auto& member : members)
        out[member.key()] = lines(member.value());
    return out;
}

boost::json::object to_json(const Details& details) {
    Object out;
    const auto put_list = [&](std::string_view name, const std::vector<std::string>& list) {
        if (!list.empty()) out[name] = from(list);
    };
    const auto put_texts = [&](std::string_view name, const Texts& texts) {
        if (!texts.empty()) out[name] = from(texts);
    };
    put_list("resources", details.resources);
    put_texts("conditions", details.conditions);
    put_texts("prohibitions", details.prohibitions);
    put_texts("transfer_conditions", details.transfer_conditions);
    put_list("countries", details.countries);
    put_texts("risks", details.risks);
    put_texts("logic", details.logic);
    put_texts("consequences", details.consequences);
    Array items;
    for (const auto& item : details.items)
        items.push_back(Object{{"name", item.name},
                               {"purpose", from(item.purpose)},
                               {"lifetime", from(item.lifetime)}});
    if (!items.empty()) out["items"] = std::move(items);
    put_list("numbers", details.numbers);
    return out;
}

Details details_of(const boost::json::object& members) {
    Details out{.resources = list_in(members, "resources"),
                .conditions = texts_in(members, "conditions"),
                .prohibitions = texts_in(members, "prohibitions"),
                .transfer_conditions = texts_in(members, "transfer_conditions"),
                .countries = list_in(members, "countries"),
                .risks = texts_in(members, "risks"),
                .logic = texts_in(members, "logic"),
                .consequences = texts_in(members, "consequences"),
                .items = {},
                .numbers = list_in(members, "numbers")};
    if (const auto* items = members.if_contains("items"))
        for (const auto& item : items->as_array()) {
            const auto& one = item.as_object();
            out.items.push_back({std::string(one.at("name").as_string()),
                                 texts_in(one, "purpose"),
                                 texts_in(one, "lifetime")});
        }
    return out;
}

void put(boost::json::object& draft, const Parts& parts) {
    draft["operations"] = from(parts.operations);
    draft["methods"] = from(parts.methods);
    Array data;
    for (const auto& group : parts.data)
        data.push_back(Object{{"category", group.category}, {"items", to_json(group.items)}});
    draft["data"] = std::move(data);
    draft["details"] = to_json(parts.details);
}

Parts parts_of(const boost::json::object& draft) {
    Parts out{.operations = in_order(every_operation(), list_in(draft, "operations")),
              .methods = in_order(every_method(), list_in(draft, "methods"))};
    if (const auto* data = draft.if_contains("data"))
        for (const auto& group : data->as_array()) {
            const auto& one = group.as_object();
            const auto* items = one.if_contains("items");
            out.data.push_back({std::string(one.at("category").as_string()),
                                items == nullptr ? Items{} : items_of(items->as_object())});
        }
    if (const auto* details = draft.if_contains("details"))
        out.details = details_of(details->as_object());
    return out;
}

std::vector<std::string> missing_details(std::string_view kind, const Parts& parts) {
    const Details& details = parts.details;
    std::vector<std::string> out;
    const auto want = [&](bool there, std::string name) {
        if (!there) out.push_back(std::move(name));
    };
    if (kind == "dissemination") {
        want(!details.resources.empty(), "resources");
        want(!parts.data.empty(), "data");
    } else if (kind == "cross_border") {
        want(!details.countries.empty(), "countries");
        want(says_something(details.risks), "risks");
    } else if (kind == "automated_decision") {
        want(says_something(details.logic), "logic");
        want(says_something(details.consequences), "consequences");
    } else if (kind == "terminal_storage") {
        want(!details.items.empty(), "items");
    }
    return out;
}

}  // namespace placet::agreements
