#include "agreements/kind.h"

#include <algorithm>

namespace placet::agreements {

std::vector<std::string> agreement_kinds(const law::Profiles& profiles) {
    std::vector<std::string> kinds = profiles.agreement_kinds();
    for (const auto own : {notice_kind, custom_kind})
        if (std::find(kinds.begin(), kinds.end(), own) == kinds.end()) kinds.emplace_back(own);
    return kinds;
}

}  // namespace placet::agreements
