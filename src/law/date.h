#pragma once

// Days of the calendar, without a clock or a zone. Profiles write them as "2026-11-22", which sorts
// as a text in the order of time.

#include <chrono>
#include <string>
#include <string_view>

#include "base/result.h"

namespace placet::law {

using Date = std::chrono::sys_days;

// "2026-11-22" only. malformed "law.date".
Result<Date> read_date(std::string_view text);
std::string to_text(Date date);
int year_of(Date date);

}  // namespace placet::law
