#include "net/client.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include <arpa/inet.h>

namespace placet::net {
namespace {

using Address = std::array<std::uint8_t, 16>;

// Every address as IPv6, so that one comparison serves both kinds.
std::optional<Address> read_address(std::string_view text) {
    const std::string zero_ended(text);
    Address out{};
    if (inet_pton(AF_INET6, zero_ended.c_str(), out.data()) == 1) return out;
    out[10] = out[11] = 0xFF;
    if (inet_pton(AF_INET, zero_ended.c_str(), out.data() + 12) == 1) return out;
    return std::nullopt;
}

std::string write_address(const Address& address) {
    char text[INET6_ADDRSTRLEN];
    const Address mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    if (std::equal(address.begin(), address.begin() + 12, mapped.begin()))
        return inet_ntop(AF_INET, address.data() + 12, text, sizeof text);
    return inet_ntop(AF_INET6, address.data(), text, sizeof text);
}

bool within(const Address& address, const Address& network, int bits) {
    for (int bit = 0; bit < bits; ++bit) {
        const auto byte = static_cast<std::size_t>(bit / 8);
        const int mask = 0x80 >> (bit % 8);
        if ((address[byte] & mask) != (network[byte] & mask)) return false;
    }
    return true;
}

std::string_view trim(std::string_view text) {
    while (text.starts_with(' ') || text.starts_with('\t'))
        text.remove_prefix(1);
    while (text.ends_with(' ') || text.ends_with('\t'))
        text.remove_suffix(1);
    return text;
}

// "1.2.3.4", "1.2.3.4:80", "[::1]:80", "::1"
std::string_view without_port(std::string_view hop) {
    if (hop.starts_with('[')) return hop.substr(1, std::min(hop.find(']'), hop.size()) - 1);
    const std::size_t colon = hop.find(':');
    const bool one_colon = colon != std::string_view::npos && hop.rfind(':') == colon;
    return one_colon ? hop.substr(0, colon) : hop;
}

// The hops of all X-Forwarded-For headers, nearest first.
std::vector<std::string_view> hops(const http::Headers& headers) {
    std::vector<std::string_view> out;
    for (const std::string_view value : headers.all_of("x-forwarded-for")) {
        for (std::string_view rest = value; !rest.empty();) {
            const std::size_t comma = std::min(rest.find(','), rest.size());
            out.push_back(without_port(trim(rest.substr(0, comma))));
            rest.remove_prefix(std::min(comma + 1, rest.size()));
        }
    }
    std::reverse(out.begin(), out.end());
    return out;
}

}  // namespace

Result<TrustedProxies> TrustedProxies::parse(const std::vector<std::string>& networks) {
    TrustedProxies out;
    for (const std::string_view text : networks) {
        const Error bad{ErrorKind::malformed, "net.trusted_proxy"};
        const std::size_t slash = std::min(text.find('/'), text.size());
        const auto address = read_address(text.substr(0, slash));
        if (!address) return bad;
        const bool four = text.find(':') == std::string_view::npos;
        const int widest = four ? 32 : 128;
        int bits = widest;
        if (slash < text.size()) {
            const auto* end = text.data() + text.size();
            const auto read = std::from_chars(text.data() + slash + 1, end, bits);
            if (read.ec != std::errc{} || read.ptr != end || bits < 0 || bits > widest) return bad;
        }
        out.networks_.push_back({*address, four ? bits + 96 : bits});
    }
    return out;
}

bool TrustedProxies::contain(std::string_view text) const {
    if (networks_.empty()) return false;
    const auto address = read_address(text);
    return address && std::any_of(networks_.begin(), networks_.end(), [&](const Network& one) {
               return within(*address, one.address, one.bits);
           });
}

Client client_behind(Client peer, const http::Headers& headers, const TrustedProxies& trusted) {
    if (!trusted.contain(peer.address)) return peer;
    const std::string_view scheme = headers.find("x-forwarded-proto").value_or("");
    Client client{std::move(peer.address), peer.secure || scheme == "https"};
    for (const std::string_view hop : hops(headers)) {
        const auto address = read_address(hop);
        if (!address) break;
        client.address = write_address(*address);
        if (!trusted.contain(client.address)) break;
    }
    return client;
}

}  // namespace placet::net
