#include "agreements/label.h"

#include <gtest/gtest.h>
#include <boost/json.hpp>

namespace placet::agreements {
namespace {

using Label = std::vector<LabelSpan>;

TEST(Label, marks_the_link_in_the_middle_at_both_ends_and_twice) {
    EXPECT_EQ(parse_label("Я згодны на [апрацоўку даных]"),
              (Label{{"Я згодны на ", false}, {"апрацоўку даных", true}}));
    EXPECT_EQ(parse_label("[Согласие] дано"), (Label{{"Согласие", true}, {" дано", false}}));
    EXPECT_EQ(parse_label("Ja zu [A] und [B]."),
              (Label{{"Ja zu ", false}, {"A", true}, {" und ", false}, {"B", true}, {".", false}}));
}

TEST(Label, links_the_whole_caption_when_nothing_is_marked) {
    EXPECT_EQ(parse_label("I agree"), (Label{{"I agree", true}}));
    EXPECT_EQ(parse_label("I agree [to this"), (Label{{"I agree [to this", true}}));
    EXPECT_EQ(parse_label("I agree []"), (Label{{"I agree []", true}}));
}

TEST(Label, gives_its_words_and_its_json) {
    const auto label = parse_label("Да, [данные]");
    EXPECT_EQ(plain_text(label), "Да, данные");
    EXPECT_EQ(boost::json::serialize(to_json(label)),
              R"([{"text":"Да, "},{"text":"данные","link":true}])");
}

}  // namespace
}  // namespace placet::agreements
