#include "base/utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace placet {
namespace {

TEST(Utf8, takes_every_length_up_to_its_borders) {
    for (const std::string_view text : {"",
                                        "a",
                                        "\x7f",
                                        "\u0080",
                                        "\u07FF",
                                        "\u0800",
                                        "\uD7FF",
                                        "\uE000",
                                        "\uFFFF",
                                        "\U00010000",
                                        "\U0010FFFF",
                                        "Ўладзімір і Zoë 🙂"})
        EXPECT_TRUE(valid_utf8(text)) << text;
    EXPECT_TRUE(valid_utf8(std::string_view("\0", 1)));
}

TEST(Utf8, refuses_what_is_overlong_out_of_range_or_cut_off) {
    for (const std::string_view text : {"\x80",
                                        "\xbf",
                                        "\xc0\x80",
                                        "\xc1\xbf",
                                        "\xc2",
                                        "\xc2\x41",
                                        "\xe0\x9f\xbf",
                                        "\xe2\x82",
                                        "\xed\xa0\x80",
                                        "\xed\xbf\xbf",
                                        "\xf0\x8f\xbf\xbf",
                                        "\xf0\x9f\x99",
                                        "\xf4\x90\x80\x80",
                                        "\xf5\x80\x80\x80",
                                        "\xff",
                                        "good\xff"})
        EXPECT_FALSE(valid_utf8(text));
}

TEST(Utf8, gives_code_points_one_by_one) {
    const std::string_view text = "aё€🙂";
    std::size_t at = 0;
    for (const std::int32_t point : {0x61, 0x451, 0x20AC, 0x1F642})
        EXPECT_EQ(next_code_point(text, at), point);
    EXPECT_EQ(at, text.size());
    EXPECT_EQ(next_code_point(text, at), -1);
}

}  // namespace
}  // namespace placet
