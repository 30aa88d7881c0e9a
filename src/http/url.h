#pragma once

// The texts of a request line and of form bodies, read strictly: broken percent signs, NUL and
// broken UTF-8 are refused, never repaired. Pure; any thread.

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace placet::http {

struct Target {
    std::string path;                          // decoded, begins with "/"
    std::map<std::string, std::string> query;  // decoded
};

bool is_utf8(std::string_view text);

// "/a/b?x=1" or "http://host/a/b?x=1". Refused as malformed "http.target": dot segments, an encoded
// slash, control characters, a query name twice, more than 64 query members.
Result<Target> read_target(std::string_view target);

// "a=1&b=%D1%8E+x" of a query or of an application/x-www-form-urlencoded body; a name twice is
// refused. malformed "http.target"
Result<std::map<std::string, std::string>> read_form(std::string_view text);

std::string percent_encode(std::string_view text);  // everything but RFC 3986 unreserved

}  // namespace placet::http
