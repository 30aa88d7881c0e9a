#pragma once

// The structured parts as a published version keeps them: with every word that a text needs, so
// that data of the program that change later change no past text.

#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include "agreements/parts.h"
#include "agreements/words.h"

namespace placet::agreements {

struct NamedCategory {
    std::string category;
    Texts name;  // language → "состояние здоровья"
};

struct FrozenParts {
    Parts parts;
    Texts operations_text = {};  // "сбор, запись, хранение"
    Texts methods_text = {};
    Texts country_names = {};                    // "US.ru" → "Соединённые Штаты Америки"
    std::vector<NamedCategory> categories = {};  // of the data, and every delicate one
};

struct Wording {
    const Words& words;
    const std::vector<std::string>& laws;  // the law and those it extends
    const std::vector<std::string>& languages;
};
FrozenParts freeze(Parts parts, const Wording& wording);

// The member "parts" of the stored document; documents of older programs have none.
boost::json::object to_json(const FrozenParts& parts);
FrozenParts frozen_parts(const boost::json::object& members);

std::string_view category_name(const FrozenParts& parts,
                               std::string_view category,
                               std::string_view language);

}  // namespace placet::agreements
