#pragma once

// What a law gives a person a right to, and within which term: read from the members `count`,
// `requests` and `breach` of a profile.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "law/date.h"
#include "law/yaml.h"

namespace placet::law {

// "10WD", "15D", "1M", "3Y", "72h", "immediate".
struct Term {
    enum class Unit { immediate, hours, days, working_days, months, years };
    Unit unit = Unit::immediate;
    int amount = 0;
};
std::optional<Term> term_named(std::string_view text);

// How the terms of a law are counted.
struct CountRule {
    std::string calendar;     // an id of a calendar, or "operator_country"
    bool rolls = false;       // a last day that is a day off moves to the next working day
    std::set<Date> days_off;  // what a workspace knows better than the calendar
    std::set<Date> working_days;
};
inline constexpr std::string_view operator_country = "operator_country";

struct Milestone {
    std::string what;  // "term", "effect", "answer", "stop", "destroy", "block", "stage_1"
    Term term;
};

// In the order of the data; none of them: the law gives no term (refusal: that of the request).
struct Right {
    std::vector<Milestone> milestones;
    std::optional<Term> extension;
};
using Rights = std::map<std::string, Right, std::less<>>;

CountRule read_count(Members members);
// Rights by name; those that `types` lists have the default term. With a breach as "breach".
Rights read_rights(Members requests, Members breach);

}  // namespace placet::law
