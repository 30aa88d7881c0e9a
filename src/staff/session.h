#pragma once

// A signed-in browser. The token is 256 random bits that only the browser keeps; the store has its
// SHA-256. The CSRF token is derived from the session token, so a page of another site, which
// cannot read the cookie, cannot make it. A session ends after `idle_seconds` without a call and
// in any case after `absolute_seconds`.

#include <optional>
#include <string>
#include <string_view>

#include "http/caller.h"
#include "staff/account.h"
#include "staff/ports.h"

namespace placet::staff {

inline constexpr std::int64_t idle_seconds = 2 * 60 * 60;
inline constexpr std::int64_t absolute_seconds = 12 * 60 * 60;
inline constexpr std::string_view session_cookie = "placet_session";

Hash hash_of_token(std::string_view token);
std::string csrf_token(std::string_view token);

// Returns the token. Forgets the account's sessions that ended by themselves.
Result<std::string> start_session(db::Transaction& tx,
                                  Random& random,
                                  const Account& account,
                                  Timestamp at);

// The principal of a live session of an active account; unauthenticated "session_invalid".
Result<http::Principal> find_session(const Ports& ports, std::string_view token);

// Sign-out. `session` is Principal::session.
Result<void> end_session(const Ports& ports, const http::Principal& principal);

// After a change of password or rights; `keep` (a token's hash) stays signed in.
Result<void> end_other_sessions(db::Transaction& tx, const Account& account, const Bytes& keep);

}  // namespace placet::staff
