#pragma once

// The OpenAPI 3.1 document of a list of routes. The same routes give the same bytes, so that the
// file in api/ can be compared in CI.

#include <string>
#include <string_view>

#include "http/route.h"

namespace placet::http {

// Pretty-printed, keys sorted, ends with a newline.
std::string openapi(const Routes& routes, std::string_view version);

}  // namespace placet::http
