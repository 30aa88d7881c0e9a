#include "merkle/entry.h"

#include <gtest/gtest.h>

#include "cbor/cbor.h"
#include "merkle/commitment.h"
#include "merkle/entry_samples.h"
#include "merkle/note.h"
#include "merkle/tree.h"
#include "support/vectors.h"

namespace placet::merkle {
namespace {

using test::fixed;
using test::text_of;

crypto::Key key_of(const boost::json::value& value) {
    return crypto::Key{fixed<32>(value)};
}

class Example : public ::testing::Test {
protected:
    void SetUp() override {
        VECTORS_OR_SKIP(file, "example/entry_example.json");
        json_ = test::read_json(file);
        const auto& inputs = json_.at("inputs");
        log_id_ = fixed<16>(inputs.at("log_id"));
        uid_ = fixed<16>(inputs.at("uid"));
    }
    const boost::json::value& input(const char* name) const { return json_.at("inputs").at(name); }

    boost::json::value json_;
    Uid log_id_{};
    Uid uid_{};
};

TEST_F(Example, is_reproduced_byte_for_byte) {
    Entry entry;
    entry.log_id = log_id_;
    entry.uid = uid_;
    entry.type = EntryType::grant;
    entry.time_s = 1763780055;
    entry.channel = Channel::form;
    entry.source = 17;
    entry.notice = Notice{*to_array<16>(test::hex("0190aaaaaaaa7bbbbcccddddeeeeffff")),
                          3,
                          *to_array<32>(test::hex("c15b0c791bd3d14de54d3e10a832863d"
                                                  "12c8f5700204f959cdbb0e173c77d03e"))};
    entry.purposes = {{102, false}, {101, true}};
    entry.law_profile = "eu-gdpr";
    const auto secret = key_of(input("entry_salt_S"));
    const auto put = [&](std::uint16_t id, const cbor::Value& value) {
        ASSERT_TRUE(fits(id, value));
        const Hash salt = field_salt(secret, id);
        const auto name = std::to_string(id);
        EXPECT_EQ(to_hex(salt), text_of(json_.at("field_salts").at(name)));
        entry.commitments[id] = commit(salt, log_id_, uid_, id, value);
        EXPECT_EQ(to_hex(entry.commitments[id]), text_of(json_.at("commitments").at(name)));
    };
    const auto& fields = input("fields");
    put(field::email, {text_of(fields.at("1 email"))});
    put(field::phone, {text_of(fields.at("2 phone"))});
    put(field::name, {text_of(fields.at("3 name"))});
    put(field::ip, {test::hex(fields.at("4 ip (bytes)"))});
    put(field::user_agent, {text_of(fields.at("5 user agent"))});
    put(field::time_ms, {fields.at("7 precise time ms").to_number<std::uint64_t>()});
    entry.slink = slink(key_of(input("K_sub")), uid_);
    EXPECT_EQ(to_hex(*entry.slink), text_of(json_.at("slink")));
    const auto& idempotency = input("idempotency");
    entry.idem = idem_tag(key_of(input("K_idem")),
                          idempotency.at("source").to_number<std::uint64_t>(),
                          idempotency.at("key").as_string());
    EXPECT_EQ(to_hex(*entry.idem), text_of(json_.at("idem_tag")));

    const auto encoded = encode(entry);
    ASSERT_TRUE(encoded);
    EXPECT_EQ(to_hex(*encoded), text_of(json_.at("entry_hex")));
    EXPECT_EQ(to_hex(leaf_hash(*encoded)), text_of(json_.at("leaf_hash")));

    std::ranges::reverse(entry.purposes);  // decoding gives them by ascending code
    EXPECT_EQ(*decode_entry(*encoded), entry);
}

TEST_F(Example, has_the_blind_index_tag) {
    const auto tag = blind_index_tag(
        key_of(input("K_idx")), IdentifierKind::email, input("fields").at("1 email").as_string());
    EXPECT_EQ(to_hex(tag), text_of(json_.at("blind_index_email")));
}

// The worked examples of docs/formats/entry.md and checkpoint.md, which were made by other means.
// `first`, `first` + 1, …
template <std::size_t N>
std::array<std::uint8_t, N> counting(std::uint8_t first) {
    std::array<std::uint8_t, N> bytes{};
    for (auto& byte : bytes)
        byte = first++;
    return bytes;
}

class Documentation : public ::testing::Test {
protected:
    Documentation() {
        entry_.log_id = counting<16>(0x10);
        entry_.uid = counting<16>(0x20);
        entry_.time_s = 1'790'000'000;
        entry_.source = 17;
        entry_.notice = Notice{counting<16>(0x30), 3, crypto::sha256(view("<p>Я згодны.</p>"))};
        entry_.purposes = {{101, true}, {102, false}};
        entry_.law_profile = "by-99z";
        put(field::email, {std::string("alena@example.by")});
        put(field::time_ms, {std::uint64_t{1'790'000'000'123}});
        entry_.slink = slink(crypto::Key{counting<32>(0x40)}, entry_.uid);
        entry_.idem =
            idem_tag(crypto::Key{counting<32>(0x60)}, 17, "5b1d3c1c-0f0a-4a5e-9c58-2f3a7d3c9b10");
        entry_.details = {{detail::mode, std::uint64_t{4}},
                          {detail::method, method_number("checkbox_unticked")},
                          {detail::recorder, std::uint64_t{1}},
                          {detail::source_version, std::uint64_t{2}},
                          {detail::language, std::string("be")}};
    }

    void put(std::uint16_t id, const cbor::Value& value) {
        const Hash salt = field_salt(crypto::Key{counting<32>(0)}, id);
        entry_.commitments[id] = commit(salt, entry_.log_id, entry_.uid, id, value);
    }

    Entry entry_;
};

TEST_F(Documentation, shows_this_entry) {
    EXPECT_EQ(to_hex(*encode(entry_)),
              "ae01010250101112131415161718191a1b1c1d1e1f0350202122232425262728292a2b2c2d2e2f04"
              "01051a6ab13b8006010711088350303132333435363738393a3b3c3d3e3f035820437adc8142f7b0"
              "4fb2177fa5c0980e3801ebb51575cea9bf597532f75592fc43098282186501821866000a6662792d"
              "39397a0ba201582065eaf544ae229cdad49cb8d973af2248e9b77d95b1d0e1a65cc14190293ce063"
              "07582044f33db9ac74abf43fb58864e283df868057f4f736778bfe29bb61683b0883e40c58205724"
              "226283640e6a052f9983d848e75d177fe6c15194c87020060d5667cf24560d5033eacd2faca891a7"
              "a7c767a9607b6d1b0ea5010402010301040206626265");
    EXPECT_EQ(to_hex(leaf_hash(*encode(entry_))),
              "fe0ceaf7b710cd2e6b2ff5fcb3644725d3467e15628eb26b994f9a6b07883959");
}

TEST_F(Documentation, shows_this_checkpoint) {
    const auto key = crypto::SigningKey::from_seed(crypto::Key{counting<32>(0)});
    const std::string origin = "placet.example/log/101112131415161718191a1b1c1d1e1f";
    const Checkpoint checkpoint{origin, {1, leaf_hash(*encode(entry_))}};
    EXPECT_EQ(sign_checkpoint(checkpoint, key),
              origin + "\n1\n/gzq97cQzS5rL/X8s2RHJdNGfhVijrJrmU+aaweIOVk=\n\n\u2014 " + origin +
                  " OdDjynGCOYOJhB7lIsOzF8W57GIj6DU5AKQJibV3YktoJHlg"
                  "am3p0V0EY7FjmnKJh6WzvAQZWjsZjUsxw7Xb9ccojwM=\n");
    EXPECT_EQ(Vkey::of(origin, key.public_key()).text(),
              origin + "+39d0e3ca+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4");
}

TEST(Entry, comes_back_as_it_went_with_every_member_or_none) {
    const Entry full = test::full_entry();
    EXPECT_EQ(*decode_entry(*encode(full)), full);
    Entry bare;
    bare.type = EntryType::epoch_rotated;
    bare.channel = Channel::server;
    EXPECT_EQ(*decode_entry(*encode(bare)), bare);
    EXPECT_EQ(decode_entry(*encode(bare))->unknown.size(), 0U);
}

// Everything that must not get into an entry, with the key it would get in by.
TEST(Entry, is_not_encoded_outside_the_schema) {
    const auto refuses = [](const char* at, auto change) {
        Entry entry = test::full_entry();
        change(entry);
        const auto encoded = encode(entry);
        ASSERT_FALSE(encoded) << at;
        EXPECT_EQ(encoded.error().code, "entry.schema");
        EXPECT_EQ(encoded.error().detail, at);
    };
    refuses("4", [](Entry& e) { e.type = static_cast<EntryType>(12); });
    refuses("4", [](Entry& e) { e.type = static_cast<EntryType>(0); });
    refuses("5", [](Entry& e) { e.time_s = 253'402'300'800; });
    refuses("6", [](Entry& e) { e.channel = static_cast<Channel>(12); });
    refuses("7", [](Entry& e) { e.source = 1ULL << 32; });
    refuses("8", [](Entry& e) { e.notice->version = 1ULL << 32; });
    refuses("9", [](Entry& e) { e.purposes = {{1, true}, {1, false}}; });
    refuses("9", [](Entry& e) { e.purposes = {{1ULL << 32, true}}; });
    refuses("10", [](Entry& e) { e.law_profile = "Anna Ivanova"; });
    refuses("10", [](Entry& e) { e.law_profile = "anna@example.org"; });
    refuses("10", [](Entry& e) { e.law_profile = std::string(33, 'a'); });
    refuses("11", [](Entry& e) { e.commitments[0] = Hash{}; });
    refuses("11", [](Entry& e) { e.commitments[14] = Hash{}; });
    refuses("14", [](Entry& e) { e.details[8] = std::uint64_t{1}; });
    refuses("14", [](Entry& e) { e.details[99] = std::string("a"); });
    refuses("14", [](Entry& e) { e.details[detail::mode] = std::uint64_t{5}; });
    refuses("14", [](Entry& e) { e.details[detail::mode] = std::string("1"); });
    refuses("14", [](Entry& e) { e.details[detail::method] = std::uint64_t{16}; });
    refuses("14", [](Entry& e) { e.details[detail::language] = std::string("по-русски"); });
    refuses("14", [](Entry& e) { e.details[detail::old_origin] = std::string("a b"); });
    refuses("14", [](Entry& e) { e.details[detail::public_key] = std::uint64_t{1}; });
    refuses("0", [](Entry& e) { e.unknown = {"15"}; });
}

// An entry written by hand: seven members, and what `more` adds.
Bytes handmade(std::size_t members, const std::function<void(cbor::Writer&)>& more = {}) {
    cbor::Writer out;
    out.map(members).unsigned_integer(1).unsigned_integer(1);
    out.unsigned_integer(2).bytes(Uid{}).unsigned_integer(3).bytes(Uid{});
    for (std::uint64_t id = 4; id <= 7; ++id)
        out.unsigned_integer(id).unsigned_integer(1);
    if (more) more(out);
    return out.take();
}

TEST(Entry, tolerates_and_lists_what_a_newer_version_may_add) {
    const auto entry = decode_entry(handmade(10, [](cbor::Writer& out) {
        out.unsigned_integer(11).map(1).unsigned_integer(40).bytes(Hash{});
        out.unsigned_integer(14).map(2).unsigned_integer(1).unsigned_integer(2);
        out.unsigned_integer(23).array(1).text("x");
        out.unsigned_integer(15).boolean(true);
    }));
    ASSERT_TRUE(entry);
    EXPECT_EQ(entry->unknown, (std::vector<std::string>{"11/40", "14/23", "15"}));
    EXPECT_EQ(entry->details.size(), 1U);
    EXPECT_FALSE(encode(*entry));
}

TEST(Entry, tolerates_types_and_channels_that_are_not_known_yet) {
    cbor::Writer out;
    out.map(7).unsigned_integer(1).unsigned_integer(1);
    out.unsigned_integer(2).bytes(Uid{}).unsigned_integer(3).bytes(Uid{});
    out.unsigned_integer(4).unsigned_integer(900).unsigned_integer(5).unsigned_integer(0);
    out.unsigned_integer(6).unsigned_integer(77).unsigned_integer(7).unsigned_integer(0);
    ASSERT_TRUE(decode_entry(out.view()));
    EXPECT_FALSE(encode(*decode_entry(out.view())));
}

TEST(Entry, is_not_read_when_a_member_has_another_form) {
    const auto refuses = [](std::uint64_t id, const char* value) {
        const Bytes bytes =
            handmade(8, [&](cbor::Writer& out) { out.unsigned_integer(id).raw(test::hex(value)); });
        ASSERT_TRUE(cbor::decode(bytes)) << id << " " << value;
        const auto entry = decode_entry(bytes);
        ASSERT_FALSE(entry) << id << " " << value;
        EXPECT_EQ(entry.error().code, "entry.malformed");
    };
    refuses(8, "f6");
    refuses(8, "80");
    refuses(8, "8350000102030405060708090a0b0c0d0e0f0140");
    refuses(9, "80");
    refuses(9, "818101");
    refuses(9, "81820102");
    refuses(9,
            "8282010182010"
            "0");
    refuses(9,
            "8282020182010"
            "0");
    refuses(10, "60");
    refuses(10, "6141");
    refuses(10, "01");
    refuses(11, "a0");
    refuses(11, "a10140");
    refuses(11,
            "a1005820"
            "0000000000000000000000000000000000000000000000000000000000000000");
    refuses(12, "40");
    refuses(13, "40");
    refuses(14, "a0");
    refuses(14, "a10105");
    refuses(14, "a10100");
    refuses(14, "a10602");
    refuses(14, "a1066141");
    refuses(14, "a11340");
    refuses(14, "a1616100");
}

TEST(Entry, needs_its_first_seven_members) {
    EXPECT_TRUE(decode_entry(handmade(7)));
    cbor::Writer out;
    out.map(6).unsigned_integer(1).unsigned_integer(1).unsigned_integer(2).bytes(Uid{});
    for (std::uint64_t id = 4; id <= 7; ++id)
        out.unsigned_integer(id).unsigned_integer(1);
    EXPECT_EQ(decode_entry(out.view()).error().code, "entry.malformed");
    EXPECT_FALSE(decode_entry(test::hex("a0")));
    EXPECT_FALSE(decode_entry(test::hex("80")));
    EXPECT_FALSE(decode_entry({}));
}

TEST(Entry, says_so_when_it_is_of_a_later_version) {
    Bytes bytes = handmade(7);
    bytes[2] = 2;
    EXPECT_EQ(decode_entry(bytes).error().code, "entry.version");
    bytes[2] = 0;
    EXPECT_EQ(decode_entry(bytes).error().code, "entry.malformed");
}

TEST(Entry, cut_off_anywhere_is_not_read) {
    const Bytes whole = *encode(test::full_entry());
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_FALSE(decode_entry(BytesView(whole).first(size))) << size;
}

TEST(Fields, have_one_type_of_value_each) {
    const cbor::Value text{std::string("x")};
    const cbor::Value number{std::uint64_t{1}};
    const auto bytes = [](std::size_t size) { return cbor::Value{Bytes(size)}; };
    const auto array = [](cbor::Value item) { return cbor::Value{cbor::Array{std::move(item)}}; };
    for (const std::uint16_t id : {1, 2, 3, 5, 6, 8, 12, 13}) {
        EXPECT_TRUE(fits(id, text)) << id;
        EXPECT_FALSE(fits(id, number)) << id;
        EXPECT_FALSE(fits(id, bytes(4))) << id;
    }
    EXPECT_TRUE(fits(field::ip, bytes(4)));
    EXPECT_TRUE(fits(field::ip, bytes(16)));
    EXPECT_FALSE(fits(field::ip, bytes(5)));
    EXPECT_TRUE(fits(field::time_ms, number));
    EXPECT_FALSE(fits(field::time_ms, text));
    EXPECT_TRUE(fits(field::references, array(bytes(16))));
    EXPECT_FALSE(fits(field::references, array(bytes(32))));
    EXPECT_TRUE(fits(field::answers, array({cbor::Array{text, text}})));
    EXPECT_FALSE(fits(field::answers, array({cbor::Array{text, number}})));
    EXPECT_FALSE(fits(field::answers, array({cbor::Array{text}})));
    EXPECT_TRUE(fits(field::attachments, array(bytes(32))));
    EXPECT_FALSE(fits(field::attachments, array(text)));
    for (const std::uint16_t id : {0, 14, 65535})
        EXPECT_FALSE(fits(id, text)) << id;
}

TEST(Methods, are_numbered_from_one) {
    EXPECT_EQ(method_number("checkbox_unticked"), 1U);
    EXPECT_EQ(method_number("silence"), 15U);
    EXPECT_EQ(method_number("nod"), 0U);
}

}  // namespace
}  // namespace placet::merkle
