#include "crypto/crypto.h"

#include <gtest/gtest.h>

#include "support/counting_random.h"
#include "support/vectors.h"

namespace placet::crypto {
namespace {

using test::fixed;
using test::hex;
using test::text_of;

// Calls check(group, test) for every case of a Wycheproof file.
template <class Check>
void for_each_case(const std::filesystem::path& file, Check check) {
    const auto json = test::read_json(file);
    int count = 0;
    for (const auto& group : json.at("testGroups").as_array())
        for (const auto& item : group.at("tests").as_array()) {
            SCOPED_TRACE(boost::json::serialize(item.at("tcId")));
            check(group, item);
            ++count;
        }
    EXPECT_EQ(count, json.at("numberOfTests").as_int64());
}

bool valid(const boost::json::value& item) {
    return item.at("result").as_string() == "valid";
}

TEST(Sha256, hashes_the_nist_examples) {
    EXPECT_EQ(to_hex(sha256(BytesView{})),
              "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(to_hex(sha256(view("abc"))),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(to_hex(sha256(view("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST(Sha256, hashes_parts_as_their_concatenation) {
    EXPECT_EQ(sha256({view("a"), view(""), view("bc")}), sha256(view("abc")));
}

TEST(Hmac, answers_the_wycheproof_vectors) {
    VECTORS_OR_SKIP(file, "wycheproof/hmac_sha256_test.json");
    for_each_case(file, [](const auto& group, const auto& item) {
        const Hash mac = hmac_sha256(hex(item.at("key")), hex(item.at("msg")));
        const auto size = static_cast<std::size_t>(group.at("tagSize").as_int64()) / 8;
        EXPECT_EQ(equal(BytesView(mac).first(size), hex(item.at("tag"))), valid(item));
    });
}

TEST(Hkdf, answers_the_wycheproof_vectors) {
    VECTORS_OR_SKIP(file, "wycheproof/hkdf_sha256_test.json");
    for_each_case(file, [](const auto&, const auto& item) {
        if (!valid(item)) return;  // asks for more than HKDF can give; ours always gives 32 bytes
        const Bytes info = hex(item.at("info"));
        const Key key = hkdf_sha256(hex(item.at("ikm")), hex(item.at("salt")), text_view(info));
        Bytes expected = hex(item.at("okm"));
        if (expected.size() > 32) expected.resize(32);
        EXPECT_EQ(to_hex(key.bytes().first(expected.size())), to_hex(expected));
    });
}

TEST(Signatures, answer_the_wycheproof_vectors) {
    VECTORS_OR_SKIP(file, "wycheproof/ed25519_test.json");
    for_each_case(file, [](const auto& group, const auto& item) {
        const auto key = fixed<32>(group.at("publicKey").at("pk"));
        const auto signature = to_array<64>(hex(item.at("sig")));
        EXPECT_EQ(signature && verify_signature(key, hex(item.at("msg")), *signature), valid(item));
    });
}

TEST(Signatures, are_those_of_rfc_8032) {
    const auto seed =
        Key::from(hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
    const SigningKey key = SigningKey::from_seed(*seed);
    EXPECT_EQ(to_hex(key.public_key()),
              "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    EXPECT_EQ(to_hex(key.sign(hex("72"))),
              "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
              "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    EXPECT_TRUE(verify_signature(key.public_key(), hex("72"), key.sign(hex("72"))));
    EXPECT_FALSE(verify_signature(key.public_key(), hex("73"), key.sign(hex("72"))));
}

TEST(Sealing, answers_the_wycheproof_vectors) {
    VECTORS_OR_SKIP(file, "wycheproof/xchacha20_poly1305_test.json");
    for_each_case(file, [](const auto& group, const auto& item) {
        if (group.at("ivSize").as_int64() != 192) return;  // our nonce is always 24 bytes
        const auto key = Key::from(hex(item.at("key")));
        Bytes sealed{1};
        for (const char* part : {"iv", "ct", "tag"}) {
            const Bytes bytes = hex(item.at(part));
            sealed.insert(sealed.end(), bytes.begin(), bytes.end());
        }
        const auto plain = open(*key, sealed, hex(item.at("aad")));
        ASSERT_EQ(plain.has_value(), valid(item));
        if (plain) {
            EXPECT_EQ(to_hex(*plain), to_hex(hex(item.at("msg"))));
        }
    });
}

TEST(Sealing, opens_only_with_the_same_key_and_the_same_associated_data) {
    test::CountingRandom random;
    const Key key = Key::random(random);
    const Key other = Key::random(random);
    const Bytes sealed = seal(key, view("+375291234567"), view("aad"), random);
    EXPECT_EQ(sealed.size(), 1U + 24 + 13 + 16);
    EXPECT_EQ(text_view(*open(key, sealed, view("aad"))), "+375291234567");
    EXPECT_EQ(open(other, sealed, view("aad")).error().code, "crypto.open");
    EXPECT_EQ(open(key, sealed, view("aae")).error().code, "crypto.open");
}

TEST(Sealing, refuses_every_changed_byte_and_every_shorter_blob) {
    test::CountingRandom random;
    const Key key = Key::random(random);
    const Bytes sealed = seal(key, view("x"), {}, random);
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        Bytes changed = sealed;
        changed[i] ^= 1;
        EXPECT_FALSE(open(key, changed, {})) << i;
        EXPECT_FALSE(open(key, BytesView(sealed).first(i), {})) << i;
    }
}

TEST(Sealing, takes_a_new_nonce_each_time) {
    SystemRandom random;
    const Key key = Key::random(random);
    EXPECT_NE(seal(key, view("x"), {}, random), seal(key, view("x"), {}, random));
}

TEST(Key, is_32_bytes) {
    EXPECT_TRUE(Key::from(Bytes(32)));
    EXPECT_EQ(Key::from(Bytes(31)).error().code, "bytes.length");
    EXPECT_EQ(Key::from(Bytes(33)).error().code, "bytes.length");
}

TEST(Equal, compares_length_and_content) {
    EXPECT_TRUE(equal(view("abc"), view("abc")));
    EXPECT_TRUE(equal({}, {}));
    EXPECT_FALSE(equal(view("abc"), view("abd")));
    EXPECT_FALSE(equal(view("abc"), view("ab")));
}

TEST(Passwords, verify_against_their_own_hash_only) {
    const std::string encoded = hash_password("правильная лошадь");
    EXPECT_TRUE(encoded.starts_with("$argon2id$"));
    EXPECT_TRUE(verify_password(encoded, "правильная лошадь"));
    EXPECT_FALSE(verify_password(encoded, "правильная лошад"));
    EXPECT_FALSE(verify_password("", "x"));
    EXPECT_FALSE(verify_password(std::string(500, '$'), "x"));
}

// RFC 6238 appendix B gives eight digits; the last six of them are the six-digit code.
TEST(Totp, gives_the_codes_of_rfc_6238) {
    const BytesView secret = view("12345678901234567890");
    const std::pair<std::int64_t, const char*> cases[] = {{59, "287082"},
                                                          {1111111109, "081804"},
                                                          {1111111111, "050471"},
                                                          {1234567890, "005924"},
                                                          {2000000000, "279037"},
                                                          {20000000000, "353130"}};
    for (const auto& [time, code] : cases)
        EXPECT_EQ(totp_step(secret, code, time), time / 30);
}

TEST(Totp, accepts_one_step_either_side_and_names_the_step) {
    const BytesView secret = view("12345678901234567890");
    EXPECT_EQ(totp_step(secret, "287082", 59 - 30), 1);
    EXPECT_EQ(totp_step(secret, "287082", 59 + 30), 1);
    EXPECT_EQ(totp_step(secret, "287082", 59 + 60), -1);
    EXPECT_EQ(totp_step(secret, "28708", 59), -1);
    EXPECT_EQ(totp_step(secret, "287083", 59), -1);
    EXPECT_EQ(totp_step(secret, "", 0), -1);
}

}  // namespace
}  // namespace placet::crypto
