#pragma once

// Which addresses belong to the public internet (RFC 6890 and its registries). What we fetch on
// somebody's word must not reach into our own network (server-side request forgery). Pure.

#include <string_view>

#include <sys/socket.h>

namespace placet::system {

// IPv4 and IPv6; every other family is not public. An IPv4 address inside an IPv6 one (mapped,
// NAT64, 6to4) is judged as what it leads to.
bool is_public_address(const sockaddr& address);
// 127.0.0.0/8, ::1
bool is_loopback_address(const sockaddr& address);

}  // namespace placet::system
