#include "law/zone.h"

#include <gtest/gtest.h>

namespace placet::law {
namespace {

Zone zone(std::string_view name) {
    const auto found = Zone::named(name);
    EXPECT_TRUE(found) << name;
    return *found;
}

Timestamp at(std::string_view text) {
    return *from_rfc3339(text);
}

std::string start(std::string_view name, std::string_view day) {
    return to_rfc3339(zone(name).start_of(*read_date(day)));
}

TEST(Zone, begins_a_day_at_midnight_of_its_own_clocks) {
    EXPECT_EQ(start("Europe/Minsk", "2027-01-01"), "2026-12-31T21:00:00.000Z");
    EXPECT_EQ(start("Europe/Berlin", "2027-01-01"), "2026-12-31T23:00:00.000Z");
    EXPECT_EQ(start("Europe/Berlin", "2027-07-01"), "2027-06-30T22:00:00.000Z");
    EXPECT_EQ(start("UTC", "2027-07-01"), "2027-07-01T00:00:00.000Z");
}

// A database without the rules of the coming years would go on with winter time for ever.
TEST(Zone, knows_the_clock_changes_of_the_coming_years) {
    EXPECT_EQ(start("Europe/Berlin", "2030-03-31"), "2030-03-30T23:00:00.000Z");
    EXPECT_EQ(start("Europe/Berlin", "2030-04-01"), "2030-03-31T22:00:00.000Z");
    EXPECT_EQ(start("Europe/Lisbon", "2035-08-01"), "2035-07-31T23:00:00.000Z");
}

// In Beirut the clocks are put forward at midnight: the day begins at 01:00.
TEST(Zone, begins_a_day_without_midnight_where_the_clocks_go_on) {
    EXPECT_EQ(start("Asia/Beirut", "2026-03-29"), "2026-03-28T22:00:00.000Z");
    EXPECT_EQ(to_text(zone("Asia/Beirut").day_of(at("2026-03-28T22:00:00Z"))), "2026-03-29");
}

TEST(Zone, tells_the_day_at_an_instant) {
    EXPECT_EQ(to_text(zone("Europe/Minsk").day_of(at("2026-11-21T20:59:59.999Z"))), "2026-11-21");
    EXPECT_EQ(to_text(zone("Europe/Minsk").day_of(at("2026-11-21T21:00:00Z"))), "2026-11-22");
    EXPECT_EQ(to_text(zone("America/New_York").day_of(at("2026-11-22T04:59:59Z"))), "2026-11-21");
}

TEST(Zone, ends_a_day_a_millisecond_before_the_next) {
    const auto end = zone("Europe/Berlin").end_of(*read_date("2026-10-25"));
    EXPECT_EQ(to_rfc3339(end), "2026-10-25T22:59:59.999Z");
}

TEST(Zone, refuses_names_that_are_no_zones) {
    for (const char* name : {"", "Europe/Atlantis", "../../etc/passwd", "Europe/Minsk ", "local"}) {
        const auto found = Zone::named(name);
        ASSERT_FALSE(found) << name;
        EXPECT_EQ(found.error().code, "time_zone_unknown") << name;
    }
}

}  // namespace
}  // namespace placet::law
