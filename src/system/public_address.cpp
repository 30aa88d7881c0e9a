#include "system/public_address.h"

#include <array>
#include <cstdint>
#include <cstring>

#include <arpa/inet.h>
#include <netinet/in.h>

namespace placet::system {
namespace {

using Bytes16 = std::array<std::uint8_t, 16>;

struct Block4 {
    std::uint32_t network;
    int bits;
};
// https://www.iana.org/assignments/iana-ipv4-special-registry: not "globally reachable", and
// multicast.
constexpr Block4 blocked4[] = {
    {0x00000000, 8},   // this network
    {0x0A000000, 8},   // private
    {0x64400000, 10},  // shared (carrier-grade NAT)
    {0x7F000000, 8},   // loopback
    {0xA9FE0000, 16},  // link-local
    {0xAC100000, 12},  // private
    {0xC0000000, 24},  // IETF protocols
    {0xC0000200, 24},  // documentation
    {0xC0586300, 24},  // 6to4 relays
    {0xC0A80000, 16},  // private
    {0xC6120000, 15},  // benchmarks
    {0xC6336400, 24},  // documentation
    {0xCB007100, 24},  // documentation
    {0xE0000000, 4},   // multicast
    {0xF0000000, 4},   // reserved, broadcast
};

bool is_public4(std::uint32_t address) {
    for (const auto& [network, bits] : blocked4)
        if ((address >> (32 - bits)) == (network >> (32 - bits))) return false;
    return true;
}

std::uint32_t inner4(const Bytes16& address, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = value << 8 | address[at + i];
    return value;
}

bool starts_with(const Bytes16& address, std::initializer_list<std::uint8_t> prefix) {
    return std::memcmp(address.data(), prefix.begin(), prefix.size()) == 0;
}

bool is_public6(const Bytes16& a) {
    if (starts_with(a, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF}))
        return is_public4(inner4(a, 12));
    if (starts_with(a, {0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0}))
        return is_public4(inner4(a, 12));                               // NAT64
    if (starts_with(a, {0x20, 0x02})) return is_public4(inner4(a, 2));  // 6to4
    if (starts_with(a, {0x20, 0x01, 0x0D, 0xB8})) return false;         // documentation
    if (starts_with(a, {0x20, 0x01}) && a[2] < 2) return false;         // Teredo, IETF protocols
    return (a[0] & 0xE0) == 0x20;  // 2000::/3 is all that is handed out for public use
}

const sockaddr_in& as4(const sockaddr& address) {
    return reinterpret_cast<const sockaddr_in&>(address);
}
const sockaddr_in6& as6(const sockaddr& address) {
    return reinterpret_cast<const sockaddr_in6&>(address);
}

}  // namespace

bool is_public_address(const sockaddr& address) {
    if (address.sa_family == AF_INET) return is_public4(ntohl(as4(address).sin_addr.s_addr));
    if (address.sa_family != AF_INET6) return false;
    Bytes16 bytes{};
    std::memcpy(bytes.data(), &as6(address).sin6_addr, bytes.size());
    return is_public6(bytes);
}

bool is_loopback_address(const sockaddr& address) {
    if (address.sa_family == AF_INET) return ntohl(as4(address).sin_addr.s_addr) >> 24 == 127;
    return address.sa_family == AF_INET6 && IN6_IS_ADDR_LOOPBACK(&as6(address).sin6_addr);
}

}  // namespace placet::system
