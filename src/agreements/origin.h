#pragma once

// Where the value of each placeholder comes from. Precedence: who asks (the caller), then the
// company, then what is given on the agreement for want of better; the law's authority gives way to
// one that the agreement names, because in Germany each Land has its own.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/array.hpp>

#include "agreements/frozen_version.h"
#include "agreements/render.h"

namespace placet::agreements {

enum class Origin { caller, company, agreement, law, missing };
std::string_view name_of(Origin origin);

struct Placed {
    std::string name;
    std::string value;
    Origin origin = Origin::missing;
    bool overridable = false;  // whether a value given on the agreement would be shown
};

// What the company says, in the order of a letterhead: "operator_name", …, "dpo_phone".
std::vector<std::pair<std::string_view, std::string>> company_values(const FrozenVersion& version,
                                                                     std::string_view language);
// One value by the precedence above;
Placed placed(std::string_view name,
              const FrozenVersion& version,
              const Occasion& occasion,
              std::string_view language);

// Every single value that a text speaks of, there or not. Lists have a place of their own in an
// editor.
std::vector<Placed> placeholders_of(const FrozenVersion& version,
                                    const Occasion& occasion,
                                    std::string_view language,
                                    const std::set<std::string>& mentioned);
boost::json::array to_json(const std::vector<Placed>& placeholders);

}  // namespace placet::agreements
