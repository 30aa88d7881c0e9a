#include "lawbook/edit_law.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lawbook/office.h"
#include "lawbook/sql.h"

namespace placet::lawbook {
namespace {

using law::CaptureMode;
using law::Verdict;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

Verdict verdict(const law::Profile* law, CaptureMode mode) {
    return law->capture[static_cast<std::size_t>(mode)];
}

class EditLawTest : public test::StoreTest {
protected:
    std::vector<StoredEdit> history(const char* profile) {
        return must(office.store->read(
            [&](db::Transaction& tx) { return find_edits(tx, 1, profile, INT64_MAX, 100); }));
    }
    std::pair<std::string, std::string> fault(const char* profile,
                                              const char* path,
                                              boost::json::value value) {
        const auto refused = office.edit(profile, path, std::move(value));
        if (refused) return {"taken", ""};
        if (refused.error().invalid.empty()) return {refused.error().code, ""};
        return {refused.error().invalid.front().field, refused.error().invalid.front().code};
    }

    Office office{a_store()};
};

TEST_P(EditLawTest, holds_for_its_workspace_only) {
    const auto* edited = must(office.edit("by-99z", "consent.capture.phone_recorded", "forbid"));
    EXPECT_EQ(verdict(edited, CaptureMode::phone_recorded), Verdict::forbid);
    EXPECT_EQ(edited->edit_revision, 1);
    EXPECT_EQ(must(office.law("by-99z")), edited);
    const auto* other = must(office.law("by-99z", 2));
    EXPECT_EQ(verdict(other, CaptureMode::phone_recorded), Verdict::override_);
    EXPECT_EQ(other->edit_revision, 0);
}

TEST_P(EditLawTest, keeps_who_when_why_and_what_the_standard_was) {
    must(office.edit("by-99z", "requests.access.term", "3WD"));
    office.clock.advance_seconds(60);
    must(office.edit("by-99z", "requests.access.term", "2WD"));
    must(office.edit("by-99z", "requests.access.term", nullptr));
    const auto all = history("by-99z");
    ASSERT_THAT(all, SizeIs(3));
    EXPECT_TRUE(all[0].value.is_null());
    EXPECT_EQ(all[1].value, "2WD");
    EXPECT_EQ(all[1].standard, "5WD");
    EXPECT_EQ(all[1].staff, "st_1");
    EXPECT_EQ(all[1].reason, "as counsel advised");
    EXPECT_EQ(all[1].at.micros - all[2].at.micros, 60'000'000);
    const auto* law = must(office.law("by-99z"));
    EXPECT_EQ(law->rights.at("access").milestones.front().term.amount, 5);
    EXPECT_EQ(law->edit_revision, 3) << "a state of its own, though the rules are the standard";
}

TEST_P(EditLawTest, leaves_a_line_in_the_trail) {
    must(office.edit("gdpr", "consent.min_age.default", 15));
    must(office.edit("gdpr", "consent.min_age.default", nullptr));
    const auto acts = must(office.store->read([&](db::Transaction& tx) {
        return workspaces::find_acts(tx, 1, {.before = {INT64_MAX}, .before_id = "z"});
    }));
    ASSERT_THAT(acts, SizeIs(2));
    std::vector<std::string> actions = {acts[0].action, acts[1].action};
    EXPECT_THAT(actions, testing::UnorderedElementsAre("law_profile.edit", "law_profile.restore"));
    EXPECT_EQ(acts[0].object, "gdpr");
    EXPECT_EQ(acts[0].actor.id, "st_1");
}

TEST_P(EditLawTest, reaches_the_laws_that_extend_the_edited_one) {
    must(office.edit("gdpr", "consent.min_age.default", 15));
    EXPECT_EQ(must(office.law("gdpr-de"))->min_age.standard, 15);
    EXPECT_EQ(must(office.law("gdpr-de"))->edit_revision, 1);
    must(office.edit("gdpr-de", "consent.min_age.default", 14));
    EXPECT_EQ(must(office.law("gdpr-de"))->min_age.standard, 14);
    EXPECT_EQ(must(office.law("gdpr"))->min_age.standard, 15);
    EXPECT_EQ(must(office.law("gdpr"))->edit_revision, 1);
    EXPECT_EQ(must(office.law("by-99z"))->edit_revision, 0);
}

// The same reader that reads the data refuses what it does not know, and names it.
TEST_P(EditLawTest, refuses_what_the_data_could_not_say_and_names_it) {
    using P = std::pair<std::string, std::string>;
    EXPECT_EQ(fault("by-99z", "consent.capture.papper", "allow"),
              P("consent.capture.papper", "law_path"));
    EXPECT_EQ(fault("by-99z", "consent.capture.paper", "yes"),
              P("consent.capture.paper", "law_value"));
    EXPECT_EQ(fault("by-99z", "requests.access.term", "soon"),
              P("requests.access.term", "law_value"));
    EXPECT_EQ(fault("by-99z", "requests.access", "5WD").second, "law_value");
    EXPECT_EQ(fault("by-99z", "version", 7), P("version", "law_path"));
    EXPECT_EQ(fault("by-99z", "valid_from", "2020-01-01").second, "law_path");
    EXPECT_EQ(fault("by-99z", "", "x").second, "law_path");
    EXPECT_EQ(fault("by-99z", "requests.access.term", 1.5), P("value", "law_value"));
    EXPECT_EQ(fault("by-98z", "requests.access.term", "5WD").first, "law_profile_unknown");
    EXPECT_EQ(fault("by-99z", "requests.access.term", nullptr).first, "law_edit_not_found");
    EXPECT_THAT(history("by-99z"), SizeIs(0));
}

TEST_P(EditLawTest, adds_a_rule_for_a_kind_that_the_law_did_not_treat_apart) {
    const auto* law = must(
        office.edit("by-99z",
                    "consent.kinds.biometric",
                    boost::json::object{{"capture_only", {"paper", "esign"}}, {"article", "8"}}));
    EXPECT_THAT(law->kinds.at("biometric").capture_only,
                testing::UnorderedElementsAre(CaptureMode::paper, CaptureMode::esign));
}

TEST_P(EditLawTest, must_have_a_reason) {
    const auto refused = edit_law(office.ports,
                                  {.workspace = 1,
                                   .actor = {"staff", "st_1"},
                                   .profile = "by-99z",
                                   .path = "requests.access.term",
                                   .value = "3WD",
                                   .reason = " \n"});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().invalid.front().field, "reason");
}

TEST_P(EditLawTest, loses_against_somebody_who_was_quicker) {
    must(office.edit("by-99z", "requests.access.term", "3WD", 0));
    const auto late = office.edit("by-99z", "requests.access.term", "2WD", 0);
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, "edit_conflict");
    EXPECT_TRUE(office.edit("by-99z", "requests.access.term", "2WD", 1));
    EXPECT_TRUE(office.edit("ru-152fz", "requests.access.term", "9WD", 0));
}

TEST_P(EditLawTest, is_refused_where_a_version_still_to_come_would_not_take_it) {
    office.set_clock("2021-11-14T20:59:59Z");
    EXPECT_EQ(fault("by-99z", "requests.access.term", "3WD").first, "law_not_in_force");
    office.set_clock("2021-11-14T21:00:00Z");
    EXPECT_EQ(fault("by-99z", "requests.access.term", "3WD").first, "taken");
}

TEST_P(EditLawTest, stops_at_so_many_edits) {
    const auto fill = [](db::Transaction& tx) -> Result<void> {
        for (std::int64_t i = 1; i <= most_edits; ++i)
            TRY(insert_edit(tx,
                            1,
                            {.revision = i,
                             .profile = "by-99z",
                             .path = "consent.rules.r" + std::to_string(i),
                             .value = nullptr,
                             .standard = nullptr,
                             .staff = "st_1",
                             .reason = "",
                             .at = {}}));
        return {};
    };
    must(office.store->write(fill));
    EXPECT_EQ(fault("by-99z", "requests.access.term", "3WD").first, "law_edits_full");
}

TEST_P(EditLawTest, stays_in_the_history_for_ever) {
    must(office.edit("by-99z", "requests.access.term", "3WD"));
    for (const char* text : {"UPDATE law_edits SET reason = 'none'", "DELETE FROM law_edits"}) {
        const auto tried = office.store->write([&](db::Transaction& tx) -> Result<void> {
            TRY(tx.execute(db::Query{"test", text, ""}, {}));
            return {};
        });
        EXPECT_FALSE(tried) << text;
    }
    EXPECT_THAT(history("by-99z"), SizeIs(1));
}

ON_BOTH_STORES(EditLawTest);

}  // namespace
}  // namespace placet::lawbook
