#pragma once

// From an address and a password to a session. An unknown address, a wrong password, a wrong code
// and a deactivated account get the same answer after the same work.

#include <string>

#include "staff/account.h"
#include "staff/ports.h"

namespace placet::staff {

struct SignIn {
    std::string email;
    std::string password;
    std::string totp;  // empty: not given
    std::string peer;  // client IP
};

struct SignedIn {
    Account account;
    workspaces::Workspace workspace;
    std::string token;
};

// unauthenticated "sign_in_failed", "totp_required"; too_many "too_many_requests".
Result<SignedIn> sign_in(const Ports& ports, const SignIn& attempt);

// A new session for a known account, in the caller's transaction.
Result<SignedIn> open_session(db::Transaction& tx, const Ports& ports, Account account);

// {"staff", "csrf", "workspace"}: what the browser is told.
boost::json::object to_json(const SignedIn& signed_in);
json::Shape signed_in_shape();

}  // namespace placet::staff
