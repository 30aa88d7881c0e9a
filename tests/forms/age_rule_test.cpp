#include "forms/age_rule.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "law/profiles.h"
#include "support/stores.h"

namespace placet::forms {
namespace {

AgeRule rule_of(std::vector<std::string_view> ids, std::string_view country) {
    static const auto profiles = test::must(law::Profiles::embedded());
    std::vector<const law::Profile*> laws;
    for (const auto id : ids)
        laws.push_back(profiles.find(id));
    return age_rule(laws, country, AgeGate::birth_date);
}

TEST(AgeRule, is_that_of_the_law_in_the_country) {
    EXPECT_EQ(rule_of({"by-99z"}, "BY").years, 16);
    EXPECT_EQ(rule_of({"ru-152fz"}, "RU").years, 18);
    EXPECT_EQ(rule_of({"ru-152fz"}, "RU").together_from, 14);
    EXPECT_EQ(rule_of({"gdpr-de"}, "DE").years, 16);
    EXPECT_EQ(rule_of({"gdpr"}, "AT").years, 14);
    EXPECT_EQ(rule_of({"gdpr"}, "BE").years, 13);
    EXPECT_EQ(rule_of({"gdpr"}, "IE").years, 16);
    EXPECT_FALSE(rule_of({"none"}, "US").applies());
}

TEST(AgeRule, is_the_strictest_of_several) {
    const auto rule = rule_of({"gdpr", "ru-152fz", "by-99z"}, "AT");
    EXPECT_EQ(rule.years, 18);
    EXPECT_EQ(rule.profile, "ru-152fz");
}

TEST(AgeRule, is_written_as_it_was_read) {
    const auto rule = rule_of({"ru-152fz"}, "RU");
    const auto read = read_age_rule({{"age", to_json(rule)}});
    EXPECT_EQ(to_json(read), to_json(rule));
    EXPECT_FALSE(read_age_rule({}).applies());
}

TEST(AgeRule, counts_years_by_birthdays) {
    EXPECT_EQ(years_between("2010-11-22", "2026-11-22"), 16);
    EXPECT_EQ(years_between("2010-11-23", "2026-11-22"), 15);
    EXPECT_EQ(years_between("2012-02-29", "2028-02-28"), 15);
    EXPECT_EQ(years_between("2012-02-29", "2028-03-01"), 16);
    EXPECT_EQ(years_between("22.11.2010", "2026-11-22"), std::nullopt);
    EXPECT_EQ(years_between("2010-13-01", "2026-11-22"), std::nullopt);
}

Definition a_form() {
    return {.fields = {{.name = "born", .kind = FieldKind::birth_date, .required = true}}};
}

boost::json::object born(const char* date) {
    return {{"values", {{"born", date}}},
            {"age", {{"representative", {{"name", "Анна"}, {"email", " Anna@Example.BY"}}}}}};
}

TEST(AgeRule, asks_a_representative_alone_or_together_with_the_person) {
    const auto rule = rule_of({"ru-152fz"}, "RU");
    const auto judge = [&](const char* date) {
        return test::must(judge_age(a_form(), rule, born(date), "2026-11-22"));
    };
    EXPECT_FALSE(judge("2008-11-22"));
    const auto sixteen = judge("2010-01-31");
    ASSERT_TRUE(sixteen);
    EXPECT_TRUE(sixteen->together);
    EXPECT_EQ(sixteen->email, "anna@example.by");
    EXPECT_EQ(sixteen->of_age, "2028-02");
    const auto twelve = judge("2014-12-31");
    ASSERT_TRUE(twelve);
    EXPECT_FALSE(twelve->together);
    EXPECT_EQ(twelve->of_age, "2033-01");
}

TEST(AgeRule, names_what_is_missing) {
    const auto rule = rule_of({"by-99z"}, "BY");
    const auto code = [&](const boost::json::object& body) {
        const auto judged = judge_age(a_form(), rule, body, "2026-11-22");
        return judged ? std::string() : judged.error().invalid.at(0).code;
    };
    EXPECT_EQ(code({}), "age_required");
    EXPECT_EQ(code({{"values", {{"born", "2015-01-01"}}}}), "representative_required");
    auto body = born("2015-01-01");
    body["age"].as_object()["representative"].as_object()["name"] = " ";
    EXPECT_EQ(code(body), "required");
    body["age"].as_object()["representative"].as_object()["email"] = "nobody";
    body["age"].as_object()["representative"].as_object()["name"] = "x";
    EXPECT_EQ(code(body), "not_an_email");
}

}  // namespace
}  // namespace placet::forms
