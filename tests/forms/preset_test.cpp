#include "forms/preset.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/stores.h"

namespace placet::forms {
namespace {

using testing::IsEmpty;

TEST(Preset, exists_for_every_kind_that_can_be_asked_for) {
    const auto presets = test::must(Presets::embedded());
    std::vector<std::string> kinds;
    for (const auto& preset : presets.all())
        kinds.push_back(preset.kind);
    EXPECT_EQ(kinds, preset_kinds());
    EXPECT_EQ(presets.find("tombola"), nullptr);
}

// Whoever reads one of these languages only can publish what he was given.
TEST(Preset, is_complete_in_every_language) {
    const auto presets = test::must(Presets::embedded());
    for (const auto& preset : presets.all()) {
        for (const char* lang : {"ru", "be", "de", "en"}) {
            EXPECT_FALSE(preset.title.at(lang).empty()) << preset.kind;
            auto draft = draft_of(preset, {lang});
            draft.agreements.push_back({.agreement = "ag_1"});
            const auto good = check_definition(draft, Completeness::for_publishing);
            EXPECT_TRUE(good) << preset.kind << " " << lang << " "
                              << (good ? "" : good.error().invalid.front().field);
            EXPECT_EQ(draft.intro.contains(lang), preset.draft.intro.contains("ru"));
            EXPECT_TRUE(draft.submit.contains(lang)) << preset.kind;
            EXPECT_EQ(draft.title.size(), 1U);
        }
    }
}

TEST(Preset, of_a_newsletter_asks_for_an_address_and_leaves_the_choice_open) {
    const auto presets = test::must(Presets::embedded());
    const auto* newsletter = presets.find("newsletter");
    ASSERT_NE(newsletter, nullptr);
    ASSERT_EQ(newsletter->draft.fields.size(), 1U);
    EXPECT_EQ(newsletter->draft.fields[0].kind, FieldKind::email);
    ASSERT_EQ(newsletter->asks.size(), 1U);
    EXPECT_EQ(newsletter->asks[0].kind, "marketing_email");
    EXPECT_EQ(newsletter->asks[0].mode, consents::Mode::optional_unset);
}

TEST(Preset, never_ticks_a_box_for_the_visitor) {
    const auto presets = test::must(Presets::embedded());
    for (const auto& preset : presets.all())
        for (const auto& asked : preset.asks)
            EXPECT_FALSE(consents::is_preset(asked.mode)) << preset.kind;
}

}  // namespace
}  // namespace placet::forms
