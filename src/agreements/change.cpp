#include "agreements/change.h"

#include <algorithm>
#include <array>

#include <boost/json.hpp>

namespace placet::agreements {

std::string_view name_of(Materiality materiality) {
    constexpr std::array<std::string_view, 4> names = {"none", "cosmetic", "unclear", "material"};
    return names[static_cast<std::size_t>(materiality)];
}

Materiality materiality_of(const std::vector<Change>& changes) {
    auto out = Materiality::none;
    for (const auto& change : changes)
        out = std::max(out, change.weight);
    return out;
}

boost::json::array to_json(const std::vector<Change>& changes,
                           const ChangeTexts& texts,
                           std::string_view language) {
    boost::json::array out;
    for (const auto& change : changes)
        out.push_back(
            boost::json::object{{"part", change.part},
                                {"change", change.what},
                                {"materiality", name_of(change.weight)},
                                {"text", texts.told(change.sentence, change.values, language)}});
    return out;
}

}  // namespace placet::agreements
