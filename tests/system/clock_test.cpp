#include "system/clock.h"

#include <fstream>

#include <gtest/gtest.h>

#include "support/temp_folder.h"

namespace placet::system {
namespace {

TEST(RehearsalClock, follows_its_file) {
    const test::TempFolder folder;
    const auto file = folder.path() / "clock";
    const RehearsalClock clock(file);
    const RealClock real;
    EXPECT_NEAR(
        static_cast<double>(clock.now().micros), static_cast<double>(real.now().micros), 1e6);
    for (const std::string instant : {"2027-01-01T00:00:00.000Z", "2027-01-02T00:00:00.000Z"}) {
        std::ofstream(file) << instant << "\n";
        EXPECT_EQ(to_rfc3339(clock.now()), instant);
        EXPECT_EQ(to_rfc3339(clock.now()), instant);
    }
    std::ofstream(file) << "soon";
    EXPECT_EQ(to_rfc3339(clock.now()), "2027-01-02T00:00:00.000Z");
    std::filesystem::remove(file);
    EXPECT_NEAR(
        static_cast<double>(clock.now().micros), static_cast<double>(real.now().micros), 1e6);
}

}  // namespace
}  // namespace placet::system
