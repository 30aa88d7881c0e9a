#pragma once

// From which age somebody consents alone: the strictest of the laws that the form is under, in the
// company's country. What it was is frozen with the published version.

#include <optional>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include "forms/definition.h"
#include "law/profile.h"

namespace placet::forms {

struct AgeRule {
    AgeGate gate = AgeGate::none;
    int years = 0;                     // 0: no law says anything, so nobody is asked
    std::optional<int> together_from;  // from here on the person and a representative both agree
    std::string profile;               // whose rule it is

    bool applies() const { return gate != AgeGate::none && years > 0; }
};

AgeRule age_rule(const std::vector<const law::Profile*>& laws,
                 std::string_view country,
                 AgeGate gate);
boost::json::object to_json(const AgeRule& rule);
AgeRule read_age_rule(const boost::json::object& version);  // from its member `age`

// Whole years on that day; both "2026-11-22". Nothing when one of them is no date.
std::optional<int> years_between(std::string_view born, std::string_view day);

// What the submission and its values say. Of age: nothing.
struct Younger {
    std::string name, email;  // of the representative; the address is normalised
    bool together = false;    // the person's own answer counts, too
    std::string of_age;       // "2028-06", the month from which the person decides alone; or ''
};

// invalid_input "invalid" (age_required, age.representative.name required, not_an_email),
// "representative_required" with field age.representative.email.
Result<std::optional<Younger>> judge_age(const Definition& form,
                                         const AgeRule& rule,
                                         const boost::json::object& body,
                                         std::string_view today);

}  // namespace placet::forms
