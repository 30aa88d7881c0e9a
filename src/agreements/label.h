#pragma once

// The caption of a tick box: "I agree to the [processing of personal data]". What stands in square
// brackets opens the text; without brackets the whole caption does.

#include <string>
#include <string_view>
#include <vector>

#include <boost/json/array.hpp>

namespace placet::agreements {

struct LabelSpan {
    std::string text;
    bool link = false;

    friend bool operator==(const LabelSpan&, const LabelSpan&) = default;
};

// A bracket without its partner is an ordinary character.
std::vector<LabelSpan> parse_label(std::string_view caption);
boost::json::array to_json(const std::vector<LabelSpan>& label);
std::string plain_text(const std::vector<LabelSpan>& label);

}  // namespace placet::agreements
