#include "law/zone.h"

#include <date/tz.h>

namespace placet::law {
namespace {

using Micros = std::chrono::microseconds;

// The library would take "../x" for a file.
bool is_name(std::string_view name) {
    for (const char c : name)
        if (!((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
              c == '/' || c == '_' || c == '-' || c == '+'))
            return false;
    return !name.empty() && name.size() <= 64;
}

}  // namespace

Result<Zone> Zone::named(std::string_view name) {
    if (!is_name(name)) return not_found("time_zone_unknown");
    try {
        date::get_tzdb();  // reads the list of zones at the first call
    } catch (const std::exception& problem) {
        return internal_error("law.tzdata", problem.what());
    }
    try {
        return Zone(*date::locate_zone(name));
    } catch (const std::exception&) {
        return not_found("time_zone_unknown");
    }
}

Date Zone::day_of(Timestamp at) const {
    const date::sys_time<Micros> instant{Micros{at.micros}};
    const auto local = zone_->to_local(instant);
    return Date{std::chrono::days{date::floor<date::days>(local).time_since_epoch().count()}};
}

Timestamp Zone::start_of(Date day) const {
    const date::local_days local{date::days{day.time_since_epoch().count()}};
    const auto instant = zone_->to_sys(date::local_time<Micros>{local}, date::choose::earliest);
    return {instant.time_since_epoch().count()};
}

Timestamp Zone::end_of(Date day) const {
    return {start_of(day + std::chrono::days{1}).micros - 1000};
}

}  // namespace placet::law
