#pragma once

// The tokens of /r/… (a receipt: reads, so it is short-lived) and /w/… (a withdrawal: only
// withdraws, so it lives as long as the record). They name one entry and carry a MAC; nothing is
// stored for them, and the same entry always gives the same token.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/time.h"
#include "crypto/key_ring.h"

namespace placet::consents {

enum class LinkKind : std::uint8_t { receipt = 1, withdrawal = 2 };

// How long a receipt link made at the time of the consent opens (docs/operate/links.md).
inline constexpr std::int64_t receipt_link_days = 30;

struct Link {
    LinkKind kind = LinkKind::receipt;
    std::int64_t log = 0;
    std::uint64_t index = 0;
    std::int64_t expires_s = 0;  // 0: never
};

std::string make_link_token(const Link& link, const crypto::KeyRing& ring);

// not_found "link_not_found" for a forged token or one of the other kind; "link_expired"
// (not_found) when its time is over.
Result<Link> open_link_token(std::string_view token,
                             LinkKind kind,
                             const crypto::KeyRing& ring,
                             Timestamp now);

}  // namespace placet::consents
