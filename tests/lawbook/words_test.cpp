#include "lawbook/words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "law/embedded.h"

namespace placet::lawbook {
namespace {

using testing::HasSubstr;

TEST(Words, say_every_step_and_doubt_in_every_language_without_a_hole) {
    const auto words = *Words::embedded();
    for (const char* language : {"ru", "be", "de", "en"}) {
        for (int kind = 0; kind <= static_cast<int>(law::StepKind::rolled); ++kind) {
            const law::Step step{{}, static_cast<law::StepKind>(kind), "X", {}};
            EXPECT_THAT(words.step(step, language), testing::Not(HasSubstr("{"))) << kind;
        }
        for (int kind = 0; kind <= 2; ++kind)
            EXPECT_THAT(words.doubt({static_cast<law::Doubt::Kind>(kind), 2031}, "X", language),
                        testing::Not(HasSubstr("{")));
        for (int unit = 0; unit <= 5; ++unit)
            EXPECT_THAT(words.term({static_cast<law::Term::Unit>(unit), 7}, language),
                        testing::Not(HasSubstr("{")));
    }
    EXPECT_EQ(words.step({{}, law::StepKind::holiday, "Радуніца"}, "be"), "свята: Радуніца");
    EXPECT_EQ(
        words.step({{}, law::StepKind::term_ends, {}, {law::Term::Unit::working_days, 10}}, "de"),
        "letzter Tag der Frist (Arbeitstage: 10)");
}

TEST(Words, refuse_a_file_that_lacks_a_language) {
    std::string text(placet::find(law::embedded_files(), "words.yaml")->text());
    const std::string from = ", en: \"weekend\"";
    text.erase(text.find(from), from.size());
    const auto loaded = Words::load(text);
    ASSERT_FALSE(loaded);
    EXPECT_THAT(loaded.error().detail, HasSubstr("steps.weekend: not in four languages"));
}

}  // namespace
}  // namespace placet::lawbook
