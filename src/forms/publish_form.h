#pragma once

// Publishing is a judgement: the law's profile says of every agreement's mode whether it is
// allowed, and only an owner or privacy officer may override what may be overridden, by name, with
// a reason and a day of review, as an entry in the register.

#include <optional>
#include <string>
#include <vector>

#include <boost/json/array.hpp>

#include "forms/form_store.h"
#include "forms/ports.h"
#include "http/caller.h"
#include "law/judge.h"

namespace placet::forms {

struct Override {
    std::string agreement;
    std::string reason;
    std::string review_date;  // "2027-05-01"
};

struct PublishForm {
    http::Principal by;
    std::string form;
    std::vector<Override> overrides;
    std::optional<std::int64_t> expected_revision;
};

struct ModeVerdict {
    std::string agreement;
    consents::Mode mode = consents::Mode::optional_unset;
    law::Judgement judgement;
    std::string profile;
    std::string article;  // cited in the reader's language
};
boost::json::array to_json(const std::vector<ModeVerdict>& verdicts);

// What the law says of the draft as it is. Only published agreements are judged.
Result<std::vector<ModeVerdict>> judge_form(db::Transaction& tx,
                                            const Ports& ports,
                                            const Form& form,
                                            std::string_view lang);

struct PublishOutcome {
    enum class Kind { published, refused, override_required, override_not_allowed };
    Kind kind = Kind::published;
    Form form;
    std::vector<ModeVerdict> verdicts;
};

// Errors: invalid_input "invalid" naming what the draft lacks (agreement_missing,
// agreement_not_published, language_missing, other_company, not_a_date, required), not_found,
// precondition "edit_conflict". A verdict against it is an outcome, not an error.
Result<PublishOutcome> publish_form(const Ports& ports,
                                    const PublishForm& command,
                                    std::string_view lang);

}  // namespace placet::forms
