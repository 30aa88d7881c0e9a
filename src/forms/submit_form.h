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

// `done` once, perhaps on another thread. Errors: those of docs/integrate/form.md: token_invalid,
// consent_stale (conflict: show the new manifest), capture_point_stopped, consent_required,
// read_gate_unmet, invalid, unknown_field, idempotency_mismatch, idempotency_key_missing, full,
// frozen.
void submit_form(const Ports& ports,
                 const SubmitForm& command,
                 std::function<void(Result<consents::Recorded>)> done);

}  // namespace placet::forms
