#pragma once

// The clocks of the running program.

#include <filesystem>
#include <mutex>

#include "base/time.h"

namespace placet::system {

class RealClock final : public Clock {
public:
    Timestamp now() const override;
};

// Never goes back and knows no date: for durations and limits.
class SteadyClock final : public Clock {
public:
    Timestamp now() const override;
};

// Rehearsal: the instant that stands in a file (RFC 3339), read anew whenever the file changes; the
// real time while there is no such file. A text that is no instant leaves the last good one.
class RehearsalClock final : public Clock {
public:
    explicit RehearsalClock(std::filesystem::path file) : file_(std::move(file)) {}
    Timestamp now() const override;

private:
    struct Seen {
        std::int64_t changed_nanos = -1;
        std::int64_t size = -1;
        std::uint64_t inode = 0;
        friend bool operator==(const Seen&, const Seen&) = default;
    };

    const std::filesystem::path file_;
    const RealClock real_;
    mutable std::mutex mutex_;
    mutable Seen seen_;            // guarded by mutex_
    mutable bool known_ = false;   // guarded by mutex_
    mutable Timestamp instant_{};  // guarded by mutex_
};

}  // namespace placet::system
