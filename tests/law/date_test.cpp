#include "law/date.h"

#include <gtest/gtest.h>

namespace placet::law {
namespace {

TEST(Date, is_written_as_it_is_read) {
    for (const char* text : {"2026-11-22", "2024-02-29", "0001-01-01", "2030-12-31"})
        EXPECT_EQ(to_text(*read_date(text)), text);
    EXPECT_EQ(year_of(*read_date("2026-01-01")), 2026);
}

TEST(Date, refuses_what_is_no_day) {
    for (const char* text : {"",
                             "2026-11-31",
                             "2025-02-29",
                             "2026-13-01",
                             "2026-1-01",
                             "26-11-22",
                             "2026/11/22",
                             "2026-11-22T",
                             "20a6-11-22",
                             "spring"})
        EXPECT_FALSE(read_date(text)) << text;
}

}  // namespace
}  // namespace placet::law
