#pragma once

// An authenticator app, written apart from the product: RFC 6238 with SHA-1, 30 s, six digits.

#include <array>
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace placet::test {

inline std::array<std::uint8_t, 20> sha1(Bytes message) {
    std::array<std::uint32_t, 5> h = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
    const std::uint64_t bits = message.size() * 8;
    message.push_back(0x80);
    while (message.size() % 64 != 56)
        message.push_back(0);
    for (int shift = 56; shift >= 0; shift -= 8)
        message.push_back(static_cast<std::uint8_t>(bits >> shift));

    for (std::size_t block = 0; block < message.size(); block += 64) {
        std::array<std::uint32_t, 80> w{};
        for (std::size_t i = 0; i < 64; ++i)
            w[i / 4] = w[i / 4] << 8 | message[block + i];
        for (std::size_t i = 16; i < 80; ++i)
            w[i] = std::rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
        auto [a, b, c, d, e] = h;
        for (std::size_t i = 0; i < 80; ++i) {
            const std::uint32_t f = i < 20   ? (b & c) | (~b & d)
                                    : i < 40 ? b ^ c ^ d
                                    : i < 60 ? (b & c) | (b & d) | (c & d)
                                             : b ^ c ^ d;
            const std::uint32_t k = i < 20   ? 0x5A827999
                                    : i < 40 ? 0x6ED9EBA1
                                    : i < 60 ? 0x8F1BBCDC
                                             : 0xCA62C1D6;
            const std::uint32_t next = std::rotl(a, 5) + f + e + k + w[i];
            e = d, d = c, c = std::rotl(b, 30), b = a, a = next;
        }
        h = {h[0] + a, h[1] + b, h[2] + c, h[3] + d, h[4] + e};
    }
    std::array<std::uint8_t, 20> out{};
    for (std::size_t i = 0; i < 20; ++i)
        out[i] = static_cast<std::uint8_t>(h[i / 4] >> (24 - 8 * (i % 4)));
    return out;
}

inline Bytes from_base32(std::string_view text) {
    Bytes out;
    std::uint32_t buffer = 0;
    int bits = 0;
    for (const char c : text) {
        const auto value = c >= 'A' && c <= 'Z' ? c - 'A' : c - '2' + 26;
        buffer = buffer << 5 | static_cast<std::uint32_t>(value);
        bits += 5;
        if (bits >= 8) out.push_back(static_cast<std::uint8_t>(buffer >> (bits -= 8)));
    }
    return out;
}

inline std::string totp_code(std::string_view base32_secret, std::int64_t unix_seconds) {
    const auto secret = from_base32(base32_secret);
    const auto padded = [&](std::uint8_t pad) {
        Bytes block(64, pad);
        for (std::size_t i = 0; i < secret.size(); ++i)
            block[i] ^= secret[i];
        return block;
    };
    auto inner = padded(0x36);
    for (int shift = 56; shift >= 0; shift -= 8)
        inner.push_back(static_cast<std::uint8_t>(unix_seconds / 30 >> shift));
    auto outer = padded(0x5C);
    for (const auto byte : sha1(inner))
        outer.push_back(byte);
    const auto mac = sha1(outer);

    const auto at = mac[19] & 15U;
    const std::uint32_t number =
        (mac[at] & 0x7FU) << 24 | mac[at + 1] << 16 | mac[at + 2] << 8 | mac[at + 3];
    auto code = std::to_string(number % 1'000'000);
    return code.insert(0, 6 - code.size(), '0');
}

}  // namespace placet::test
