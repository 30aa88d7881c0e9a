#pragma once

// Time zones of the IANA database, as the machine carries it (tzdata). The only place that knows
// the library for it.

#include <string_view>

#include "base/result.h"
#include "base/time.h"
#include "law/date.h"

namespace date {
class time_zone;  // NOLINT(readability-identifier-naming): the library's
}

namespace placet::law {

class Zone {
public:
    // "Europe/Minsk". not_found "time_zone_unknown"; internal "law.tzdata" when the machine has no
    // database of zones.
    static Result<Zone> named(std::string_view name);

    Date day_of(Timestamp at) const;
    // The first instant of a day: 00:00, or what the clocks show first when they skip it.
    Timestamp start_of(Date day) const;
    Timestamp end_of(Date day) const;  // the last millisecond

private:
    explicit Zone(const date::time_zone& zone) : zone_(&zone) {}

    const date::time_zone* zone_;  // of the library's database, for ever
};

}  // namespace placet::law
