#include "law/calendar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

namespace placet::law {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const Calendars& calendars() {
    static const Calendars all = [] {
        auto loaded = Calendars::embedded();
        EXPECT_TRUE(loaded) << loaded.error().detail;
        return *loaded;
    }();
    return all;
}

DayKind kind(std::string_view id, std::string_view date) {
    return calendars().find(id)->day(*read_date(date)).kind;
}

std::vector<std::string> days_off_on_week_days(std::string_view id, int year) {
    std::vector<std::string> out;
    const Calendar& calendar = *calendars().find(id);
    for (Date day = *read_date(std::to_string(year) + "-01-01"); year_of(day) == year;
         day += std::chrono::days{1})
        if (const auto kind = calendar.day(day).kind; !calendar.day(day).works() &&
                                                      kind != DayKind::weekend &&
                                                      std::chrono::weekday{day}.iso_encoding() <= 5)
            out.push_back(to_text(day).substr(5));
    return out;
}

TEST(Calendars, cover_both_neighbours_every_state_of_the_union_and_every_land) {
    for (const char* id :
         {"BY", "RU", "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR",
          "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"}) {
        const auto* calendar = calendars().find(id);
        ASSERT_NE(calendar, nullptr) << id;
        EXPECT_EQ(calendar->title.size(), 4U) << id;
        for (int year = 2024; year <= 2030; ++year) {
            EXPECT_NE(calendar->state(year), YearState::missing) << id << year;
            EXPECT_EQ(kind(id, std::to_string(year) + "-01-01"), DayKind::holiday) << id << year;
        }
    }
    EXPECT_EQ(std::ranges::count_if(calendars().all(),
                                    [](const Calendar& one) { return one.id.starts_with("DE-"); }),
              16);
    EXPECT_EQ(calendars().find("US"), nullptr);
}

// The working calendar of the Government of Russia for 2026, and that of Belarus.
TEST(Calendars, lay_the_moved_days_of_2026_over_the_holidays) {
    EXPECT_THAT(days_off_on_week_days("RU", 2026),
                ElementsAre("01-01",
                            "01-02",
                            "01-05",
                            "01-06",
                            "01-07",
                            "01-08",
                            "01-09",
                            "02-23",
                            "03-09",
                            "05-01",
                            "05-11",
                            "06-12",
                            "11-04",
                            "12-31"));
    EXPECT_THAT(
        days_off_on_week_days("BY", 2026),
        ElementsAre("01-01", "01-02", "01-07", "04-20", "04-21", "05-01", "07-03", "12-25"));
    EXPECT_EQ(kind("BY", "2026-04-25"), DayKind::moved_working);
    EXPECT_EQ(kind("BY", "2026-04-18"), DayKind::weekend);
}

TEST(Calendars, say_which_years_they_do_not_know) {
    EXPECT_EQ(calendars().find("BY")->state(2026), YearState::complete);
    EXPECT_EQ(calendars().find("BY")->state(2027), YearState::no_transfers);
    EXPECT_EQ(calendars().find("RU")->state(2025), YearState::no_transfers);
    EXPECT_EQ(calendars().find("FR")->state(2027), YearState::complete);
    EXPECT_EQ(calendars().find("FR")->state(2031), YearState::missing);
    EXPECT_EQ(calendars().find("FR")->state(2023), YearState::missing);
}

TEST(Calendars, give_a_land_the_holidays_of_the_country_and_its_own) {
    EXPECT_EQ(kind("DE-BY", "2026-01-06"), DayKind::holiday);
    EXPECT_EQ(kind("DE-BE", "2026-01-06"), DayKind::working);
    EXPECT_EQ(kind("DE", "2026-01-06"), DayKind::working);
    for (const char* id : {"DE", "DE-BY", "DE-BE"})
        EXPECT_EQ(kind(id, "2026-10-03"), DayKind::holiday);
    EXPECT_EQ(calendars().find("DE-BW")->title.at("en"), "Germany, Baden-Württemberg");
    EXPECT_EQ(calendars().find("DE")->day(*read_date("2026-04-03")).name, "Karfreitag");
}

std::string fault_of(std::string_view country, std::string_view transfers) {
    const std::array<EmbeddedFile, 2> files = {
        EmbeddedFile{"calendars/XX.yaml", view(country)},
        EmbeddedFile{"calendars/transfers.yaml", view(transfers)}};
    const auto loaded = Calendars::load(files);
    return loaded ? "loaded" : loaded.error().detail;
}

TEST(Calendars, refuse_a_file_with_a_slip_of_the_pen) {
    const std::string good =
        "schema: calendar/1\ntitle: {en: X}\nyears: [2026]\n"
        "weekend: [saturday]\nmoved_by_decree: true\nholidays:\n"
        "  - {name: Day, days: [2026-05-01]}\n";
    const std::string moved = "schema: transfers/1\n";
    const auto with = [&](std::string_view from, std::string_view to) {
        auto text = good;
        return text.replace(text.find(from), from.size(), to);
    };
    EXPECT_EQ(fault_of(good, moved), "loaded");
    EXPECT_THAT(fault_of(with("2026-05-01", "2026-02-30"), moved), HasSubstr("not a date"));
    EXPECT_THAT(fault_of(with("2026-05-01", "2027-05-01"), moved), HasSubstr("not in years"));
    EXPECT_THAT(fault_of(with("saturday", "caturday"), moved), HasSubstr("no day of the week"));
    EXPECT_THAT(fault_of(with("name", "nmae"), moved), HasSubstr("nmae: unknown"));
    EXPECT_THAT(fault_of(good, moved + "XX: {2026: {days_off: [2027-01-04], decree: d}}\n"),
                HasSubstr("another year"));
    EXPECT_THAT(fault_of(good, moved + "XX: {2026: {days_off: []}}\n"),
                HasSubstr("decree: missing"));
    EXPECT_THAT(fault_of(good, moved + "YY: {2026: {days_off: [], decree: d}}\n"),
                HasSubstr("YY: unknown"));
}

}  // namespace
}  // namespace placet::law
