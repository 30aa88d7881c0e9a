#include "http/limiter.h"

#include <gtest/gtest.h>

namespace placet::http {
namespace {

TEST(Client, is_an_ipv4_address_or_an_ipv6_network) {
    EXPECT_EQ(client_of("192.0.2.7"), "192.0.2.7");
    EXPECT_EQ(client_of("::ffff:192.0.2.7"), "192.0.2.7");
    EXPECT_EQ(client_of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
    EXPECT_EQ(client_of("2001:db8:1:2::1"), "2001:db8:1:2::/64");
}

TEST(Limiter, lets_a_burst_through_and_then_the_steady_rate) {
    Limiter limiter(7);
    for (int i = 0; i < 30; ++i)
        EXPECT_EQ(limiter.take("a", 1, 30, 1000), 0);
    EXPECT_EQ(limiter.take("a", 1, 30, 1000), 2000);
    EXPECT_EQ(limiter.take("a", 1, 30, 2999), 1);
    EXPECT_EQ(limiter.take("a", 1, 30, 3000), 0);
    EXPECT_GT(limiter.take("a", 1, 30, 3000), 0);
}

TEST(Limiter, counts_each_client_and_route_alone) {
    Limiter limiter(7);
    EXPECT_EQ(limiter.take("a", 1, 1, 0), 0);
    EXPECT_GT(limiter.take("a", 1, 1, 0), 0);
    EXPECT_EQ(limiter.take("b", 1, 1, 0), 0);
    EXPECT_EQ(limiter.take("a", 2, 1, 0), 0);
}

// A flood from many addresses must not make the table forget the one that is held back.
TEST(Limiter, forgets_the_least_limited_client_first) {
    Limiter limiter(7, 8);
    for (int i = 0; i < 60; ++i)
        EXPECT_EQ(limiter.take("guilty", 1, 60, 0), 0);
    for (int i = 0; i < 1000; ++i)
        EXPECT_EQ(limiter.take("other" + std::to_string(i), 1, 60, i), 0);
    EXPECT_GT(limiter.take("guilty", 1, 60, 500), 0);
}

}  // namespace
}  // namespace placet::http
