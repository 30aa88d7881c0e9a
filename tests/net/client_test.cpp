#include "net/client.h"

#include <gtest/gtest.h>

namespace placet::net {
namespace {

std::string behind(std::string peer, std::string forwarded, std::vector<std::string> trusted) {
    http::Headers headers;
    if (!forwarded.empty()) headers.add("X-Forwarded-For", forwarded);
    headers.add("X-Forwarded-Proto", "https");
    const auto proxies = TrustedProxies::parse(trusted);
    EXPECT_TRUE(proxies);
    const auto client = client_behind({std::move(peer), false}, headers, *proxies);
    return client.address + (client.secure ? " secure" : "");
}

TEST(Client, is_the_peer_unless_the_peer_is_trusted) {
    EXPECT_EQ(behind("192.0.2.1", "198.51.100.7", {}), "192.0.2.1");
    EXPECT_EQ(behind("192.0.2.1", "198.51.100.7", {"10.0.0.0/8"}), "192.0.2.1");
    EXPECT_EQ(behind("10.1.2.3", "198.51.100.7", {"10.0.0.0/8"}), "198.51.100.7 secure");
    EXPECT_EQ(behind("::ffff:10.1.2.3", "198.51.100.7", {"10.0.0.0/8"}), "198.51.100.7 secure");
}

// Whatever the client wrote itself stands to the left of what our proxies added.
TEST(Client, is_the_nearest_hop_that_nobody_vouches_for) {
    EXPECT_EQ(behind("10.0.0.1", "1.1.1.1, 198.51.100.7, 10.0.0.2", {"10.0.0.0/8"}),
              "198.51.100.7 secure");
    EXPECT_EQ(behind("10.0.0.1", "1.1.1.1, garbage", {"10.0.0.0/8"}), "10.0.0.1 secure");
    EXPECT_EQ(behind("10.0.0.1", "[2001:db8::1]:443", {"10.0.0.1"}), "2001:db8::1 secure");
    EXPECT_EQ(behind("10.0.0.1", "198.51.100.7:1234", {"10.0.0.1"}), "198.51.100.7 secure");
}

TEST(TrustedProxies, are_read_strictly) {
    for (const std::string bad : {"", "10.0.0.0/33", "10.0.0/8", "10.0.0.0/", "host", "::/129"})
        EXPECT_FALSE(TrustedProxies::parse({bad})) << bad;
    EXPECT_TRUE(TrustedProxies::parse({"2001:db8::/32"})->contain("2001:db8:5::1"));
    EXPECT_FALSE(TrustedProxies::parse({"2001:db8::/32"})->contain("2001:db9::1"));
}

}  // namespace
}  // namespace placet::net
