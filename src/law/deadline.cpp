#include "law/deadline.h"

#include <algorithm>

namespace placet::law {
namespace {

using std::chrono::days;
using Unit = Term::Unit;

constexpr Date::rep farthest = 40'000;  // days; a calendar of holidays only would never end

class Count {
public:
    Count(const Reckoning& reckoning, Deadline& out) : reckoning_(reckoning), out_(out) {}

    // The last of `amount` working days after `from`.
    Result<Date> working_days(Date from, int amount) {
        if (reckoning_.calendar == nullptr) return invalid_input("calendar_unknown");
        Date day = from;
        for (Date::rep tried = 0; amount > 0 && tried < farthest; ++tried) {
            day += days{1};
            if (works(day)) --amount;
        }
        return day;
    }

    Date rolled(Date day) {
        if (!reckoning_.rule.rolls) return day;
        if (reckoning_.calendar == nullptr) {
            doubt({Doubt::Kind::no_calendar, 0});
            return day;
        }
        Date at = day;
        for (Date::rep tried = 0; !works(at) && tried < farthest; ++tried)
            at += days{1};
        if (at != day) out_.steps.push_back({at, StepKind::rolled});
        return at;
    }

private:
    // Mentions a day that is not what the week says.
    bool works(Date date) {
        const auto& rule = reckoning_.rule;
        if (rule.working_days.contains(date)) return mention(date, StepKind::own_working, true);
        if (rule.days_off.contains(date)) return mention(date, StepKind::own_off, false);
        const int year = year_of(date);
        const auto state = reckoning_.calendar->state(year);
        if (state == YearState::missing) doubt({Doubt::Kind::year_missing, year});
        if (state == YearState::no_transfers) doubt({Doubt::Kind::no_transfers, year});
        const Day day = reckoning_.calendar->day(date);
        switch (day.kind) {
            case DayKind::working:
                return true;
            case DayKind::weekend:
                return mention(date, StepKind::weekend, false);
            case DayKind::holiday:
                return mention(date, StepKind::holiday, false, day.name);
            case DayKind::moved_off:
                return mention(date, StepKind::moved_off, false);
            case DayKind::moved_working:
                return mention(date, StepKind::moved_working, true);
        }
        return true;
    }

    bool mention(Date date, StepKind kind, bool works, std::string_view name = {}) {
        out_.steps.push_back({date, kind, std::string(name)});
        return works;
    }

    void doubt(Doubt doubt) {
        if (std::ranges::find(out_.doubts, doubt) == out_.doubts.end())
            out_.doubts.push_back(doubt);
    }

    const Reckoning& reckoning_;
    Deadline& out_;
};

Timestamp share(Timestamp from, Timestamp to, int percent) {
    return {from.micros + (to.micros - from.micros) / 100 * percent};
}

Deadline at_instant(const Reckoning& by, Timestamp received, const Term& term, int hours) {
    constexpr std::int64_t hour = 3600;
    Deadline out{.due = received.plus_seconds(hours * hour)};
    out.due_date = by.zone.day_of(out.due);
    out.aim = share(received, out.due, by.aim_percent);
    out.steps = {{by.zone.day_of(received), StepKind::received},
                 {out.due_date, StepKind::term_ends, {}, term}};
    return out;
}

// The day on which the term itself ends, before anything is rolled.
Result<Date> last_day(Count& count, Date received, const Term& term) {
    switch (term.unit) {
        case Unit::days:
            return received + days{term.amount};
        case Unit::working_days:
            return count.working_days(received, term.amount);
        case Unit::months:
            return months_after(received, term.amount);
        case Unit::years:
            return months_after(received, 12 * term.amount);
        case Unit::immediate:
        case Unit::hours:
            break;
    }
    return received;
}

}  // namespace

Date months_after(Date date, int months) {
    using namespace std::chrono;
    const year_month_day from{date};
    const year_month target = year_month{from.year(), from.month()} + std::chrono::months{months};
    const year_month_day same{target.year(), target.month(), from.day()};
    if (same.ok()) return same;
    return sys_days{target / last};
}

Result<Deadline> deadline(const Reckoning& by,
                          Timestamp received,
                          const Term& term,
                          const std::optional<Term>& extension) {
    // Terms of one unit are one longer term: a month and two are three from receipt, so that the
    // 31st does not become the 28th on the way.
    const bool one_unit = extension && extension->unit == term.unit;
    Term whole = term;
    if (one_unit) whole.amount += extension->amount;
    if (whole.unit == Unit::immediate) return at_instant(by, received, whole, 0);
    if (whole.unit == Unit::hours) return at_instant(by, received, whole, whole.amount);

    Deadline out;
    Count count(by, out);
    const Date first = by.zone.day_of(received);
    out.steps.push_back({first, StepKind::received});
    Date day = TRY(last_day(count, first, whole));
    out.steps.push_back({day, StepKind::term_ends, {}, whole});
    if (extension && !one_unit) {
        day = TRY(last_day(count, day, *extension));
        out.steps.push_back({day, StepKind::term_ends, {}, *extension});
    }
    const auto kept = (day - first).count() * by.aim_percent / 100;
    out.aim = by.zone.end_of(first + days{kept});
    const bool rolls = (extension ? extension->unit : term.unit) != Unit::working_days;
    out.due_date = rolls ? count.rolled(day) : day;
    out.due = by.zone.end_of(out.due_date);
    return out;
}

}  // namespace placet::law
