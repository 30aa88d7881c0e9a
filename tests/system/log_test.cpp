#include "system/log.h"

#include <array>

#include <gtest/gtest.h>
#include <unistd.h>

namespace placet::system {
namespace {

class FixedClock final : public Clock {
public:
    Timestamp now() const override { return {}; }
};

TEST(Log, writes_one_json_line_for_an_event) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    const FixedClock clock;
    Log(clock, ends[1])
        .write(Level::warning,
               Event::request_failed,
               {{Key::operation, "publishForm"}, {Key::count, 7}, {Key::reason, "a\"\n"}});
    std::array<char, 512> bytes{};
    const auto got = ::read(ends[0], bytes.data(), bytes.size());
    EXPECT_EQ(std::string(bytes.data(), static_cast<std::size_t>(got)),
              "{\"time\":\"1970-01-01T00:00:00.000Z\",\"level\":\"warning\","
              "\"event\":\"request_failed\",\"operation\":\"publishForm\",\"count\":7,"
              "\"reason\":\"a\\\"\\u000a\"}\n");
    ::close(ends[0]);
    ::close(ends[1]);
}

}  // namespace
}  // namespace placet::system
