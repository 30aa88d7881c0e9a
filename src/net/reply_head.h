#pragma once

// The bytes of a reply before its body. Pure.

#include <cstdint>
#include <string>
#include <string_view>

#include "http/message.h"

namespace placet::net {

struct Framing {
    bool keep_alive = true;
    int version = 11;
    std::string_view date;  // IMF-fixdate
};

// Headers that this function owns (Content-Length, Connection, Date, Transfer-Encoding) and headers
// with control characters are left out of the reply.
std::string reply_head(const http::Reply& reply, const Framing& framing);

// Whether the status has a body at all (not 1xx, 204, 304).
bool has_body(int status);

std::string imf_date(std::int64_t unix_seconds);

}  // namespace placet::net
