#pragma once

// Colours that can be read: whatever accent is wished, the text on it and the accent as text on
// the form's surface keep a contrast of 4.5:1 (WCAG 2.2, 1.4.3). The widget computes the same.

#include <string>
#include <string_view>

#include <boost/json/object.hpp>

#include "forms/definition.h"

namespace placet::forms {

// Of two colours "#rrggbb": 1 … 21.
double contrast(std::string_view one, std::string_view other);

// White or black, whichever can be read on the colour; one of them always can.
std::string text_on(std::string_view colour);

// The colour itself, or the nearest mixture with black or white that can be read on `surface`.
std::string readable_on(std::string_view colour, std::string_view surface);

// What the manifest tells of the look: {accent, on, light, dark, on_light, on_dark} when there is
// an accent (as text and ground on a light and on a dark surface), corner, font.
boost::json::object look_manifest(const Look& look);

// The same for a page without scripts, as a style sheet; empty when nothing was wished.
std::string look_css(const Look& look);

}  // namespace placet::forms
