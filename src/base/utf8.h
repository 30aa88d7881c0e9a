#pragma once

// Strict UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF.

#include <cstdint>
#include <string_view>

namespace placet {

bool valid_utf8(std::string_view text);

// Reads one code point at `at` and moves `at` behind it; -1 when the bytes there are not UTF-8.
std::int32_t next_code_point(std::string_view text, std::size_t& at);

}  // namespace placet
