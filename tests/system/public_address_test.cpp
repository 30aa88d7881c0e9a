#include "system/public_address.h"

#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <netinet/in.h>

namespace placet::system {
namespace {

sockaddr_storage address_of(const char* text) {
    sockaddr_storage storage{};
    auto& v4 = reinterpret_cast<sockaddr_in&>(storage);
    auto& v6 = reinterpret_cast<sockaddr_in6&>(storage);
    if (inet_pton(AF_INET, text, &v4.sin_addr) == 1)
        v4.sin_family = AF_INET;
    else if (inet_pton(AF_INET6, text, &v6.sin6_addr) == 1)
        v6.sin6_family = AF_INET6;
    else
        ADD_FAILURE() << text;
    return storage;
}

bool is_public(const char* text) {
    const auto storage = address_of(text);
    return is_public_address(reinterpret_cast<const sockaddr&>(storage));
}

TEST(PublicAddress, is_what_the_internet_can_reach) {
    for (const char* text : {"8.8.8.8",
                             "93.125.99.1",
                             "172.15.255.255",
                             "172.32.0.1",
                             "100.63.0.1",
                             "100.128.0.1",
                             "2a00:1450:4010::1",
                             "2606:4700::1111",
                             "::ffff:8.8.8.8",
                             "64:ff9b::808:808"})
        EXPECT_TRUE(is_public(text)) << text;
}

TEST(PublicAddress, is_nothing_of_our_own_network) {
    for (const char* text : {"0.0.0.0",      "10.1.2.3",
                             "100.64.0.1",   "127.0.0.1",
                             "127.255.0.1",  "169.254.169.254",
                             "172.16.0.1",   "172.31.255.255",
                             "192.0.0.1",    "192.0.2.1",
                             "192.168.1.1",  "198.18.0.1",
                             "198.51.100.1", "203.0.113.1",
                             "224.0.0.1",    "255.255.255.255",
                             "::",           "::1",
                             "fe80::1",      "fc00::1",
                             "fd12::1",      "ff02::1",
                             "2001:db8::1",  "2001::1",
                             "100::1"})
        EXPECT_FALSE(is_public(text)) << text;
}

TEST(PublicAddress, sees_through_addresses_inside_of_addresses) {
    for (const char* text : {"::ffff:127.0.0.1",
                             "::ffff:10.0.0.1",
                             "64:ff9b::7f00:1",
                             "64:ff9b::a00:1",
                             "2002:7f00:1::1",
                             "2002:a00:1::1",
                             "::127.0.0.1"})
        EXPECT_FALSE(is_public(text)) << text;
}

TEST(PublicAddress, knows_loopback) {
    const auto four = address_of("127.0.0.5"), six = address_of("::1"),
               other = address_of("10.0.0.1");
    EXPECT_TRUE(is_loopback_address(reinterpret_cast<const sockaddr&>(four)));
    EXPECT_TRUE(is_loopback_address(reinterpret_cast<const sockaddr&>(six)));
    EXPECT_FALSE(is_loopback_address(reinterpret_cast<const sockaddr&>(other)));
}

}  // namespace
}  // namespace placet::system
