#pragma once

// One submission, from JSON to the register: token, origin, gate, values, in this order, and
// nothing is stored before all of them have passed.

#include <functional>
#include <string>

#include <boost/json/object.hpp>

#include "consents/record_consent.h"
#include "forms/ports.h"
#include "forms/published_form.h"

namespace placet::forms {

struct SubmitForm {
    std::shared_ptr<const PublishedForm> form;
    const boost::json::object* body = nullptr;  // of submission_shape(); lent for the call
    std::string idempotency_key;
    std::string peer;  // IP address
    std::string user_agent;
};

json::Shape submission_shape();

// What was typed, judged and put into the submission. Errors of read_values.
Result<void> read_into(const PublishedForm& form,
                       const boost::json::object& values,
                       consents::Submission& submission);
std::vector<consents::Answer> read_answers(const boost::json::object& body);
Bytes address_bytes(const std::string& peer);    // 4 or 16; empty: unknown
std::string short_user_agent(std::string text);  // as it is kept

// `done` once, perhaps on another thread. Errors: those of docs/integrate/form.md: token_invalid,
// consent_stale (conflict: show the new manifest), capture_point_stopped, consent_required,
// read_gate_unmet, invalid, age_required, representative_required, mail_failed, unknown_field,
// idempotency_mismatch, idempotency_key_missing, full, frozen.
void submit_form(const Ports& ports,
                 const SubmitForm& command,
                 std::function<void(Result<consents::Recorded>)> done);

}  // namespace placet::forms
