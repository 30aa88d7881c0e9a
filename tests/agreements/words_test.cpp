#include "agreements/words.h"

#include <gtest/gtest.h>

#include "agreements/data_category.h"
#include "agreements/examples.h"

namespace placet::agreements {
namespace {

TEST(Words, count_months_and_years_in_four_languages) {
    const auto words = must(Words::embedded());
    EXPECT_EQ(words.months(1, "ru"), "1 месяц");
    EXPECT_EQ(words.months(2, "ru"), "2 месяца");
    EXPECT_EQ(words.months(11, "ru"), "11 месяцев");
    EXPECT_EQ(words.months(21, "ru"), "21 месяц");
    EXPECT_EQ(words.months(24, "be"), "24 месяцы");
    EXPECT_EQ(words.months(12, "be"), "12 месяцаў");
    EXPECT_EQ(words.months(1, "de"), "1 Monat");
    EXPECT_EQ(words.months(6, "en"), "6 months");
    EXPECT_EQ(words.term("3Y", "be"), "3 гады");
    EXPECT_EQ(words.term("5Y", "ru"), "5 лет");
    EXPECT_EQ(words.term("1Y", "de"), "1 Jahr");
    EXPECT_EQ(words.term("soon", "de"), "");
}

TEST(Words, name_countries_and_know_which_exist) {
    const auto words = must(Words::embedded());
    EXPECT_EQ(words.country("BY", "be"), "Беларусь");
    EXPECT_EQ(words.country("NO", "de"), "Norwegen");
    EXPECT_EQ(words.country("ZZ", "de"), "ZZ");
    EXPECT_TRUE(words.knows_country("DE"));
    EXPECT_FALSE(words.knows_country("ZZ"));
}

TEST(Words, name_every_category_of_data_in_four_languages) {
    const auto words = must(Words::embedded());
    EXPECT_EQ(every_data_category().size(), 24U);
    for (const auto& category : every_data_category())
        for (const char* language : {"ru", "be", "de", "en"})
            EXPECT_FALSE(words.category(category.name, language).empty())
                << category.name << " " << language;
    EXPECT_EQ(words.category("health", "ru"), "состояние здоровья");
    EXPECT_EQ(words.category("telepathy", "ru"), "telepathy");
}

TEST(DataCategory, says_how_delicate_data_are) {
    EXPECT_EQ(sensitivity_of("contact"), Sensitivity::ordinary);
    EXPECT_EQ(sensitivity_of("criminal"), Sensitivity::special);
    EXPECT_EQ(sensitivity_of("biometric"), Sensitivity::biometric);
    EXPECT_EQ(sensitivity_of("telepathy"), std::nullopt);
    EXPECT_EQ(name_of(Sensitivity::special), "special");
}

TEST(Words, ask_a_notice_for_nothing_that_only_a_consent_has) {
    const auto words = must(Words::embedded());
    EXPECT_FALSE(words.asks("notice", "withdrawal_method"));
    EXPECT_TRUE(words.asks("notice", "rights"));
    EXPECT_TRUE(words.asks("processing", "withdrawal_method"));
}

TEST(Words, know_every_country_and_content_that_a_law_speaks_of) {
    const Library library;
    for (const auto& law : library.laws.all()) {
        for (const auto& country : law.transfer.free_countries)
            EXPECT_TRUE(library.words.knows_country(country)) << law.id << " " << country;
        auto contents = law.required_fields;
        for (const auto& [field, condition] : law.conditional_fields)
            contents.push_back(field);
        for (const auto& block : law.pre_information.blocks)
            contents.push_back(block);
        for (const auto& content : contents) {
            EXPECT_TRUE(library.words.gives(content, {"element." + content})) << content;
            EXPECT_TRUE(library.findings.knows_subject(content)) << content;
        }
    }
}

TEST(Words, write_no_name_of_a_register_twice) {
    const auto words = must(Words::embedded());
    EXPECT_EQ(words.requisites_line({{"hrb", "HRB 12345"}, {"register_court", "AG Köln"}}, "de"),
              "HRB 12345 (AG Köln)");
    EXPECT_EQ(words.requisites_line({}, "de"), "");
}

}  // namespace
}  // namespace placet::agreements
