// The dates that were worked out by hand, and the corners of the arithmetic.

#include "law/deadline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "law/profiles.h"

namespace placet::law {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const Profiles& laws() {
    static const auto all = *Profiles::embedded();
    return all;
}

const Calendars& calendars() {
    static const auto all = *Calendars::embedded();
    return all;
}

struct Case {
    const char* law;
    const char* right;
    const char* received;
    const char* zone;
    bool extended = false;
    const char* calendar = nullptr;  // instead of the law's own
};

Deadline of(const Case& one, const char* what = nullptr) {
    const auto& profile = *laws().find(one.law);
    const auto& right = profile.rights.find(one.right)->second;
    const auto zone = *Zone::named(one.zone);
    std::size_t at = right.milestones.size() - 1;
    for (std::size_t i = 0; what != nullptr && i < right.milestones.size(); ++i)
        if (right.milestones[i].what == what) at = i;
    const auto* calendar =
        calendars().find(one.calendar ? one.calendar : profile.counting.calendar);
    return *deadline({profile.counting, calendar, zone, laws().aim_percent()},
                     *from_rfc3339(one.received),
                     right.milestones[at].term,
                     one.extended ? right.extension : std::nullopt);
}

std::string due(const Case& one) {
    return to_text(of(one).due_date);
}

constexpr const char* sunday = "2026-11-22T09:00:00Z";

TEST(Deadline, is_that_of_the_law_for_a_request_received_on_a_sunday) {
    EXPECT_EQ(due({"gdpr-de", "access", sunday, "Europe/Berlin"}), "2026-12-22");
    EXPECT_EQ(due({"gdpr-de", "access", sunday, "Europe/Berlin", true}), "2027-02-22");
    EXPECT_EQ(due({"ru-152fz", "access", sunday, "Europe/Moscow"}), "2026-12-04");
    EXPECT_EQ(due({"ru-152fz", "access", sunday, "Europe/Moscow", true}), "2026-12-11");
    EXPECT_EQ(due({"ru-152fz", "rectify", sunday, "Europe/Moscow"}), "2026-12-01");
    EXPECT_EQ(due({"ru-152fz", "withdraw", sunday, "Europe/Moscow"}), "2026-12-22");
    EXPECT_EQ(due({"by-99z", "access", sunday, "Europe/Minsk"}), "2026-11-27");
    EXPECT_EQ(due({"by-99z", "erase", sunday, "Europe/Minsk"}), "2026-12-07");
}

TEST(Deadline, ends_a_month_on_the_same_date_and_rolls_to_a_working_day) {
    EXPECT_EQ(due({"gdpr-de", "access", "2027-01-31T10:00:00Z", "Europe/Berlin"}), "2027-03-01");
    EXPECT_EQ(due({"gdpr-de", "access", "2026-03-05T10:00:00Z", "Europe/Berlin"}), "2026-04-07")
        << "5 April is Easter Sunday, the 6th Easter Monday";
    EXPECT_EQ(due({"gdpr-de", "access", "2028-03-05T10:00:00Z", "Europe/Berlin"}), "2028-04-05");
}

TEST(Deadline, counts_the_working_days_of_a_breach_and_lets_its_hours_run) {
    EXPECT_EQ(due({"by-99z", "breach", "2026-11-20T08:00:00Z", "Europe/Minsk"}), "2026-11-25");
    const auto friday = of({"gdpr-de", "breach", "2026-11-20T17:00:00Z", "Europe/Berlin"});
    EXPECT_EQ(to_rfc3339(friday.due), "2026-11-23T17:00:00.000Z") << "Friday 18:00, Monday 18:00";
    const Case leak{"ru-152fz", "breach", "2026-12-31T20:00:00Z", "Europe/Moscow"};
    EXPECT_EQ(to_rfc3339(of(leak, "stage_1").due), "2027-01-01T20:00:00.000Z");
    EXPECT_EQ(to_rfc3339(of(leak, "stage_2").due), "2027-01-03T20:00:00.000Z");
}

// 72 hours are 72 hours: over the change to winter time the wall clock shows one less.
TEST(Deadline, lets_hours_run_across_a_change_of_the_clocks) {
    const auto autumn = of({"gdpr-de", "breach", "2026-10-23T16:00:00Z", "Europe/Berlin"});
    EXPECT_EQ(to_rfc3339(autumn.due), "2026-10-26T16:00:00.000Z");
    const auto spring = of({"gdpr-de", "breach", "2027-03-26T17:00:00Z", "Europe/Berlin"});
    EXPECT_EQ(to_rfc3339(spring.due), "2027-03-29T17:00:00.000Z");
    const auto night = of({"gdpr-de", "breach", "2026-10-22T21:30:00Z", "Europe/Berlin"});
    EXPECT_EQ(to_text(night.due_date), "2026-10-25") << "22:30 in winter time";
}

TEST(Deadline, ends_with_the_last_instant_of_its_day_in_the_zone) {
    EXPECT_EQ(to_rfc3339(of({"by-99z", "access", sunday, "Europe/Minsk"}).due),
              "2026-11-27T20:59:59.999Z");
    EXPECT_EQ(to_rfc3339(of({"gdpr-de", "access", "2026-09-25T10:00:00Z", "Europe/Berlin"}).due),
              "2026-10-26T22:59:59.999Z")
        << "rolled over the night in which the clocks go back";
}

// Received at 22:30 UTC: in Minsk it is the next day already.
TEST(Deadline, starts_with_the_day_on_which_it_was_received_in_the_zone) {
    EXPECT_EQ(due({"by-99z", "erase", "2026-11-21T22:30:00Z", "Europe/Minsk"}), "2026-12-07");
    EXPECT_EQ(due({"by-99z", "erase", "2026-11-19T22:30:00Z", "Europe/Minsk"}), "2026-12-07")
        << "the 5th is a Saturday";
    EXPECT_EQ(due({"by-99z", "erase", "2026-11-19T20:30:00Z", "Europe/Minsk"}), "2026-12-04");
}

// Monday 20 April was off, Saturday the 25th worked.
TEST(Deadline, counts_with_the_days_that_a_government_moved) {
    EXPECT_EQ(due({"by-99z", "access", "2026-04-17T09:00:00Z", "Europe/Minsk"}), "2026-04-27");
    EXPECT_EQ(due({"ru-152fz", "access", "2025-12-31T09:00:00Z", "Europe/Moscow"}), "2026-01-23");
    EXPECT_EQ(due({"by-99z", "erase", "2026-04-05T09:00:00Z", "Europe/Minsk"}), "2026-04-22")
        << "the 20th moved off, the 21st a holiday";
}

TEST(Deadline, rolls_by_the_holidays_of_the_right_land) {
    const char* received = "2026-12-06T09:00:00Z";  // a month later is Epiphany
    EXPECT_EQ(due({"gdpr-de", "access", received, "Europe/Berlin"}), "2027-01-06");
    EXPECT_EQ(due({"gdpr-de", "access", received, "Europe/Berlin", false, "DE-BY"}), "2027-01-07");
}

TEST(Deadline, lengthens_a_term_from_receipt_and_not_from_its_rolled_end) {
    EXPECT_EQ(due({"gdpr-de", "access", "2027-01-31T10:00:00Z", "Europe/Berlin", true}),
              "2027-04-30");
    EXPECT_EQ(to_text(months_after(*read_date("2027-11-30"), 3)), "2028-02-29");
    EXPECT_EQ(to_text(months_after(*read_date("2026-08-31"), 1)), "2026-09-30");
    EXPECT_EQ(to_text(months_after(*read_date("2026-08-31"), 36)), "2029-08-31");
}

TEST(Deadline, says_what_it_does_not_know) {
    const auto doubts = [](const Case& one) {
        std::vector<std::pair<Doubt::Kind, int>> out;
        for (const auto& doubt : of(one).doubts)
            out.emplace_back(doubt.kind, doubt.year);
        return out;
    };
    using Kind = Doubt::Kind;
    EXPECT_THAT(doubts({"by-99z", "access", sunday, "Europe/Minsk"}), IsEmpty());
    EXPECT_THAT(doubts({"by-99z", "access", "2026-12-29T09:00:00Z", "Europe/Minsk"}),
                ElementsAre(std::pair(Kind::no_transfers, 2027)));
    EXPECT_THAT(doubts({"gdpr-de", "access", "2030-12-29T09:00:00Z", "Europe/Berlin"}),
                ElementsAre(std::pair(Kind::year_missing, 2031)));
    EXPECT_THAT(doubts({"gdpr", "access", sunday, "Europe/Paris"}),
                ElementsAre(std::pair(Kind::no_calendar, 0)));
    EXPECT_THAT(doubts({"gdpr-de", "breach", "2030-12-31T09:00:00Z", "Europe/Berlin"}), IsEmpty());
}

TEST(Deadline, is_not_guessed_where_working_days_have_no_calendar) {
    const CountRule rule{.rolls = true};
    const auto zone = *Zone::named("UTC");
    const auto received = *from_rfc3339(sunday);
    const auto result = deadline({rule, nullptr, zone}, received, *term_named("5WD"));
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, "calendar_unknown");
    const auto month = deadline({rule, nullptr, zone}, received, *term_named("3Y"));
    EXPECT_EQ(to_text(month->due_date), "2029-11-22");
    EXPECT_EQ(deadline({rule, nullptr, zone}, received, Term{})->due, received);
}

// An employer of Belarus who works on another Saturday says so in his workspace.
TEST(Deadline, believes_the_workspace_more_than_the_calendar) {
    CountRule rule = laws().find("by-99z")->counting;
    rule.days_off = {*read_date("2026-04-25")};
    rule.working_days = {*read_date("2026-05-02")};
    const auto zone = *Zone::named("Europe/Minsk");
    const auto result = deadline({rule, calendars().find("BY"), zone},
                                 *from_rfc3339("2026-04-23T09:00:00Z"),
                                 *term_named("6WD"));
    EXPECT_EQ(to_text(result->due_date), "2026-05-02");
}

TEST(Deadline, tells_each_day_that_it_passes_over_and_why) {
    const auto result = of({"by-99z", "access", "2026-04-17T09:00:00Z", "Europe/Minsk"});
    std::vector<std::pair<std::string, StepKind>> steps;
    for (const auto& step : result.steps)
        steps.emplace_back(to_text(step.date).substr(5), step.kind);
    EXPECT_THAT(steps,
                ElementsAre(std::pair("04-17", StepKind::received),
                            std::pair("04-18", StepKind::weekend),
                            std::pair("04-19", StepKind::weekend),
                            std::pair("04-20", StepKind::moved_off),
                            std::pair("04-21", StepKind::holiday),
                            std::pair("04-25", StepKind::moved_working),
                            std::pair("04-26", StepKind::weekend),
                            std::pair("04-27", StepKind::term_ends)));
}

// Four fifths of the term, without the roll-forward.
TEST(Deadline, sets_an_aim_before_itself) {
    EXPECT_EQ(to_rfc3339(of({"by-99z", "erase", sunday, "Europe/Minsk"}).aim),
              "2026-12-04T20:59:59.999Z");
    EXPECT_EQ(to_rfc3339(of({"gdpr-de", "breach", sunday, "Europe/Berlin"}).aim),
              "2026-11-24T18:36:00.000Z");
}

}  // namespace
}  // namespace placet::law
