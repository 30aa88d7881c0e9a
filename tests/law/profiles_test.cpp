#include "law/profiles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "law/embedded.h"
#include "law/judge.h"

namespace placet::law {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const Timestamp today = *from_rfc3339("2026-11-22T12:00:00Z");

std::string file() {
    return std::string(placet::find(embedded_files(), "profiles.yaml")->text());
}

std::string with(std::string text, std::string_view from, std::string_view to) {
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

Profiles profiles() {
    auto loaded = Profiles::load(file());
    EXPECT_TRUE(loaded) << loaded.error().detail;
    return *loaded;
}

std::string fault_of(const std::string& yaml) {
    const auto loaded = Profiles::load(yaml);
    return loaded ? "loaded" : loaded.error().detail;
}

TEST(Profiles, loads_the_laws_that_the_program_carries) {
    const auto laws = profiles();
    std::vector<std::string> ids;
    for (const auto& law : laws.all())
        ids.push_back(law.id);
    EXPECT_THAT(ids, ElementsAre("gdpr", "gdpr-de", "ru-152fz", "by-99z", "none"));
    for (const auto& law : laws.all()) {
        EXPECT_GE(law.version, 1) << law.id;
        EXPECT_EQ(law.title.size(), 4U) << law.id;
        EXPECT_FALSE(law.required_fields.empty()) << law.id;
        EXPECT_FALSE(law.proof_retention.after_end.empty()) << law.id;
    }
}

TEST(Profiles, gives_a_child_the_rules_of_its_parent_and_its_own) {
    const auto laws = profiles();
    const auto* parent = laws.find("gdpr");
    const auto* child = laws.find("gdpr-de");
    EXPECT_EQ(child->extends, "gdpr");
    EXPECT_EQ(child->required_fields, parent->required_fields);
    EXPECT_EQ(child->capture, parent->capture);
    EXPECT_EQ(child->valid_from, "2018-05-25");
    EXPECT_NE(child->title, parent->title);
    EXPECT_TRUE(child->kinds.contains("marketing_phone"));
    EXPECT_TRUE(child->kinds.contains("special_category"));
    EXPECT_FALSE(parent->kinds.contains("marketing_phone"));
}

// A misspelt rule that is silently ignored would be a rule that is not there.
TEST(Profiles, refuses_a_file_with_an_unknown_missing_or_wrong_member) {
    EXPECT_THAT(fault_of(with(file(), "separate_document: distinguishable", "separate: yes")),
                HasSubstr("law.profiles.gdpr.consent.separate: unknown"));
    EXPECT_THAT(fault_of(with(file(), "silence: forbid}", "silense: forbid}")),
                HasSubstr("law.profiles.gdpr.consent.capture.silence: missing"));
    EXPECT_THAT(fault_of(with(file(), "checkbox_unticked: allow", "checkbox_unticked: alow")),
                HasSubstr("unknown verdict alow"));
    EXPECT_THAT(fault_of(with(file(), "extends: gdpr", "extends: gdrp")),
                HasSubstr("no such profile before it"));
    EXPECT_THAT(fault_of(with(file(), "controller_name, ", "controller_nam, ")),
                HasSubstr("no article for controller_nam"));
    EXPECT_THAT(fault_of(with(file(), "valid_from: 2018-05-25", "valid_from: spring")),
                HasSubstr("not a date"));
    EXPECT_THAT(fault_of(with(file(), "marketing_email: {", "marketing_mail: {")),
                HasSubstr("unknown kind of agreement"));
    EXPECT_THAT(fault_of(with(file(), "erase_unlawful", "erase_unlawfull")),
                HasSubstr("erase_unlawfull: unknown"));
}

TEST(Profiles, refuses_what_is_not_yaml_or_says_a_thing_twice) {
    EXPECT_EQ(Profiles::load("profiles: [").error().code, "yaml.malformed");
    EXPECT_EQ(Profiles::load("schema: a\nschema: b").error().code, "yaml.malformed");
    EXPECT_EQ(Profiles::load("").error().code, "yaml.malformed");
}

TEST(Profiles, knows_languages_ages_and_proof_of_each_law) {
    const auto laws = profiles();
    const auto* by = laws.find("by-99z");
    EXPECT_THAT(by->languages, ElementsAre("ru", "be"));
    EXPECT_TRUE(by->allows_language("be"));
    EXPECT_FALSE(by->allows_language("en"));
    EXPECT_EQ(by->min_age.standard, 16);
    EXPECT_TRUE(by->pre_information.required);
    EXPECT_THAT(
        by->pre_information.blocks,
        ElementsAre("rights", "mechanism", "consequences_of_consent", "consequences_of_refusal"));
    EXPECT_EQ(by->proof_retention.after_end, "1Y");

    const auto* ru = laws.find("ru-152fz");
    EXPECT_THAT(ru->languages, ElementsAre("ru"));
    EXPECT_EQ(ru->separate_document, "required");
    EXPECT_FALSE(ru->merges_with_marketing);
    EXPECT_EQ(ru->min_age.with_representative_from, 14);

    const auto* de = laws.find("gdpr-de");
    EXPECT_THAT(de->languages, IsEmpty());
    EXPECT_TRUE(de->allows_language("en"));
    EXPECT_EQ(de->min_age.by_country.at("AT"), 14);
    EXPECT_TRUE(de->proof_retention.to_year_end);
    EXPECT_EQ(de->kinds.at("marketing_phone").proof_retention->after_end, "5Y");
}

TEST(Profiles, says_when_a_law_is_in_force) {
    const auto laws = profiles();
    EXPECT_FALSE(laws.find("by-99z")->in_force_on("2021-11-14"));
    EXPECT_TRUE(laws.find("by-99z")->in_force_on("2021-11-15"));
}

TEST(Profiles, tells_a_free_transfer_from_one_that_needs_a_warning) {
    const auto laws = profiles();
    EXPECT_TRUE(laws.find("gdpr")->is_free_transfer("NO", "DE"));
    EXPECT_FALSE(laws.find("gdpr")->is_free_transfer("BY", "DE"));
    EXPECT_TRUE(laws.find("by-99z")->is_free_transfer("RU", "BY"));
    EXPECT_FALSE(laws.find("by-99z")->is_free_transfer("US", "BY"));
    EXPECT_TRUE(laws.find("none")->is_free_transfer("US", "JP"));
}

TEST(Profiles, cites_an_article_in_the_language_of_the_reader) {
    const auto laws = profiles();
    EXPECT_EQ(cite(*laws.find("ru-152fz"), "9(4)(3)", "ru"), "ст. 9(4)(3) Закона № 152-ФЗ");
    EXPECT_EQ(cite(*laws.find("by-99z"), "5", "be"), "арт. 5 Закона № 99-З");
    EXPECT_EQ(cite(*laws.find("gdpr-de"), "7(1); § 7 UWG", "de"), "Art. 7(1) DSGVO; § 7 UWG");
    EXPECT_EQ(cite(*laws.find("gdpr"), "", "en"), "");
}

TEST(Profiles, selects_laws_by_id_and_refuses_one_that_it_does_not_know) {
    const auto laws = profiles();
    EXPECT_EQ(laws.select({"gdpr-de", "by-99z"}, today)->size(), 2U);
    EXPECT_EQ(laws.select({"by-99z", "by-98z"}, today).error().code, "law_profile_unknown");
    EXPECT_EQ(laws.select({"ru-152fz"}, *from_rfc3339("2025-08-31T20:59:59Z")).error().code,
              "law_not_in_force");
    EXPECT_TRUE(laws.select({"ru-152fz"}, *from_rfc3339("2025-08-31T21:00:00Z")));
}

}  // namespace
}  // namespace placet::law
