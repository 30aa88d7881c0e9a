#include "base/time.h"

#include <chrono>
#include <cstdio>

namespace placet {
namespace {

// Reads `digits` decimal digits at `at`; -1 when there is anything else.
int number(std::string_view text, std::size_t at, std::size_t digits) {
    if (at + digits > text.size()) return -1;
    int value = 0;
    for (std::size_t i = at; i < at + digits; ++i) {
        if (text[i] < '0' || text[i] > '9') return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

}  // namespace

std::string to_rfc3339(Timestamp at) {
    using namespace std::chrono;
    const sys_time<microseconds> instant{microseconds{at.micros}};
    const auto day = floor<days>(instant);
    const year_month_day date{day};
    const hh_mm_ss<milliseconds> clock{floor<milliseconds>(instant - day)};
    char buffer[40];
    std::snprintf(buffer,
                  sizeof buffer,
                  "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ",
                  static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()),
                  static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()),
                  static_cast<int>(clock.subseconds().count()));
    return buffer;
}

Result<Timestamp> from_rfc3339(std::string_view text) {
    using namespace std::chrono;
    const Error bad{ErrorKind::malformed, "time.rfc3339"};
    if (text.size() < 20 || text[4] != '-' || text[7] != '-' ||
        (text[10] != 'T' && text[10] != 't') || text[13] != ':' || text[16] != ':')
        return bad;
    const int y = number(text, 0, 4), mo = number(text, 5, 2), d = number(text, 8, 2);
    const int h = number(text, 11, 2), mi = number(text, 14, 2), s = number(text, 17, 2);
    if (y < 0 || mo < 0 || d < 0 || h < 0 || h > 23 || mi < 0 || mi > 59 || s < 0 || s > 59)
        return bad;
    const year_month_day date{
        year{y}, month{static_cast<unsigned>(mo)}, day{static_cast<unsigned>(d)}};
    if (!date.ok()) return bad;

    std::size_t at = 19;
    std::int64_t fraction = 0;
    if (text[at] == '.') {
        std::int64_t unit = 100'000;
        const std::size_t first = ++at;
        for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, unit /= 10)
            fraction += unit * (text[at] - '0');
        if (at == first) return bad;
    }
    std::int64_t offset = 0;
    if (at + 1 == text.size() && (text[at] == 'Z' || text[at] == 'z')) {
        offset = 0;
    } else if (at + 6 == text.size() && (text[at] == '+' || text[at] == '-') &&
               text[at + 3] == ':') {
        const int oh = number(text, at + 1, 2), om = number(text, at + 4, 2);
        if (oh < 0 || oh > 23 || om < 0 || om > 59) return bad;
        offset = (oh * 3600 + om * 60) * (text[at] == '-' ? -1 : 1);
    } else {
        return bad;
    }
    const std::int64_t seconds =
        sys_days{date}.time_since_epoch().count() * 86'400LL + h * 3600 + mi * 60 + s - offset;
    return Timestamp{seconds * 1'000'000 + fraction};
}

}  // namespace placet
