#pragma once

// Which days are worked in a country or region: public holidays as generated, with the days that a
// government moved laid over them. What is not known is said, never guessed.

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/embedded.h"
#include "base/result.h"
#include "law/date.h"
#include "law/profile.h"
#include "law/yaml.h"

namespace placet::law {

enum class DayKind { working, weekend, holiday, moved_off, moved_working };
// no_transfers: the holidays are known, the government's decisions of that year are not.
enum class YearState { complete, no_transfers, missing };
std::string_view name_of(YearState state);

struct Day {
    DayKind kind = DayKind::working;
    std::string_view name = {};  // of the holiday, in the country's language

    bool works() const { return kind == DayKind::working || kind == DayKind::moved_working; }
};

struct Calendar {
    std::string id;  // "BY", "DE-BW"
    Texts title;
    std::set<unsigned> weekend;     // ISO numbers of week days
    std::set<int> years;            // whose holidays are known
    bool moved_by_decree = false;   // the country's government moves days off
    std::set<int> transfers_known;  // years of known decisions
    std::map<Date, std::string> holidays;
    std::set<Date> days_off;
    std::set<Date> working_days;

    Day day(Date date) const;
    YearState state(int year) const;
};

class Calendars {
public:
    // Of "calendars/<id>.yaml" and "calendars/transfers.yaml". internal "law.data" with every
    // fault.
    static Result<Calendars> load(std::span<const EmbeddedFile> files);
    static Result<Calendars> embedded();

    const Calendar* find(std::string_view id) const;  // nullptr: no such calendar
    const std::vector<Calendar>& all() const { return calendars_; }

private:
    std::vector<Calendar> calendars_;  // by id
};

}  // namespace placet::law
