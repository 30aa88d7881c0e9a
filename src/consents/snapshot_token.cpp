#include "consents/snapshot_token.h"

#include <algorithm>

#include "cbor/cbor.h"

namespace placet::consents {
namespace {

// version 1 || expiry 8 || nonce 16 || digest 32 || language 2 || MAC 32
constexpr std::uint8_t token_version = 1;
constexpr std::size_t expiry_at = 1, nonce_at = 9, digest_at = 25, lang_at = 57, mac_at = 59;
constexpr std::size_t token_size = 91;

Hash mac_of(BytesView head, std::string_view form, const crypto::Key& key) {
    Bytes message = to_bytes("placet/snapshot/v1");
    message.push_back(static_cast<std::uint8_t>(form.size()));
    message.insert(message.end(), form.begin(), form.end());
    message.insert(message.end(), head.begin(), head.end());
    return crypto::hmac_sha256(key.bytes(), message);
}

Error refused(const char* why) {
    return invalid_input("token_invalid", {{"token", why}});
}

}  // namespace

Hash digest_of(const CapturePoint& point) {
    cbor::Writer out;
    out.array(5)
        .text("placet/shown/v1")
        .text(point.id)
        .unsigned_integer(point.version)
        .text(point.lang);
    out.array(point.agreements.size());
    for (const auto& asked : point.agreements) {
        out.array(5).text(asked.agreement).unsigned_integer(asked.version).bytes(asked.text);
        out.unsigned_integer(static_cast<std::uint64_t>(asked.mode)).text(asked.profile);
    }
    return crypto::sha256(out.view());
}

std::string make_snapshot_token(const CapturePoint& point,
                                const crypto::Key& key,
                                Timestamp expires,
                                Random& random) {
    Bytes token;
    token.reserve(token_size);
    token.push_back(token_version);
    for (int shift = 56; shift >= 0; shift -= 8)
        token.push_back(static_cast<std::uint8_t>(expires.seconds() >> shift));
    const auto nonce = random.bytes<16>();
    token.insert(token.end(), nonce.begin(), nonce.end());
    const Hash shown = digest_of(point);
    token.insert(token.end(), shown.begin(), shown.end());
    token.insert(token.end(), point.lang.begin(), point.lang.begin() + 2);
    const Hash mac = mac_of(token, point.id, key);
    token.insert(token.end(), mac.begin(), mac.end());
    return to_base64url(token);
}

Result<SnapshotClaims> open_snapshot_token(std::string_view text,
                                           std::string_view form,
                                           const crypto::Key& key,
                                           Timestamp now) {
    const auto decoded = from_base64url(text);
    if (!decoded || decoded->size() != token_size || decoded->front() != token_version)
        return refused("forged");
    const BytesView token = *decoded;
    if (!crypto::equal(mac_of(token.first(mac_at), form, key), token.subspan(mac_at)))
        return refused("forged");

    std::int64_t expires = 0;
    for (std::size_t i = expiry_at; i < nonce_at; ++i)
        expires = expires << 8 | token[i];
    if (now.seconds() >= expires) return refused("expired");

    SnapshotClaims claims;
    claims.lang = std::string(text_view(token.subspan(lang_at, 2)));
    std::ranges::copy(token.subspan(digest_at, 32), claims.shown.begin());
    std::ranges::copy(token.subspan(expiry_at, 24), claims.once.begin());
    return claims;
}

}  // namespace placet::consents
