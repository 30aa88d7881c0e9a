#include "http/url.h"

#include <gtest/gtest.h>

namespace placet::http {
namespace {

TEST(Target, is_decoded_once) {
    const auto target = read_target("/f/%D0%B0%20+?q=%D1%8E+x&e=&flag");
    ASSERT_TRUE(target);
    EXPECT_EQ(target->path, "/f/а +");
    EXPECT_EQ(target->query.at("q"), "ю x");
    EXPECT_EQ(target->query.at("e"), "");
    EXPECT_EQ(target->query.at("flag"), "");
    EXPECT_EQ(read_target("http://host:80/a?b=1")->path, "/a");
    EXPECT_EQ(read_target("http://host")->path, "/");
}

TEST(Target, refuses_what_a_proxy_may_read_differently) {
    for (const std::string_view bad : {"",
                                       "*",
                                       "a",
                                       "/a%00",
                                       "/a%0a",
                                       "/a%",
                                       "/a%2",
                                       "/a%zz",
                                       "/%ff",
                                       "/%ed%a0%80",
                                       "/a%2fb",
                                       "/a/../b",
                                       "/a/%2e%2e/b",
                                       "/a/.",
                                       "/..",
                                       "/a#b",
                                       "/a?x=1&x=2",
                                       "/a?x=%00",
                                       "/a?%80=1"})
        EXPECT_FALSE(read_target(bad)) << bad;
}

TEST(Target, limits_the_number_of_query_members) {
    std::string target = "/a?";
    for (int i = 0; i < 65; ++i)
        target += "k" + std::to_string(i) + "=&";
    EXPECT_FALSE(read_target(target));
}

TEST(Utf8, is_judged_strictly) {
    EXPECT_TRUE(is_utf8("aЖ漢😀"));
    for (const std::string_view bad : {"\xC0\x80",
                                       "\xE0\x80\x80",
                                       "\xF0\x80\x80\x80",
                                       "\xED\xA0\x80",
                                       "\xF4\x90\x80\x80",
                                       "\x80",
                                       "\xC3",
                                       "\xE2\x82",
                                       "\xF5\x80\x80\x80"})
        EXPECT_FALSE(is_utf8(bad));
}

TEST(PercentEncode, keeps_only_unreserved_characters) {
    EXPECT_EQ(percent_encode("a-Б /?"), "a-%D0%91%20%2F%3F");
}

}  // namespace
}  // namespace placet::http
