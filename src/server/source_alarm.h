#pragma once

// The daily look at texts that companies keep on their own sites, and the alarm when one of them
// says something else than what was published: a letter to every owner and privacy officer, a line
// in the trail and one in the program's log.

#include <string_view>

#include "server/product.h"

namespace placet::server {

inline constexpr std::string_view look_at_sources_job = "look_at_sources";

Result<void> look_at_sources(Product& product);

}  // namespace placet::server
