// SHA-256 and what is built on it. OpenSSL's low-level context is used on purpose: it lives on the
// stack, cannot fail, and is more than twice as fast on 65-byte tree nodes as a fetched EVP digest.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/crypto.h>
#include <openssl/sha.h>

#include <algorithm>

#include "crypto/crypto.h"

namespace placet::crypto {
namespace {

constexpr std::size_t block_size = 64;
using Block = std::array<std::uint8_t, block_size>;

class Sha256 {
public:
    Sha256() { SHA256_Init(&context_); }
    void add(BytesView data) { SHA256_Update(&context_, data.data(), data.size()); }
    Hash finish() {
        Hash out;
        SHA256_Final(out.data(), &context_);
        return out;
    }
    void wipe() { OPENSSL_cleanse(&context_, sizeof context_); }

private:
    SHA256_CTX context_;
};

Block masked(const Block& key, std::uint8_t mask) {
    Block out;
    for (std::size_t i = 0; i < block_size; ++i)
        out[i] = key[i] ^ mask;
    return out;
}

// RFC 2104 over a message in two parts.
Hash hmac(BytesView key, BytesView first, BytesView second) {
    Block padded{};
    if (key.size() > block_size) {
        std::ranges::copy(sha256(key), padded.begin());
    } else {
        std::ranges::copy(key, padded.begin());
    }
    Block inner_key = masked(padded, 0x36);
    Block outer_key = masked(padded, 0x5C);
    Sha256 inner;
    inner.add(inner_key);
    inner.add(first);
    inner.add(second);
    Sha256 outer;
    outer.add(outer_key);
    outer.add(inner.finish());
    const Hash result = outer.finish();
    OPENSSL_cleanse(padded.data(), padded.size());
    OPENSSL_cleanse(inner_key.data(), inner_key.size());
    OPENSSL_cleanse(outer_key.data(), outer_key.size());
    inner.wipe();
    outer.wipe();
    return result;
}

}  // namespace

Hash sha256(BytesView data) {
    Sha256 digest;
    digest.add(data);
    return digest.finish();
}

Hash sha256(std::initializer_list<BytesView> parts) {
    Sha256 digest;
    for (const BytesView part : parts)
        digest.add(part);
    return digest.finish();
}

Hash hmac_sha256(BytesView key, BytesView message) {
    return hmac(key, message, {});
}

// RFC 5869 with one block of output, which is two HMACs. OpenSSL's EVP_KDF would do the same, but
// it can fail (out of memory, empty secret) and this function has no way to say so.
Key hkdf_sha256(BytesView secret, BytesView salt, std::string_view info) {
    constexpr std::array<std::uint8_t, 1> block_number{1};
    Hash pseudo_random_key = hmac_sha256(salt, secret);
    Hash output = hmac(pseudo_random_key, view(info), block_number);
    Key key{output};
    OPENSSL_cleanse(pseudo_random_key.data(), pseudo_random_key.size());
    OPENSSL_cleanse(output.data(), output.size());
    return key;
}

bool equal(BytesView a, BytesView b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace placet::crypto
