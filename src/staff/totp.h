#pragma once

// The optional second factor (RFC 6238). A secret is enrolled, then confirmed with a code before it
// is asked for, so that a wrong scan locks nobody out. A step is good once.

#include <string>

#include "staff/account.h"
#include "staff/ports.h"
#include "workspaces/trail.h"

namespace placet::staff {

struct Enrolment {
    std::string secret;  // base32, for typing
    std::string uri;     // otpauth://…, for scanning
};

// Replaces an enrolment that was never confirmed; conflict "totp_active" when one is in use.
Result<Enrolment> enrol_totp(const Ports& ports, const http::Principal& who);

// From now on sign-in asks for a code. invalid_input "invalid" {code: wrong_code}; conflict
// "totp_not_enrolled".
Result<void> confirm_totp(const Ports& ports, const http::Principal& who, std::string_view code);

// conflict "totp_not_enrolled".
Result<void> drop_totp(const Ports& ports, const http::Principal& who);

// The step that `code` proves and that was not used before; -1: none.
std::int64_t matching_step(const Ports& ports,
                           const Account& account,
                           const Bytes& sealed_secret,
                           std::string_view code);

}  // namespace placet::staff
