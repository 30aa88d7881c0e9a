#pragma once

// By when something must be done under one or several laws of a workspace: each with its own
// arithmetic and calendar; of several the earliest counts.

#include <optional>
#include <string>
#include <vector>

#include "lawbook/ports.h"

namespace placet::lawbook {

struct Question {
    std::int64_t workspace = 0;
    std::vector<std::string> laws;
    std::string right;  // a member of `requests`, or "breach"
    Timestamp received;
    bool extended = false;      // as long as the law lets it be lengthened
    std::string zone = {};      // empty: that of the law
    std::string calendar = {};  // instead of operator_country
    std::string company = {};   // whose country is the calendar then
};

struct Due {
    const law::Profile* law = nullptr;
    std::string what;  // "term", "answer", "destroy", "stage_1", …
    law::Term term;
    law::Deadline deadline;
    std::string zone;
    const law::Calendar* calendar = nullptr;
};

struct Answer {
    // Of every law and everything that it wants done, the earliest first. What is to be done at
    // once comes last: it has no day to plan for.
    std::vector<Due> dues;
    std::vector<const law::Profile*> without;  // the laws that know no such right
};

// The laws are those in force when it was received. Errors: not_found "law_profile_unknown",
// "right_unknown" (of none of them), "company_not_found"…; conflict "law_not_in_force";
// invalid_input "calendar_unknown", "invalid" naming zone or calendar.
Result<Answer> reckon(const Ports& ports, const Question& question);

}  // namespace placet::lawbook
