#include "consents/link_token.h"

namespace placet::consents {
namespace {

// kind 1 || log 4 || index 8 || expiry 5 || MAC 16
constexpr std::size_t head_size = 18;
constexpr std::size_t mac_size = 16;

void put(Bytes& out, std::uint64_t value, int bytes) {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
        out.push_back(static_cast<std::uint8_t>(value >> shift));
}

std::uint64_t get(BytesView bytes) {
    std::uint64_t value = 0;
    for (const auto byte : bytes)
        value = value << 8 | byte;
    return value;
}

Bytes mac_of(BytesView head, std::int64_t log, const crypto::KeyRing& ring) {
    const auto key = ring.static_key(log, "placet/link/v1");
    const Hash mac = crypto::hmac_sha256(key.bytes(), head);
    return {mac.begin(), mac.begin() + mac_size};
}

}  // namespace

std::string make_link_token(const Link& link, const crypto::KeyRing& ring) {
    Bytes token{static_cast<std::uint8_t>(link.kind)};
    put(token, static_cast<std::uint64_t>(link.log), 4);
    put(token, link.index, 8);
    put(token, static_cast<std::uint64_t>(link.expires_s), 5);
    const Bytes mac = mac_of(token, link.log, ring);
    token.insert(token.end(), mac.begin(), mac.end());
    return to_base64url(token);
}

Result<Link> open_link_token(std::string_view text,
                             LinkKind kind,
                             const crypto::KeyRing& ring,
                             Timestamp now) {
    const auto decoded = from_base64url(text);
    if (!decoded || decoded->size() != head_size + mac_size) return not_found("link_not_found");
    const BytesView token = *decoded;
    const Link link{static_cast<LinkKind>(token[0]),
                    static_cast<std::int64_t>(get(token.subspan(1, 4))),
                    get(token.subspan(5, 8)),
                    static_cast<std::int64_t>(get(token.subspan(13, 5)))};
    // A log has the number of its workspace.
    if (!crypto::equal(mac_of(token.first(head_size), link.log, ring), token.subspan(head_size)) ||
        link.kind != kind)
        return not_found("link_not_found");
    if (link.expires_s != 0 && now.seconds() >= link.expires_s) return not_found("link_expired");
    return link;
}

}  // namespace placet::consents
