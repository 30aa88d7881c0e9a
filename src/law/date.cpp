#include "law/date.h"

#include <algorithm>
#include <cstdio>

namespace placet::law {
namespace {

int number(std::string_view digits) {
    int value = 0;
    for (const char digit : digits)
        value = value * 10 + (digit - '0');
    return value;
}

bool has_form(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    return std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; }) == 8;
}

}  // namespace

Result<Date> read_date(std::string_view text) {
    using namespace std::chrono;
    const Error bad{ErrorKind::malformed, "law.date", std::string(text)};
    if (!has_form(text)) return bad;
    const year_month_day date{year{number(text.substr(0, 4))},
                              month{static_cast<unsigned>(number(text.substr(5, 2)))},
                              day{static_cast<unsigned>(number(text.substr(8, 2)))}};
    if (!date.ok()) return bad;
    return Date{date};
}

std::string to_text(Date date) {
    const std::chrono::year_month_day parts{date};
    char buffer[24];
    std::snprintf(buffer,
                  sizeof buffer,
                  "%04d-%02u-%02u",
                  static_cast<int>(parts.year()),
                  static_cast<unsigned>(parts.month()),
                  static_cast<unsigned>(parts.day()));
    return buffer;
}

int year_of(Date date) {
    return static_cast<int>(std::chrono::year_month_day{date}.year());
}

}  // namespace placet::law
