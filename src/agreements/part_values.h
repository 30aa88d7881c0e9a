#pragma once

// What the placeholders of the structured parts stand for, in one language.

#include <string_view>

#include <boost/json/object.hpp>

#include "agreements/frozen_version.h"
#include "agreements/render.h"

namespace placet::agreements {

// Adds operations_text, data, countries, … to the values that a text is filled with. The fields of
// a form that are of a delicate category stand among the special or the biometric data.
void put_parts(boost::json::object& values,
               const FrozenVersion& version,
               const Occasion& occasion,
               std::string_view language);

// Items of a list end in a semicolon, the last in a full stop.
boost::json::array closed(boost::json::array items);

}  // namespace placet::agreements
