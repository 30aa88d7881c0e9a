#pragma once

// One profile of the data file as a typed value. Faults go to the reader's list; the value is only
// good when there are none.

#include <string>
#include <vector>

#include "law/profile.h"
#include "law/yaml.h"

namespace placet::law {

Profile read_profile(Members members, const std::string& id, const std::vector<std::string>& kinds);

}  // namespace placet::law
