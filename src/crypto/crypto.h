#pragma once

// The only door to libsodium and OpenSSL. Everything here is pure but for Random; any thread.

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/random.h"

namespace placet::crypto {

// 32 secret bytes; wiped when they go.
class Key {
public:
    Key() = default;
    explicit Key(const std::array<std::uint8_t, 32>& bytes) : bytes_(bytes) {}
    Key(const Key&) = default;
    Key& operator=(const Key&) = default;
    ~Key();

    static Key random(Random& random) { return Key{random.bytes<32>()}; }
    static Result<Key> from(BytesView bytes);  // malformed "bytes.length"
    BytesView bytes() const { return bytes_; }

private:
    std::array<std::uint8_t, 32> bytes_{};
};

Hash sha256(BytesView data);
Hash sha256(std::initializer_list<BytesView> parts);
Hash hmac_sha256(BytesView key, BytesView message);
Key hkdf_sha256(BytesView secret, BytesView salt, std::string_view info);  // 32 bytes out
bool equal(BytesView a, BytesView b);                                      // constant time

// algorithm id (1) || nonce24 || XChaCha20-Poly1305 ciphertext and tag.
Bytes seal(const Key& key, BytesView plain, BytesView aad, Random& random);
Result<Bytes> open(const Key& key, BytesView sealed, BytesView aad);  // malformed "crypto.open"

struct SigningKey {  // Ed25519
    static SigningKey from_seed(const Key& seed);
    std::array<std::uint8_t, 32> public_key() const { return public_key_; }
    std::array<std::uint8_t, 64> sign(BytesView message) const;

    ~SigningKey();
    SigningKey(const SigningKey&) = default;
    SigningKey& operator=(const SigningKey&) = default;

private:
    SigningKey() = default;
    std::array<std::uint8_t, 64> secret_{};
    std::array<std::uint8_t, 32> public_key_{};
};
bool verify_signature(std::span<const std::uint8_t, 32> public_key,
                      BytesView message,
                      std::span<const std::uint8_t, 64> signature);

// Argon2id (libsodium's encoded string). Blocking, 60 to 150 ms: never on an I/O thread.
std::string hash_password(std::string_view password);
bool verify_password(std::string_view encoded, std::string_view password);

// RFC 6238, SHA-1, 30 s steps, six digits; accepts one step either side. Returns the step that
// matched (store it: a step is good once), or -1.
std::int64_t totp_step(BytesView secret, std::string_view code, std::int64_t unix_seconds);

// The operating system's generator.
class SystemRandom final : public Random {
public:
    SystemRandom();  // initialises libsodium; aborts when that is impossible
    void fill(std::span<std::uint8_t> out) override;
};

}  // namespace placet::crypto
