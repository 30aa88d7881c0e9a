#include "agreements/purpose.h"

#include <algorithm>

#include <boost/json.hpp>

#include "agreements/data_category.h"
#include "agreements/markdown.h"

namespace placet::agreements {
namespace {

using Object = boost::json::object;

constexpr std::size_t longest_text = 1000;
constexpr std::size_t longest_name = 300;
constexpr std::int64_t longest_retention = 1200;  // months

std::string text_of(const Object& members, std::string_view name, const std::string& otherwise) {
    const auto* value = members.if_contains(name);
    return value == nullptr ? otherwise : clean_line(value->as_string());
}

json::Member member(Body body, std::string name, json::Shape shape) {
    return body == Body::create ? json::required(std::move(name), std::move(shape))
                                : json::optional(std::move(name), std::move(shape));
}

json::Shape basis() {
    return json::one_of({"consent", "contract", "law", "interest"});
}
json::Shape role() {
    return json::one_of({"processor", "third_party"});
}
json::Shape retention() {
    return json::object({json::required("kind", json::one_of({"purpose_reached", "months"})),
                         json::optional("months", json::integer(1, longest_retention))});
}
json::Shape needed_data() {
    return json::array(json::one_of(data_category_names()), every_data_category().size());
}
json::Shape revision() {
    return json::integer(1, INT64_MAX);
}

}  // namespace

json::Shape purpose_body(Body body) {
    using namespace json;
    std::vector<Member> members = {member(body, "text", map(text(1, longest_text), 4)),
                                   member(body, "basis", basis()),
                                   optional("retention", retention()),
                                   optional("data", needed_data()),
                                   optional("archived", boolean())};
    if (body == Body::create) members.push_back(optional("code", integer(1, 1'000'000)));
    return object(std::move(members));
}

json::Shape recipient_body(Body body) {
    using namespace json;
    return object({member(body, "name", text(1, longest_name)),
                   optional("address", text(0, longest_name)),
                   member(body, "country", text(2, 2)),
                   member(body, "role", role()),
                   optional("contract", text(0, longest_name)),
                   optional("archived", boolean())});
}

json::Shape purpose_shape() {
    using namespace json;
    return object({required("id", text(1, 40)),
                   required("code", integer(1, 1'000'000)),
                   required("text", map(text(1, longest_text), 4)),
                   required("basis", basis()),
                   required("retention", retention()),
                   required("data", needed_data()),
                   required("archived", boolean()),
                   required("revision", revision())});
}

json::Shape recipient_shape() {
    using namespace json;
    return object({required("id", text(1, 40)),
                   required("name", text(1, longest_name)),
                   required("address", text(0, longest_name)),
                   required("country", text(2, 2)),
                   required("role", role()),
                   required("contract", text(0, longest_name)),
                   required("archived", boolean()),
                   required("revision", revision())});
}

boost::json::object to_json(const Purpose& purpose) {
    Object retention{{"kind", "purpose_reached"}};
    if (purpose.retention_months)
        retention = {{"kind", "months"}, {"months", *purpose.retention_months}};
    boost::json::array data;
    for (const auto& category : purpose.data)
        data.emplace_back(boost::json::string(category));
    return {{"id", purpose.id},
            {"code", purpose.code},
            {"text", to_json(purpose.text)},
            {"basis", purpose.basis},
            {"retention", std::move(retention)},
            {"data", std::move(data)},
            {"archived", purpose.archived},
            {"revision", purpose.revision}};
}

boost::json::object to_json(const Recipient& recipient) {
    return {{"id", recipient.id},
            {"name", recipient.name},
            {"address", recipient.address},
            {"country", recipient.country},
            {"role", recipient.role},
            {"contract", recipient.contract},
            {"archived", recipient.archived},
            {"revision", recipient.revision}};
}

Purpose with_members(Purpose purpose, const boost::json::object& members) {
    if (const auto* text = members.if_contains("text")) purpose.text = texts_of(*text);
    if (const auto* code = members.if_contains("code"))
        purpose.code = code->to_number<std::int64_t>();
    if (const auto* archived = members.if_contains("archived"))
        purpose.archived = archived->as_bool();
    purpose.basis = text_of(members, "basis", purpose.basis);
    if (const auto* retention = members.if_contains("retention")) {
        const auto* months = retention->as_object().if_contains("months");
        const bool counted = retention->at("kind").as_string() == "months";
        purpose.retention_months.reset();
        if (counted && months != nullptr)
            purpose.retention_months = months->to_number<std::int64_t>();
    }
    if (const auto* data = members.if_contains("data")) {
        purpose.data.clear();
        for (const auto& category : data->as_array())
            if (std::string name(category.as_string());
                std::find(purpose.data.begin(), purpose.data.end(), name) == purpose.data.end())
                purpose.data.push_back(std::move(name));
    }
    return purpose;
}

Recipient with_members(Recipient recipient, const boost::json::object& members) {
    recipient.name = text_of(members, "name", recipient.name);
    recipient.address = text_of(members, "address", recipient.address);
    recipient.country = text_of(members, "country", recipient.country);
    recipient.role = text_of(members, "role", recipient.role);
    recipient.contract = text_of(members, "contract", recipient.contract);
    if (const auto* archived = members.if_contains("archived"))
        recipient.archived = archived->as_bool();
    return recipient;
}

Result<Purpose> checked(Purpose purpose) {
    for (auto& [language, text] : purpose.text) {
        text = clean_line(text);
        if (language != "ru" && language != "be" && language != "de" && language != "en")
            return invalid_input("invalid", {{"text." + language, "not_a_choice"}});
        if (text.empty()) return invalid_input("invalid", {{"text." + language, "too_short"}});
    }
    if (purpose.text.empty()) return invalid_input("invalid", {{"text", "required"}});
    return purpose;
}

Result<Recipient> checked(Recipient recipient, const Words& words) {
    if (recipient.name.empty()) return invalid_input("invalid", {{"name", "required"}});
    if (!words.knows_country(recipient.country))
        return invalid_input("invalid", {{"country", "not_a_choice"}});
    return recipient;
}

law::Texts texts_of(const boost::json::value& map) {
    law::Texts out;
    for (const auto& member : map.as_object())
        out[member.key()] = std::string(member.value().as_string());
    return out;
}

boost::json::object to_json(const law::Texts& texts) {
    Object out;
    for (const auto& [language, text] : texts)
        out[language] = text;
    return out;
}

}  // namespace placet::agreements
