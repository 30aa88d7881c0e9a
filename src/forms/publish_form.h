#pragma once

// Publishing is a judgement: the law's profile says of every agreement's mode whether it is
// allowed, and only an owner or privacy officer may override what may be overridden, by name, with
// a reason and a day of review, as an entry in the register.

#include <optional>
#include <string>
#include <vector>

#include "forms/form_store.h"
#include "forms/judge_form.h"
#include "forms/ports.h"
#include "forms/take_override.h"
#include "http/caller.h"

namespace placet::forms {

struct PublishForm {
    http::Principal by;
    std::string form;
    std::vector<Override> overrides;
    std::optional<std::int64_t> expected_revision;
};

// From which age somebody consents alone here, by the laws of the company and its agreements.
Result<AgeRule> age_of_form(db::Transaction& tx, const Ports& ports, const Form& form);

struct PublishOutcome {
    enum class Kind { published, refused, override_required, override_not_allowed };
    Kind kind = Kind::published;
    Form form;
    FormReport report;
};

// Errors: invalid_input "invalid" naming what the draft lacks (agreement_missing,
// agreement_not_published, other_company) or what an override lacks (take_override.h), not_found,
// precondition "edit_conflict". A report against it is an outcome, not an error; nothing is stored
// then.
Result<PublishOutcome> publish_form(const Ports& ports,
                                    const PublishForm& command,
                                    std::string_view lang);

}  // namespace placet::forms
