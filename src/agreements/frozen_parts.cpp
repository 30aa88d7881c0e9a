#include "agreements/frozen_parts.h"

#include <algorithm>

#include <boost/json.hpp>

#include "agreements/data_category.h"
#include "agreements/markdown.h"
#include "agreements/purpose.h"

namespace placet::agreements {
namespace {

using Array = boost::json::array;
using Object = boost::json::object;

void clean(Texts& texts) {
    for (auto& [language, text] : texts)
        text = clean_line(text);
}

void clean(std::vector<std::string>& list) {
    for (auto& item : list)
        item = clean_line(item);
    std::erase_if(list, [](const std::string& item) { return item.empty(); });
}

void clean(Details& details) {
    clean(details.resources);
    clean(details.conditions);
    clean(details.prohibitions);
    clean(details.transfer_conditions);
    clean(details.countries);
    clean(details.risks);
    clean(details.logic);
    clean(details.consequences);
    clean(details.numbers);
    for (auto& item : details.items) {
        item.name = clean_line(item.name);
        clean(item.purpose);
        clean(item.lifetime);
    }
}

// A word that another chosen one holds already is not said twice: who names the transfer "передача
// (предоставление, доступ)" need not add "предоставление".
std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words) {
        const bool said = std::any_of(words.begin(), words.end(), [&](const std::string& other) {
            return other.size() > word.size() && other.find(word) != std::string::npos;
        });
        if (!said) out += (out.empty() ? "" : ", ") + word;
    }
    return out;
}

std::string phrase(const std::vector<std::string>& codes,
                   const Wording& wording,
                   const std::string& language) {
    std::vector<std::string> words;
    for (const auto& code : codes)
        words.push_back(wording.words.processing(code, wording.laws, language));
    return joined(words);
}

NamedCategory named(std::string_view category, const Wording& wording) {
    NamedCategory out{std::string(category), {}};
    for (const auto& language : wording.languages)
        out.name[language] = wording.words.category(category, language);
    return out;
}

Texts texts_in(const Object& members, std::string_view name) {
    const auto* texts = members.if_contains(name);
    return texts == nullptr ? Texts{} : texts_of(*texts);
}

}  // namespace

FrozenParts freeze(Parts parts, const Wording& wording) {
    FrozenParts out{.parts = std::move(parts)};
    clean(out.parts.details);
    for (auto& group : out.parts.data)
        for (auto& [language, items] : group.items)
            clean(items);
    for (const auto& language : wording.languages) {
        if (!out.parts.operations.empty())
            out.operations_text[language] = phrase(out.parts.operations, wording, language);
        if (!out.parts.methods.empty())
            out.methods_text[language] = phrase(out.parts.methods, wording, language);
        for (const auto& country : out.parts.details.countries)
            out.country_names[country + "." + language] = wording.words.country(country, language);
    }
    // A form's field may be of a delicate category that the draft does not name.
    for (const auto& category : every_data_category()) {
        const auto& data = out.parts.data;
        const bool named_here = std::any_of(data.begin(), data.end(), [&](const DataGroup& group) {
            return group.category == category.name;
        });
        if (named_here || category.sensitivity != Sensitivity::ordinary)
            out.categories.push_back(named(category.name, wording));
    }
    return out;
}

boost::json::object to_json(const FrozenParts& parts) {
    Object out{{"operations_text", to_json(parts.operations_text)},
               {"methods_text", to_json(parts.methods_text)},
               {"country_names", to_json(parts.country_names)}};
    put(out, parts.parts);
    Object categories;
    for (const auto& one : parts.categories)
        categories[one.category] = to_json(one.name);
    out["categories"] = std::move(categories);
    return out;
}

FrozenParts frozen_parts(const boost::json::object& members) {
    FrozenParts out{.parts = parts_of(members),
                    .operations_text = texts_in(members, "operations_text"),
                    .methods_text = texts_in(members, "methods_text"),
                    .country_names = texts_in(members, "country_names")};
    for (const auto& member : members.at("categories").as_object())
        out.categories.push_back({std::string(member.key()), texts_of(member.value())});
    return out;
}

std::string_view category_name(const FrozenParts& parts,
                               std::string_view category,
                               std::string_view language) {
    for (const auto& one : parts.categories)
        if (one.category == category) return law::text_in(one.name, language);
    return category;
}

}  // namespace placet::agreements
