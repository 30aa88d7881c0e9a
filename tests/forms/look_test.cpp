#include "forms/look.h"

#include <gtest/gtest.h>

#include <cstdio>

namespace placet::forms {
namespace {

std::string colour(int red, int green, int blue) {
    char text[8];
    std::snprintf(text, sizeof text, "#%02x%02x%02x", red, green, blue);
    return text;
}

TEST(Look, counts_contrast_as_the_guidelines_do) {
    EXPECT_NEAR(contrast("#000000", "#ffffff"), 21.0, 0.01);
    EXPECT_NEAR(contrast("#777777", "#ffffff"), 4.48, 0.01);
    EXPECT_NEAR(contrast("#ffffff", "#777777"), 4.48, 0.01);
}

TEST(Look, keeps_every_accent_readable_as_ground_and_as_text) {
    for (int red = 0; red < 256; red += 15)
        for (int green = 0; green < 256; green += 15)
            for (int blue = 0; blue < 256; blue += 15) {
                const auto accent = colour(red, green, blue);
                EXPECT_GE(contrast(text_on(accent), accent), 4.5) << accent;
                for (const char* surface : {"#ffffff", "#1b1c19"})
                    EXPECT_GE(contrast(readable_on(accent, surface), surface), 4.5) << accent;
            }
}

TEST(Look, leaves_a_colour_alone_that_can_be_read) {
    EXPECT_EQ(readable_on("#0b5a4c", "#ffffff"), "#0b5a4c");
    EXPECT_NE(readable_on("#ffe08a", "#ffffff"), "#ffe08a");
    EXPECT_EQ(readable_on("#ffe08a", "#1b1c19"), "#ffe08a");
}

TEST(Look, tells_the_widget_only_what_was_wished) {
    EXPECT_TRUE(look_manifest({}).empty());
    EXPECT_EQ(look_css({}), "");
    const auto told = look_manifest({.accent = "#ffe08a", .corner = 8, .font = "system"});
    EXPECT_EQ(told.at("on").as_string(), "#000000");
    EXPECT_EQ(told.at("corner").as_int64(), 8);
    EXPECT_NE(look_css({.corner = 8}).find("8px"), std::string::npos);
}

}  // namespace
}  // namespace placet::forms
