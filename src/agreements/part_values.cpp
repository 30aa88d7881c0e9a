#include "agreements/part_values.h"

#include <boost/json.hpp>

#include "agreements/data_category.h"

namespace placet::agreements {
namespace {

using boost::json::array;
using boost::json::object;

// Words of a published language are its own or none: no other language stands in.
std::string in(const Texts& texts, std::string_view language) {
    const auto found = texts.find(std::string(language));
    return found == texts.end() ? std::string{} : found->second;
}

std::vector<std::string> in(const Items& items, std::string_view language) {
    const auto found = items.find(std::string(language));
    return found == items.end() ? std::vector<std::string>{} : found->second;
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words)
        out += (out.empty() ? "" : ", ") + word;
    return out;
}

array data_of(const FrozenVersion& version,
              const Occasion& occasion,
              std::string_view language,
              Sensitivity sensitivity) {
    array out;
    for (const auto& category : every_data_category()) {
        if (category.sensitivity != sensitivity) continue;
        std::vector<std::string> items;
        bool named = false;
        for (const auto& group : version.parts.parts.data) {
            if (group.category != category.name) continue;
            named = true;
            for (auto& item : in(group.items, language))
                items.push_back(std::move(item));
        }
        if (sensitivity != Sensitivity::ordinary)
            for (const auto& field : occasion.fields)
                if (field.category == category.name)
                    items.push_back(field.label.empty() ? field.name : field.label);
        if (!named && items.empty()) continue;
        out.push_back(object{{"category", category_name(version.parts, category.name, language)},
                             {"items", joined(items)}});
    }
    return closed(std::move(out));
}

array named(const std::vector<std::string>& list, std::string_view name) {
    array out;
    for (const auto& item : list)
        out.push_back(object{{name, item}});
    return closed(std::move(out));
}

array countries_of(const FrozenParts& parts, std::string_view language) {
    std::vector<std::string> names;
    for (const auto& country : parts.parts.details.countries) {
        const auto name = parts.country_names.find(country + "." + std::string(language));
        names.push_back(name == parts.country_names.end() ? country : name->second);
    }
    return named(names, "name");
}

array storage_items_of(const Details& details, std::string_view language) {
    array out;
    for (const auto& item : details.items)
        out.push_back(object{{"name", item.name},
                             {"purpose", in(item.purpose, language)},
                             {"lifetime", in(item.lifetime, language)}});
    return closed(std::move(out));
}

}  // namespace

boost::json::array closed(boost::json::array items) {
    for (std::size_t index = 0; index < items.size(); ++index)
        items[index].as_object()["end"] = index + 1 == items.size() ? "." : ";";
    return items;
}

void put_parts(boost::json::object& values,
               const FrozenVersion& version,
               const Occasion& occasion,
               std::string_view language) {
    const FrozenParts& parts = version.parts;
    const Details& details = parts.parts.details;
    values["operations_text"] = in(parts.operations_text, language);
    values["methods_text"] = in(parts.methods_text, language);
    values["conditions"] = in(details.conditions, language);
    values["prohibitions"] = in(details.prohibitions, language);
    values["transfer_conditions"] = in(details.transfer_conditions, language);
    values["risks"] = in(details.risks, language);
    values["decision_logic"] = in(details.logic, language);
    values["decision_consequences"] = in(details.consequences, language);
    values["data"] = data_of(version, occasion, language, Sensitivity::ordinary);
    values["special_data"] = data_of(version, occasion, language, Sensitivity::special);
    values["biometric_data"] = data_of(version, occasion, language, Sensitivity::biometric);
    values["countries"] = countries_of(parts, language);
    values["resources"] = named(details.resources, "url");
    values["storage_items"] = storage_items_of(details, language);
    values["numbers"] = named(details.numbers, "number");
    for (const std::string_view list : {"data", "special_data", "biometric_data", "countries"})
        values["has_" + std::string(list)] = !values.at(list).as_array().empty();
}

}  // namespace placet::agreements
