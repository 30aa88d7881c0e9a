#pragma once

// The brake on guessing passwords, for each account and for each client address, known or not: the
// first few failures are free, then each one doubles the wait. An attempt is counted before its
// password is checked, so that many at once gain nothing. Sources are stored as keyed hashes: the
// table tells nobody who tried to sign in, or from where.

#include <string>
#include <string_view>

#include "staff/ports.h"

namespace placet::staff {

struct SignInSource {
    std::string_view email;  // as typed
    std::string_view peer;   // client IP
};

// too_many "too_many_requests", its detail the seconds to wait; else the attempt is counted.
Result<void> count_attempt(const Ports& ports, const SignInSource& source);

// The password was right.
Result<void> forgive_attempts(db::Transaction& tx, const Ports& ports, const SignInSource& source);

}  // namespace placet::staff
