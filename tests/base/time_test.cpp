#include "base/time.h"

#include <gtest/gtest.h>

namespace placet {
namespace {

TEST(Time, writes_milliseconds_in_utc) {
    EXPECT_EQ(to_rfc3339(Timestamp::from_millis(1763780055123)), "2025-11-22T02:54:15.123Z");
    EXPECT_EQ(to_rfc3339(Timestamp{-1}), "1969-12-31T23:59:59.999Z");
}

TEST(Time, reads_offsets_and_fractions) {
    const auto expected = Timestamp::from_millis(1763780055123);
    EXPECT_EQ(*from_rfc3339("2025-11-22T02:54:15.123Z"), expected);
    EXPECT_EQ(*from_rfc3339("2025-11-22T05:54:15.123+03:00"), expected);
    EXPECT_EQ(from_rfc3339("2024-02-29T00:00:00Z")->seconds(), 1709164800);
}

TEST(Time, refuses_what_is_not_an_instant) {
    for (const auto* text : {"",
                             "2025-11-22",
                             "2025-02-30T00:00:00Z",
                             "2025-11-22T24:00:00Z",
                             "2025-11-22T00:00:00",
                             "2025-11-22T00:00:00.Z",
                             "2025-11-22T00:00:00+3"})
        EXPECT_FALSE(from_rfc3339(text)) << text;
}

}  // namespace
}  // namespace placet
