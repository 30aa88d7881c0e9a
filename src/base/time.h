#pragma once

// Instants and the clock. Every stored instant is microseconds since 1970-01-01T00:00:00Z; every
// shown one is RFC 3339 in UTC with milliseconds. Time is read once per use case from a Clock.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace placet {

struct Timestamp {
    std::int64_t micros = 0;

    std::int64_t millis() const { return micros / 1000; }
    std::int64_t seconds() const { return micros / 1'000'000; }
    static Timestamp from_seconds(std::int64_t seconds) { return {seconds * 1'000'000}; }
    static Timestamp from_millis(std::int64_t millis) { return {millis * 1000}; }
    Timestamp plus_seconds(std::int64_t seconds) const { return {micros + seconds * 1'000'000}; }

    friend auto operator<=>(const Timestamp&, const Timestamp&) = default;
};

// "2026-11-22T12:00:00.000Z"
std::string to_rfc3339(Timestamp at);

// Any RFC 3339 instant, with or without a fraction, `Z` or a numeric offset.
// malformed: "time.rfc3339"
Result<Timestamp> from_rfc3339(std::string_view text);

class Clock {
public:
    virtual ~Clock() = default;
    virtual Timestamp now() const = 0;  // any thread
};

}  // namespace placet
