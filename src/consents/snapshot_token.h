#pragma once

// The server's word about what it rendered: bound to the capture point, its version, the language,
// every agreement's version, text and mode. The browser brings it back; nothing else it says about
// the text is believed. A token is good for one submission, until it expires.

#include <string>
#include <string_view>

#include "base/random.h"
#include "base/time.h"
#include "consents/capture_point.h"
#include "crypto/crypto.h"
#include "ledger/sequencer.h"

namespace placet::consents {

inline constexpr std::int64_t token_life_s = 2 * 3600;

std::string make_snapshot_token(const CapturePoint& point,
                                const crypto::Key& key,
                                Timestamp expires,
                                Random& random);

struct SnapshotClaims {
    std::string lang;
    Hash shown{};               // digest_of(point) when the token was made
    ledger::SpentToken once{};  // what marks it as used
};

// Authenticity and expiry only. invalid_input "token_invalid" with field `token` and code forged
// (also: of another form) or expired.
Result<SnapshotClaims> open_snapshot_token(std::string_view token,
                                           std::string_view form,
                                           const crypto::Key& key,
                                           Timestamp now);

// What the token binds. Differs as soon as anything that the visitor reads differs.
Hash digest_of(const CapturePoint& point);

}  // namespace placet::consents
