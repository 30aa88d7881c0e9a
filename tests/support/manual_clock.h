#pragma once

// A clock that moves only when a test says so. Starts at 2026-11-22T12:00:00Z.

#include <atomic>

#include "base/time.h"

namespace placet::test {

class ManualClock final : public Clock {
public:
    explicit ManualClock(Timestamp start = Timestamp::from_seconds(1'795'348'800))
        : micros_(start.micros) {}

    Timestamp now() const override { return {micros_.load()}; }
    void set(Timestamp at) { micros_ = at.micros; }
    void advance_seconds(std::int64_t seconds) { micros_ += seconds * 1'000'000; }

private:
    std::atomic<std::int64_t> micros_;
};

}  // namespace placet::test
