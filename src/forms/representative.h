#pragma once

// Consent by a representative of somebody too young to consent alone. What the person sent is
// sealed under the secret of a link that is mailed to the representative and kept nowhere: until it
// is opened nobody can read it, and when its time is over it is destroyed. The link shows, a form
// on its page asks twice, and only then is anything recorded: one submission of two people.

#include <functional>
#include <string>

#include "consents/record_consent.h"
#include "forms/age_rule.h"
#include "forms/submit_form.h"

namespace placet::forms {

inline constexpr std::string_view forget_requests_job = "representative_expiry";

// `done` once, with Recorded::asked_until. unavailable "mail_failed": nothing was kept.
void ask_representative(const Ports& ports,
                        const SubmitForm& command,
                        const consents::Submission& submission,
                        const Younger& younger,
                        std::function<void(Result<consents::Recorded>)> done);

// What the link leads to.
struct RepresentativeRequest {
    std::string token;
    Hash id{};
    std::int64_t workspace = 0;
    std::string form;
    Timestamp expires;
    boost::json::object content;  // lang, shown, body, younger, page_url
    Younger younger;
};

// not_found "link_not_found" (also: answered already), "link_expired".
Result<RepresentativeRequest> open_request(const Ports& ports, std::string_view token);
// Destroys it. False: somebody was quicker.
Result<bool> forget_request(const Ports& ports, const RepresentativeRequest& request);
Result<void> forget_expired_requests(const Ports& ports);

// The submission that the person sent, as the representative decides on it: `agreed` are the
// agreements that both agree to. Errors of read_values and the gate; conflict "consent_stale" when
// the form is not the same any more.
Result<consents::Submission> represented_submission(const Ports& ports,
                                                    const PublishedForm& form,
                                                    const RepresentativeRequest& request,
                                                    const std::vector<consents::Answer>& answers);

}  // namespace placet::forms
