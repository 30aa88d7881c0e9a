#pragma once

// Small rules for texts that staff type. Pure; any thread.

#include <string>
#include <string_view>

namespace placet::workspaces {

// Without ASCII blanks, tabs and line ends at either side.
std::string trimmed(std::string_view text);

// ISO 3166-1 alpha-2, capitals.
bool is_country(std::string_view code);

// ru, be, de or en: what the product speaks.
bool is_product_language(std::string_view code);

}  // namespace placet::workspaces
