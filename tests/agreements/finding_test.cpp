#include "agreements/finding.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "agreements/examples.h"

namespace placet::agreements {
namespace {

std::vector<std::string> rules(const Library& library,
                               const FrozenVersion& version,
                               const char* law) {
    std::vector<std::string> out;
    for (const auto& finding : library.judged(version, law)) {
        out.push_back(finding.rule + " " + finding.field);
        EXPECT_TRUE(library.findings.knows(finding.rule)) << finding.rule;
        for (const char* language : {"ru", "be", "de", "en"}) {
            const auto message = library.findings.message(finding, language);
            EXPECT_EQ(message.find("{}"), std::string::npos) << message;
        }
    }
    return out;
}

Case own(std::string text) {
    return {.name = "custom",
            .law = "none",
            .languages = {"ru"},
            .text = {{"ru", std::move(text)}},
            .label = {{"ru", "Жду [ответ на обращение]"}}};
}

constexpr const char* enough =
    "{{operator_name}}\n{{#purposes}}\n- {{text}}\n{{/purposes}}\n\n{{#fields}}\n- "
    "{{label}}\n{{/fields}}\n";

TEST(Finding, is_absent_when_a_text_is_whole) {
    const Library library;
    auto version = a_version(library, own(enough));
    version.title["ru"] = "Согласие";
    EXPECT_THAT(rules(library, version, "none"), testing::IsEmpty());
}

TEST(Finding, names_each_thing_that_is_missing_and_its_place) {
    const Library library;
    auto version = a_version(library, own(enough));
    version.title["ru"] = "Согласие";
    version.languages = {"ru", "be"};
    version.purposes.clear();
    version.company.name.clear();
    version.company.erasure_email.clear();
    version.default_language = "en";
    version.label.clear();
    EXPECT_THAT(rules(library, version, "none"),
                testing::IsSupersetOf({"purposes_missing draft.purposes",
                                       "value_missing company.erasure_email",
                                       "value_missing company.name",
                                       "text_missing draft.text.be",
                                       "title_missing draft.title.be",
                                       "label_missing draft.label.ru",
                                       "default_language_missing draft.default_language"}));
}

TEST(Finding, refuses_broken_and_unknown_placeholders) {
    const Library library;
    const auto found = [&](std::string text) {
        auto version = a_version(library, own(enough + std::move(text)));
        version.title["ru"] = "Согласие";
        return rules(library, version, "none");
    };
    for (const char* broken : {"{{operator_name",
                               "{{{operator_name}}}",
                               "{{&operator_name}}",
                               "{{>operator_name}}",
                               "{{=<% %>=}}",
                               "{{#purposes}}",
                               "{{/purposes}}",
                               "{{#dpo}}{{#preset}}{{/dpo}}{{/preset}}",
                               "{{ }}"})
        EXPECT_THAT(found(broken), testing::Contains("placeholder_broken draft.text.ru")) << broken;
    EXPECT_THAT(found("{{opertor_name}}"), testing::Contains("placeholder_unknown draft.text.ru"));
    EXPECT_THAT(found("{{! a remark }}"), testing::IsEmpty());
}

TEST(Finding, only_warns_of_markup_that_was_dropped) {
    const Library library;
    auto version = a_version(library, own(std::string(enough) + "\n<b>x</b>"));
    version.title["ru"] = "Согласие";
    const auto findings = library.judged(version, "none");
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].rule, "markdown_html_dropped");
    EXPECT_FALSE(prevents_publishing(findings));
}

TEST(Finding, wonders_about_a_law_that_the_company_does_not_name) {
    const Library library;
    auto version = a_version(library, {});
    version.company.law_profiles = {"none"};
    EXPECT_THAT(rules(library, version, "by-99z"),
                testing::ElementsAre("law_not_of_company law_profile"));
    version.company.law_profiles = {"none", "by-99z"};
    EXPECT_THAT(rules(library, version, "by-99z"), testing::IsEmpty());
}

// A transfer to a country without adequate protection needs its warning; the contact of a data
// protection officer must be told when there is one.
TEST(Finding, asks_for_what_depends_on_the_company) {
    const Library library;
    Case one = own(enough);
    one.law = "gdpr";
    one.recipients = {a_recipient("Partner", "US", "processor")};
    one.country = "DE";
    const auto findings = library.judged(a_version(library, one), "gdpr");
    const auto has = [&](std::string_view subject) {
        return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
            return finding.rule == "required_field_missing" && finding.subject == subject;
        });
    };
    EXPECT_TRUE(has("transfer_risks"));
    EXPECT_TRUE(has("dpo"));
    EXPECT_TRUE(has("rights"));
    EXPECT_FALSE(has("automated_decision"));
}

}  // namespace
}  // namespace placet::agreements
