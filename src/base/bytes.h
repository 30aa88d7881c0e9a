#pragma once

// Raw bytes and their text forms. Decoders are strict: they accept exactly what the encoder of the
// same name writes, and nothing else.

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace placet {

using Bytes = std::vector<std::uint8_t>;
using BytesView = std::span<const std::uint8_t>;
using Hash = std::array<std::uint8_t, 32>;  // SHA-256, HMAC-SHA256
using Uid = std::array<std::uint8_t, 16>;   // random identifiers of the ledger

inline BytesView view(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
inline std::string_view text_view(BytesView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}
inline Bytes to_bytes(BytesView bytes) {
    return {bytes.begin(), bytes.end()};
}
inline Bytes to_bytes(std::string_view text) {
    return to_bytes(view(text));
}

std::string to_hex(BytesView bytes);
Result<Bytes> from_hex(std::string_view text);  // malformed: "bytes.hex"

std::string to_base64(BytesView bytes);               // standard alphabet, padded
Result<Bytes> from_base64(std::string_view text);     // malformed: "bytes.base64"
std::string to_base64url(BytesView bytes);            // URL alphabet, no padding
Result<Bytes> from_base64url(std::string_view text);  // malformed: "bytes.base64url"

// Lower-case RFC 4648 base32 without padding: what opaque ids are written in.
std::string to_base32(BytesView bytes);

// Copies into a fixed array; malformed "bytes.length" when the size differs.
template <std::size_t N>
Result<std::array<std::uint8_t, N>> to_array(BytesView bytes) {
    if (bytes.size() != N) return Error{ErrorKind::malformed, "bytes.length"};
    std::array<std::uint8_t, N> out{};
    for (std::size_t i = 0; i < N; ++i)
        out[i] = bytes[i];
    return out;
}

}  // namespace placet
