#pragma once

// The arithmetic of terms: start with the day after receipt, months end on the same date or the
// last of the month, a last day off moves to the next working day, hours run through everything.
// Every number comes from a profile; every day off from a calendar.

#include <string>
#include <vector>

#include "base/time.h"
#include "law/calendar.h"
#include "law/duty.h"
#include "law/zone.h"

namespace placet::law {

// Why a day is mentioned in the reckoning.
enum class StepKind {
    received,
    weekend,
    holiday,
    moved_off,
    moved_working,
    own_off,      // what the workspace knows better
    own_working,  // the same
    term_ends,
    rolled,
};
struct Step {
    Date date;
    StepKind kind = StepKind::received;
    std::string name = {};  // of the holiday
    Term term = {};         // term_ends: the term that ends
};

// What the result rests on without knowing.
struct Doubt {
    enum class Kind { no_calendar, year_missing, no_transfers };
    Kind kind = Kind::no_calendar;
    int year = 0;

    friend auto operator<=>(const Doubt&, const Doubt&) = default;
};

struct Deadline {
    Timestamp due;  // the last instant
    Date due_date;
    Timestamp aim;  // by when to be done without roll-forward, with a reserve
    std::vector<Step> steps;
    std::vector<Doubt> doubts;
};

struct Reckoning {
    const CountRule& rule;
    const Calendar* calendar = nullptr;  // nullptr: not known; nothing is rolled then
    const Zone& zone;
    int aim_percent = 100;  // of the term
};

// With `extension` the term and what it is extended by, as from receipt. invalid_input
// "calendar_unknown" when working days are to be counted without a calendar.
Result<Deadline> deadline(const Reckoning& reckoning,
                          Timestamp received,
                          const Term& term,
                          const std::optional<Term>& extension = {});

// A date some months after another: the same date, or the last of the month.
Date months_after(Date date, int months);

}  // namespace placet::law
