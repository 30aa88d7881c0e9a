#pragma once

// What a password must be. Length is what resists guessing; composition rules only make people
// write passwords down (NIST SP 800-63B 5.1.1.2).

#include <string_view>

#include "base/result.h"

namespace placet::staff {

inline constexpr std::size_t shortest_password = 10;  // characters
inline constexpr std::size_t longest_password = 200;  // bytes

// invalid_input "invalid" with `field`: password_too_short, password_too_weak.
Result<void> check_password(std::string_view password, std::string_view email, std::string field);

// A hash no password has, with the cost of a real one: checking against it takes an unknown
// account as long as a known one.
std::string_view dummy_password_hash();

}  // namespace placet::staff
