// What libsodium does for us: the generator, sealing, signatures, passwords.
#include <sodium.h>

#include <algorithm>
#include <cstdlib>

#include "crypto/crypto.h"

namespace placet::crypto {
namespace {

constexpr std::uint8_t algorithm_xchacha = 1;
constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t header_size = 1 + nonce_size;

// 64 MiB and two passes: OWASP's floor three times over, 60 to 150 ms on a small server.
constexpr unsigned long long password_passes = crypto_pwhash_OPSLIMIT_INTERACTIVE;
constexpr std::size_t password_memory = crypto_pwhash_MEMLIMIT_INTERACTIVE;

}  // namespace

Key::~Key() {
    sodium_memzero(bytes_.data(), bytes_.size());
}

Result<Key> Key::from(BytesView bytes) {
    return Key{TRY(to_array<32>(bytes))};
}

Bytes seal(const Key& key, BytesView plain, BytesView aad, Random& random) {
    Bytes out(header_size + plain.size() + tag_size);
    out[0] = algorithm_xchacha;
    random.fill(std::span(out).subspan(1, nonce_size));
    crypto_aead_xchacha20poly1305_ietf_encrypt(out.data() + header_size,
                                               nullptr,
                                               plain.data(),
                                               plain.size(),
                                               aad.data(),
                                               aad.size(),
                                               nullptr,
                                               out.data() + 1,
                                               key.bytes().data());
    return out;
}

Result<Bytes> open(const Key& key, BytesView sealed, BytesView aad) {
    const Error bad{ErrorKind::malformed, "crypto.open"};
    if (sealed.size() < header_size + tag_size || sealed[0] != algorithm_xchacha) return bad;
    const BytesView body = sealed.subspan(header_size);
    Bytes plain(body.size() - tag_size);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain.data(),
                                                   nullptr,
                                                   nullptr,
                                                   body.data(),
                                                   body.size(),
                                                   aad.data(),
                                                   aad.size(),
                                                   sealed.data() + 1,
                                                   key.bytes().data()) != 0)
        return bad;
    return plain;
}

SigningKey SigningKey::from_seed(const Key& seed) {
    SigningKey key;
    crypto_sign_ed25519_seed_keypair(
        key.public_key_.data(), key.secret_.data(), seed.bytes().data());
    return key;
}

SigningKey::~SigningKey() {
    sodium_memzero(secret_.data(), secret_.size());
}

std::array<std::uint8_t, 64> SigningKey::sign(BytesView message) const {
    std::array<std::uint8_t, 64> signature{};
    crypto_sign_ed25519_detached(
        signature.data(), nullptr, message.data(), message.size(), secret_.data());
    return signature;
}

bool verify_signature(std::span<const std::uint8_t, 32> public_key,
                      BytesView message,
                      std::span<const std::uint8_t, 64> signature) {
    return crypto_sign_ed25519_verify_detached(
               signature.data(), message.data(), message.size(), public_key.data()) == 0;
}

std::string hash_password(std::string_view password) {
    std::array<char, crypto_pwhash_STRBYTES> encoded{};
    if (crypto_pwhash_str(
            encoded.data(), password.data(), password.size(), password_passes, password_memory) !=
        0)
        std::abort();  // no memory for it: nothing sensible can be stored instead
    return encoded.data();
}

bool verify_password(std::string_view encoded, std::string_view password) {
    std::array<char, crypto_pwhash_STRBYTES> copy{};
    if (encoded.size() >= copy.size()) return false;
    std::ranges::copy(encoded, copy.begin());
    return crypto_pwhash_str_verify(copy.data(), password.data(), password.size()) == 0;
}

SystemRandom::SystemRandom() {
    if (sodium_init() < 0) std::abort();
}

void SystemRandom::fill(std::span<std::uint8_t> out) {
    randombytes_buf(out.data(), out.size());
}

}  // namespace placet::crypto
