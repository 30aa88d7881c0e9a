#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "crypto/crypto.h"

namespace placet::crypto {
namespace {

constexpr std::int64_t step_seconds = 30;
constexpr std::size_t digits = 6;

std::string code_of(BytesView secret, std::int64_t step) {
    std::array<std::uint8_t, 8> counter{};
    for (int i = 0; i < 8; ++i)
        counter[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(step >> (56 - 8 * i));
    std::array<std::uint8_t, 20> mac{};
    HMAC(EVP_sha1(),
         secret.data(),
         static_cast<int>(secret.size()),
         counter.data(),
         counter.size(),
         mac.data(),
         nullptr);
    const std::size_t at = mac[19] & 15;
    const std::uint32_t number = (static_cast<std::uint32_t>(mac[at] & 0x7F) << 24) |
                                 (static_cast<std::uint32_t>(mac[at + 1]) << 16) |
                                 (static_cast<std::uint32_t>(mac[at + 2]) << 8) | mac[at + 3];
    std::string code = std::to_string(number % 1'000'000);
    code.insert(0, digits - code.size(), '0');
    return code;
}

}  // namespace

std::int64_t totp_step(BytesView secret, std::string_view code, std::int64_t unix_seconds) {
    const std::int64_t now = unix_seconds / step_seconds;
    std::int64_t matched = -1;
    for (std::int64_t step = now - 1; step <= now + 1; ++step)
        if (step >= 0 && equal(view(code_of(secret, step)), view(code))) matched = step;
    return matched;
}

}  // namespace placet::crypto
