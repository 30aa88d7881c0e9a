#include "agreements/plain_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace placet::agreements {
namespace {

using testing::ElementsAre;

TEST(PlainWords, folds_the_alphabets_of_the_four_languages) {
    EXPECT_EQ(folded("СОГЛАСИЕ Ёлка Ўсё Üben ABC"), "согласие ёлка ўсё üben abc");
    EXPECT_THAT(words_of("«Я згодны», – сказаў ён."), ElementsAre("я", "згодны", "сказаў", "ён"));
    EXPECT_EQ(letters_of("згода"), 5U);
}

TEST(PlainWords, divides_a_text_into_sentences) {
    EXPECT_THAT(sentences_of("One. Two? Three"), testing::SizeIs(3));
    EXPECT_THAT(sentences_of("Version 1.5 is one."), testing::SizeIs(1));
    const Blocks blocks{{Block::Kind::h2, {{{.text = "Title"}}}},
                        {Block::Kind::ul, {{{.text = "one"}}, {{.text = "two"}}}}};
    EXPECT_THAT(sentences_of(blocks), testing::SizeIs(3));
}

// Ten words in two sentences, one of them with more than six letters (“withdraw”).
TEST(PlainWords, measures_how_hard_a_text_is_to_read) {
    EXPECT_DOUBLE_EQ(lix(sentences_of("We keep your data safely. You can always withdraw it.")),
                     15);
    EXPECT_EQ(lix({}), 0);
}

TEST(PlainWords, measures_the_contrast_of_colours) {
    EXPECT_NEAR(contrast_of("#000000", "#ffffff"), 21, 0.01);
    EXPECT_NEAR(contrast_of("#767676", "#ffffff"), 4.54, 0.01);
    EXPECT_EQ(contrast_of("red", "#ffffff"), 0);
}

}  // namespace
}  // namespace placet::agreements
