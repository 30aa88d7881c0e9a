#pragma once

// Who is at the other end. A proxy's word (X-Forwarded-For, X-Forwarded-Proto) counts only when
// the connection comes from an address that the operator trusts; by default nobody is trusted.
// Pure; any thread.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "http/message.h"

namespace placet::net {

class TrustedProxies {
public:
    // "10.0.0.0/8", "127.0.0.1", "2001:db8::/32". malformed "net.trusted_proxy"
    static Result<TrustedProxies> parse(const std::vector<std::string>& networks);
    bool contain(std::string_view address) const;

private:
    struct Network {
        std::array<std::uint8_t, 16> address{};
        int bits = 128;
    };
    std::vector<Network> networks_;
};

struct Client {
    std::string address;  // an IPv4-mapped IPv6 address is written as IPv4
    bool secure = false;
};

// `peer` as the socket names it; `secure` when the connection itself is TLS.
Client client_behind(Client peer, const http::Headers& headers, const TrustedProxies& trusted);

}  // namespace placet::net
