#pragma once

// The seal: a rosette of twelve petals drawn from the first twelve bytes of a hash, so that the
// same record wears the same seal everywhere. docs/formats/seal.md has the drawing rule.

#include <string>
#include <string_view>

namespace placet::pages {

// `hash` in hexadecimal or base64; `state` becomes a class (given, withdrawn, …). Inline SVG,
// hidden from readers of the page by ear: the words always stand next to it.
std::string seal_svg(std::string_view hash, std::string_view state);

}  // namespace placet::pages
