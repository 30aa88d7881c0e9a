#pragma once

// What an agreement is about. Most kinds are those that laws speak of (data/law/profiles.yaml); two
// are the product's own: `notice` informs and asks for nothing, `custom` is whatever its text says.

#include <string>
#include <string_view>
#include <vector>

#include "law/profiles.h"

namespace placet::agreements {

inline constexpr std::string_view notice_kind = "notice";
inline constexpr std::string_view custom_kind = "custom";

std::vector<std::string> agreement_kinds(const law::Profiles& profiles);

}  // namespace placet::agreements
