#include "law/judge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "law/profiles.h"

namespace placet::law {
namespace {

using testing::ElementsAre;

Profiles profiles() {
    auto loaded = Profiles::embedded();
    EXPECT_TRUE(loaded) << loaded.error().detail;
    return *loaded;
}

struct Row {
    std::string_view mode;
    std::string_view gdpr, gdpr_de, ru, by, none;
};

// The whole table, so that a change of the data shows here in words.
constexpr Row table[] = {
    {"checkbox_unticked", "allow", "allow", "allow", "allow", "allow"},
    {"checkbox_preticked", "forbid", "forbid", "override", "override", "allow"},
    {"submit_notice", "forbid", "forbid", "forbid", "forbid", "warn"},
    {"button_accept", "allow", "allow", "allow", "allow", "allow"},
    {"keyword", "allow", "allow", "allow", "allow", "allow"},
    {"implied_continuation", "forbid", "forbid", "override", "override", "allow"},
    {"sms_code", "allow", "allow", "allow", "allow", "allow"},
    {"email_code_doi", "allow", "allow", "allow", "allow", "allow"},
    {"email_reply", "allow", "allow", "allow", "allow", "allow"},
    {"esign", "allow", "allow", "allow", "allow", "allow"},
    {"paper", "allow", "allow", "allow", "allow", "allow"},
    {"phone_recorded", "warn", "warn", "warn", "override", "allow"},
    {"staff_entered", "warn", "warn", "warn", "warn", "allow"},
    {"import", "warn", "warn", "warn", "warn", "warn"},
    {"silence", "forbid", "forbid", "forbid", "forbid", "forbid"},
};

TEST(Judge, knows_the_verdict_of_every_law_on_every_way_of_asking) {
    const auto laws = profiles();
    ASSERT_EQ(std::size(table), capture_mode_count);
    for (const Row& row : table) {
        const auto mode = capture_mode_named(row.mode);
        ASSERT_TRUE(mode) << row.mode;
        const auto said = [&](std::string_view id) {
            return name_of(verdict({laws.find(id)}, *mode));
        };
        EXPECT_EQ(said("gdpr"), row.gdpr) << row.mode;
        EXPECT_EQ(said("gdpr-de"), row.gdpr_de) << row.mode;
        EXPECT_EQ(said("ru-152fz"), row.ru) << row.mode;
        EXPECT_EQ(said("by-99z"), row.by) << row.mode;
        EXPECT_EQ(said("none"), row.none) << row.mode;
    }
}

// The kinds that a law treats apart: in these modes only, in every other one at least `otherwise`.
struct KindRow {
    std::string_view law, kind;
    std::vector<CaptureMode> only;
    Verdict otherwise;
};
const std::vector<CaptureMode> explicitly = {CaptureMode::checkbox_unticked,
                                             CaptureMode::button_accept,
                                             CaptureMode::esign,
                                             CaptureMode::paper,
                                             CaptureMode::email_code_doi};
const std::vector<CaptureMode> in_writing = {CaptureMode::esign, CaptureMode::paper};
const std::vector<CaptureMode> confirmed = {
    CaptureMode::email_code_doi, CaptureMode::esign, CaptureMode::paper};
const std::vector<KindRow> kind_table = {
    {"gdpr", "special_category", explicitly, Verdict::forbid},
    {"gdpr", "biometric", explicitly, Verdict::forbid},
    {"gdpr", "automated_decision", explicitly, Verdict::forbid},
    {"gdpr", "cross_border", explicitly, Verdict::forbid},
    {"gdpr-de", "special_category", explicitly, Verdict::forbid},
    {"gdpr-de", "biometric", explicitly, Verdict::forbid},
    {"gdpr-de", "automated_decision", explicitly, Verdict::forbid},
    {"gdpr-de", "cross_border", explicitly, Verdict::forbid},
    {"gdpr-de", "marketing_email", confirmed, Verdict::warn},
    {"ru-152fz", "special_category", in_writing, Verdict::forbid},
    {"ru-152fz", "biometric", in_writing, Verdict::forbid},
    {"ru-152fz", "automated_decision", in_writing, Verdict::forbid},
};

TEST(Judge, knows_the_verdict_of_every_law_on_every_kind_in_every_way_of_asking) {
    const auto laws = profiles();
    for (const char* law : {"gdpr", "gdpr-de", "ru-152fz", "by-99z", "none"})
        for (const auto& kind : laws.agreement_kinds()) {
            const auto row = std::ranges::find_if(
                kind_table, [&](const KindRow& one) { return one.law == law && one.kind == kind; });
            for (const CaptureMode mode : every_capture_mode()) {
                Verdict expected = verdict({laws.find(law)}, mode);
                if (row != kind_table.end() &&
                    std::ranges::find(row->only, mode) == row->only.end())
                    expected = std::max(expected, row->otherwise);
                EXPECT_EQ(judge({laws.find(law)}, {.mode = mode, .kind = kind}).verdict, expected)
                    << law << " " << kind << " " << name_of(mode);
            }
        }
}

// What each law says of a fault of content; `standard` where it is silent.
struct ContentRow {
    std::string_view rule;
    std::string_view gdpr, gdpr_de, ru, by, none;
};
constexpr ContentRow content_table[] = {
    {"purposes_merged", "warn", "warn", "warn", "warn", "standard"},
    {"marketing_merged", "warn", "warn", "forbid", "warn", "standard"},
    {"marketing_in_text", "warn", "warn", "warn", "warn", "standard"},
    {"marketing_required", "warn", "warn", "warn", "warn", "standard"},
    {"field_not_listed", "forbid", "forbid", "forbid", "forbid", "standard"},
    {"field_not_needed", "warn", "warn", "warn", "warn", "standard"},
    {"special_category_unasked", "forbid", "forbid", "forbid", "forbid", "standard"},
    {"field_looks_special", "warn", "warn", "warn", "warn", "standard"},
    {"recipient_country_missing", "forbid", "forbid", "forbid", "forbid", "standard"},
    {"recipient_address_missing", "standard", "standard", "forbid", "warn", "standard"},
    {"language_missing", "forbid", "forbid", "forbid", "forbid", "standard"},
    {"text_hard_to_read", "warn", "warn", "warn", "warn", "standard"},
    {"label_unclear", "warn", "warn", "warn", "warn", "standard"},
    {"labels_equal", "warn", "warn", "warn", "warn", "standard"},
    {"label_without_link", "warn", "warn", "warn", "warn", "standard"},
    {"buttons_unequal", "forbid", "forbid", "warn", "warn", "standard"},
    {"contrast_low", "warn", "warn", "warn", "warn", "standard"},
};

TEST(Judge, knows_what_every_law_says_of_every_fault_of_content) {
    const auto laws = profiles();
    for (const char* id : {"gdpr", "ru-152fz", "by-99z"})
        EXPECT_LE(laws.find(id)->rules.size(), std::size(content_table)) << id;
    for (const ContentRow& row : content_table) {
        const auto said = [&](std::string_view id) {
            const auto judged = judge_content({laws.find(id)}, row.rule, Verdict::allow);
            if (!judged.profile) return std::string_view("standard");
            EXPECT_FALSE(judged.article.empty()) << row.rule;
            return name_of(judged.verdict);
        };
        EXPECT_EQ(said("gdpr"), row.gdpr) << row.rule;
        EXPECT_EQ(said("gdpr-de"), row.gdpr_de) << row.rule;
        EXPECT_EQ(said("ru-152fz"), row.ru) << row.rule;
        EXPECT_EQ(said("by-99z"), row.by) << row.rule;
        EXPECT_EQ(said("none"), row.none) << row.rule;
    }
    const auto both = judge_content(
        {laws.find("by-99z"), laws.find("ru-152fz")}, "marketing_merged", Verdict::allow);
    EXPECT_EQ(both.verdict, Verdict::forbid);
    EXPECT_EQ(both.profile->id, "ru-152fz");
    EXPECT_EQ(judge_content({laws.find("none")}, "marketing_merged", Verdict::warn).verdict,
              Verdict::warn);
}

TEST(Judge, takes_the_strictest_of_several_laws_and_names_it) {
    const auto laws = profiles();
    const std::vector<const Profile*> both = {laws.find("by-99z"), laws.find("gdpr-de")};
    const auto judgement = judge(both, {.mode = CaptureMode::checkbox_preticked});
    EXPECT_EQ(judgement.verdict, Verdict::forbid);
    EXPECT_EQ(judgement.profile->id, "gdpr-de");
    EXPECT_EQ(cite(*judgement.profile, judgement.article, "de"),
              "Art. 4(11) DSGVO; C-673/17 (Planet49)");

    const auto phone = judge(both, {.mode = CaptureMode::phone_recorded});
    EXPECT_EQ(phone.verdict, Verdict::override_);
    EXPECT_EQ(phone.profile->id, "by-99z");
}

// Unknown is not yes.
TEST(Judge, forbids_when_no_law_is_named) {
    EXPECT_EQ(verdict({}, CaptureMode::checkbox_unticked), Verdict::forbid);
    EXPECT_EQ(judge({}, {.mode = CaptureMode::paper}).profile, nullptr);
}

TEST(Judge, holds_some_kinds_of_agreement_to_narrower_ways) {
    const auto laws = profiles();
    const auto said = [&](std::string_view law, CaptureMode mode, std::string_view kind) {
        return name_of(judge({laws.find(law)}, {.mode = mode, .kind = kind}).verdict);
    };
    const auto box = CaptureMode::checkbox_unticked;
    EXPECT_EQ(said("gdpr-de", box, "marketing_email"), "warn");
    EXPECT_EQ(said("gdpr-de", CaptureMode::email_code_doi, "marketing_email"), "allow");
    EXPECT_EQ(said("gdpr-de", CaptureMode::checkbox_preticked, "marketing_email"), "forbid");
    EXPECT_EQ(said("gdpr", box, "marketing_email"), "allow");
    EXPECT_EQ(said("ru-152fz", box, "special_category"), "forbid");
    EXPECT_EQ(said("ru-152fz", CaptureMode::esign, "special_category"), "allow");
    EXPECT_EQ(said("gdpr", CaptureMode::keyword, "special_category"), "forbid");
    EXPECT_EQ(said("gdpr", box, "special_category"), "allow");
}

TEST(Judge, unites_the_contents_that_several_laws_require) {
    const auto laws = profiles();
    std::vector<std::string> fields;
    for (const auto& field : required_fields({laws.find("by-99z"), laws.find("none")}, {}))
        fields.push_back(field.field);
    EXPECT_THAT(fields,
                ElementsAre("operator_name",
                            "operator_address",
                            "purpose",
                            "data_list",
                            "term",
                            "processors",
                            "operations_list",
                            "methods"));
}

TEST(Judge, requires_a_conditional_content_only_when_its_condition_holds) {
    const auto laws = profiles();
    const auto has = [&](const std::vector<std::string>& conditions, std::string_view field) {
        for (const auto& required : required_fields({laws.find("gdpr")}, conditions))
            if (required.field == field) return required.article;
        return std::string("absent");
    };
    EXPECT_EQ(has({}, "dpo"), "absent");
    EXPECT_EQ(has({"has_dpo"}, "dpo"), "13(1)(b)");
    EXPECT_EQ(has({"third_country"}, "transfer_risks"), "13(1)(f), 49(1)(a)");
}

}  // namespace
}  // namespace placet::law
