#include "lawbook/reckon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lawbook/office.h"
#include "workspaces/edit_company.h"

namespace placet::lawbook {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

class NoStaff final : public workspaces::StaffDirectory {
public:
    Result<Summary> summary(db::Transaction&, std::int64_t) const override { return Summary{}; }
};

class ReckonTest : public test::StoreTest {
protected:
    Result<Answer> ask(Question question) {
        question.workspace = 1;
        question.received = office.clock.now();
        return reckon(office.ports, question);
    }
    static std::string date(const Result<Answer>& answer) {
        return answer ? law::to_text(answer->dues.front().deadline.due_date) : answer.error().code;
    }

    Office office{a_store()};
};

TEST_P(ReckonTest, takes_the_earliest_of_several_laws) {
    const auto answer = ask({.laws = {"gdpr-de", "by-99z", "ru-152fz"}, .right = "access"});
    ASSERT_TRUE(answer);
    std::vector<std::string> order;
    for (const auto& due : answer->dues)
        order.push_back(due.law->id + " " + law::to_text(due.deadline.due_date));
    EXPECT_THAT(order,
                ElementsAre("by-99z 2026-11-27", "ru-152fz 2026-12-04", "gdpr-de 2026-12-22"));
    EXPECT_THAT(answer->without, SizeIs(0));
}

TEST_P(ReckonTest, puts_what_is_due_at_once_behind_what_has_a_day) {
    const auto answer = ask({.laws = {"ru-152fz"}, .right = "withdraw"});
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->dues[0].what, "destroy");
    EXPECT_EQ(date(answer), "2026-12-22");
    EXPECT_EQ(answer->dues[1].what, "effect");
    EXPECT_EQ(answer->dues[1].deadline.due, office.clock.now());
}

TEST_P(ReckonTest, names_the_laws_that_know_no_such_right) {
    const auto answer = ask({.laws = {"gdpr-de", "by-99z"}, .right = "portability"});
    ASSERT_TRUE(answer);
    EXPECT_EQ(date(answer), "2026-12-22");
    ASSERT_THAT(answer->without, SizeIs(1));
    EXPECT_EQ(answer->without.front()->id, "by-99z");
    EXPECT_EQ(date(ask({.laws = {"by-99z"}, .right = "portability"})), "right_unknown");
    EXPECT_EQ(date(ask({.laws = {"by-99z"}, .right = "refusal"})), "right_unknown");
}

TEST_P(ReckonTest, counts_by_the_workspace_s_own_edits_of_the_law) {
    must(office.edit("by-99z", "requests.access.term", "3WD"));
    EXPECT_EQ(date(ask({.laws = {"by-99z"}, .right = "access"})), "2026-11-25");
    must(office.edit("by-99z", "count.days_off", boost::json::array{"2026-11-24"}));
    EXPECT_EQ(date(ask({.laws = {"by-99z"}, .right = "access"})), "2026-11-26");
}

TEST_P(ReckonTest, counts_by_the_law_that_was_in_force_on_receipt) {
    office.set_clock("2026-12-31T20:00:00Z");
    EXPECT_EQ(must(ask({.laws = {"by-99z"}, .right = "access"})).dues.front().term.amount, 5);
    office.set_clock("2026-12-31T22:00:00Z");
    EXPECT_EQ(must(ask({.laws = {"by-99z"}, .right = "access"})).dues.front().term.amount, 4);
}

TEST_P(ReckonTest, finds_the_calendar_of_the_operator_s_country) {
    office.set_clock("2026-04-14T10:00:00Z");  // a month later is Ascension Day
    const NoStaff nobody;
    const workspaces::Ports ports{*office.store, office.clock, office.random, nobody};
    const auto company = must(workspaces::create_company(
        ports,
        {.workspace = 1,
         .actor = workspaces::Actor::system("test"),
         .members = boost::json::object{{"name", "Exemple"},
                                        {"legal_form", "legal_entity"},
                                        {"country", "FR"},
                                        {"law_profiles", {"gdpr"}},
                                        {"address", "Rue 1, Paris"},
                                        {"email", "info@example.com"}}}));
    const auto unknown = ask({.laws = {"gdpr"}, .right = "access"});
    EXPECT_EQ(date(unknown), "2026-05-14");
    EXPECT_THAT(unknown->dues.front().deadline.doubts, SizeIs(1));
    EXPECT_EQ(date(ask({.laws = {"gdpr"}, .right = "access", .company = company.id})),
              "2026-05-15");
    EXPECT_EQ(date(ask({.laws = {"gdpr"}, .right = "access", .calendar = "PL"})), "2026-05-14");
    EXPECT_EQ(date(ask({.laws = {"gdpr"}, .right = "access", .company = "co_none"})), "not_found");
}

TEST_P(ReckonTest, refuses_a_zone_or_calendar_that_there_is_not) {
    const auto fault = [&](Question question) {
        const auto refused = ask(std::move(question));
        return refused ? "taken" : refused.error().invalid.front().code;
    };
    EXPECT_EQ(fault({.laws = {"by-99z"}, .right = "access", .zone = "Minsk"}), "time_zone_unknown");
    EXPECT_EQ(fault({.laws = {"by-99z"}, .right = "access", .calendar = "XX"}), "calendar_unknown");
    EXPECT_EQ(date(ask({.laws = {"by-98z"}, .right = "access"})), "law_profile_unknown");
    // A law that counts working days by the operator's country must know the country.
    must(office.edit("gdpr", "requests.access", boost::json::object{{"term", "5WD"}}));
    EXPECT_EQ(date(ask({.laws = {"gdpr"}, .right = "access"})), "calendar_unknown");
}

ON_BOTH_STORES(ReckonTest);

}  // namespace
}  // namespace placet::lawbook
