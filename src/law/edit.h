#pragma once

// One member of a profile set otherwise than the data has it, by a workspace and at its own risk.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

#include "base/result.h"

namespace placet::law {

struct Edit {
    std::string profile;
    std::string path;  // "consent.capture.checkbox_preticked": members from the outside in
    boost::json::value value;
};

// Sets the member; objects on the way are made. invalid_input "invalid" naming the path when it is
// no path, belongs to what a workspace cannot change (the name, the dates), or leads through a
// value.
Result<void> apply(boost::json::object& profile, const Edit& edit);

// The value at a path; nothing when there is none.
std::optional<boost::json::value> value_at(const boost::json::object& profile,
                                           std::string_view path);

// Profiles hold texts, lists and maps only: 14 becomes "14", true "true".
// invalid_input "invalid" for null, fractions, and what is too deep.
Result<boost::json::value> as_data(const boost::json::value& value);

}  // namespace placet::law
