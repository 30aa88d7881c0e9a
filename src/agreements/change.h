#pragma once

// One difference between two states of an agreement, its weight for those who agreed before, and
// the sentence in which people are told of it. Pure.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/array.hpp>

#include "agreements/change_texts.h"

namespace placet::agreements {

// Ordered by weight. `unclear`: words that a person wrote; counts as material until two people say
// otherwise.
enum class Materiality { none, cosmetic, unclear, material };
std::string_view name_of(Materiality materiality);  // "cosmetic"

struct Change {
    std::string part;      // purposes, recipients, data, term, company, operations, text, …
    std::string what;      // added, removed, changed
    std::string sentence;  // of changes.yaml
    Materiality weight = Materiality::material;
    std::map<std::string, law::Texts> values = {};  // what fills the sentence

    friend bool operator==(const Change&, const Change&) = default;
};

// The weightiest of them; none when there are none.
Materiality materiality_of(const std::vector<Change>& changes);

// [{"part","change","material","text"}], told in `language`.
boost::json::array to_json(const std::vector<Change>& changes,
                           const ChangeTexts& texts,
                           std::string_view language);

}  // namespace placet::agreements
