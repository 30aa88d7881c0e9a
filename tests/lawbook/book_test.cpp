#include "lawbook/book.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lawbook/office.h"

namespace placet::lawbook {
namespace {

using law::CaptureMode;
using law::Verdict;

class BookTest : public test::StoreTest {
protected:
    Verdict preticked(const law::Profile* law) {
        return law->capture[static_cast<std::size_t>(CaptureMode::checkbox_preticked)];
    }
    Office office{a_store()};
};

// Midnight in Minsk is 21:00 in Greenwich.
TEST_P(BookTest, takes_the_new_version_of_a_law_at_the_start_of_its_first_day) {
    office.set_clock("2026-12-31T20:59:59.999Z");
    const auto* before = must(office.law("by-99z"));
    EXPECT_EQ(before->version, 1);
    EXPECT_EQ(before->valid_to, "2026-12-31");
    EXPECT_EQ(preticked(before), Verdict::override_);
    office.set_clock("2026-12-31T21:00:00Z");
    const auto* after = must(office.law("by-99z"));
    EXPECT_EQ(after->version, 2);
    EXPECT_EQ(preticked(after), Verdict::forbid);
    EXPECT_EQ(after->rights.at("access").milestones.front().term.amount, 4);
}

TEST_P(BookTest, carries_the_edits_of_a_workspace_over_to_the_new_version) {
    must(office.edit("by-99z", "requests.access.term", "3WD"));
    office.set_clock("2027-01-01T00:00:00Z");
    const auto* law = must(office.law("by-99z"));
    EXPECT_EQ(law->version, 2);
    EXPECT_EQ(law->edit_revision, 1);
    EXPECT_EQ(law->rights.at("access").milestones.front().term.amount, 3);
    EXPECT_EQ(preticked(law), Verdict::forbid);
}

TEST_P(BookTest, keeps_a_profile_where_it_is_for_those_who_point_to_it) {
    const auto* first = must(office.edit("by-99z", "requests.access.term", "3WD"));
    const auto* second = must(office.edit("by-99z", "requests.access.term", "2WD"));
    EXPECT_NE(first, second);
    EXPECT_EQ(first->rights.at("access").milestones.front().term.amount, 3);
    EXPECT_EQ(must(office.law("by-99z")), second);
    EXPECT_EQ(must(office.law("ru-152fz")), office.data.find("ru-152fz"));
}

// The data changed after the edit was made, and no longer knows what it set.
TEST_P(BookTest, leaves_out_an_edit_that_the_data_no_longer_takes_and_keeps_the_others) {
    const std::vector<StoredEdit> edits = {
        {.revision = 1, .profile = "by-99z", .path = "requests.access.term", .value = "3WD"},
        {.revision = 2, .profile = "by-99z", .path = "requests.gone.term", .value = "3WD"},
        {.revision = 3, .profile = "by-99z", .path = "requests.erase.term", .value = "9D"}};
    const auto* law = must(office.book.edited(*office.data.find("by-99z"), 1, edits));
    EXPECT_EQ(law->rights.at("access").milestones.front().term.amount, 3);
    EXPECT_EQ(law->rights.at("erase").milestones.front().term.amount, 9);
    EXPECT_FALSE(law->rights.contains("gone"));
}

TEST_P(BookTest, selects_several_laws_and_refuses_what_is_unknown_or_not_in_force) {
    const auto select = [&](const std::vector<std::string>& ids) {
        return office.store->read([&](db::Transaction& tx) {
            return office.book.select(tx, 1, ids, office.clock.now());
        });
    };
    EXPECT_EQ(must(select({"gdpr-de", "by-99z"})).size(), 2U);
    EXPECT_EQ(select({"by-99z", "by-98z"}).error().code, "law_profile_unknown");
    office.set_clock("2025-08-31T20:59:59Z");
    EXPECT_EQ(select({"ru-152fz"}).error().code, "law_not_in_force");
}

ON_BOTH_STORES(BookTest);

}  // namespace
}  // namespace placet::lawbook
