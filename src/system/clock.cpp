#include "system/clock.h"

#include <chrono>

#include <sys/stat.h>

#include "system/files.h"

namespace placet::system {
namespace {

constexpr std::size_t instant_bytes_max = 64;

// Two writes within one tick of the kernel's clock leave the same time of change.
constexpr std::int64_t young_nanos = 50'000'000;

template <class Chrono>
Timestamp read() {
    using namespace std::chrono;
    return {duration_cast<microseconds>(Chrono::now().time_since_epoch()).count()};
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ')
        text.remove_suffix(1);
    while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ')
        text.remove_prefix(1);
    return text;
}

}  // namespace

Timestamp RealClock::now() const {
    return read<std::chrono::system_clock>();
}
Timestamp SteadyClock::now() const {
    return read<std::chrono::steady_clock>();
}

Timestamp RehearsalClock::now() const {
    struct stat status{};
    if (::stat(file_.c_str(), &status) != 0) return real_.now();
    const Seen seen{status.st_mtim.tv_sec * 1'000'000'000LL + status.st_mtim.tv_nsec,
                    status.st_size,
                    status.st_ino};
    const bool young = real_.now().micros * 1000 - seen.changed_nanos < young_nanos;

    const std::lock_guard lock(mutex_);
    if (!(seen == seen_) || young) {
        seen_ = seen;
        const auto bytes = read_file(file_, instant_bytes_max);
        const auto instant =
            bytes ? from_rfc3339(trim(text_view(*bytes))) : Result<Timestamp>(bytes.error());
        if (instant) {
            known_ = true;
            instant_ = *instant;
        }
    }
    return known_ ? instant_ : real_.now();
}

}  // namespace placet::system
