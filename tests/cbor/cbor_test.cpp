#include "cbor/cbor.h"

#include <gtest/gtest.h>

#include "cbor/reader.h"
#include "support/vectors.h"

namespace placet::cbor {
namespace {

using test::hex;

struct Refused {
    const char* hex;
    const char* why;
};

constexpr const char* accepted[] = {
    "00",
    "17",
    "1818",
    "18ff",
    "190100",
    "19ffff",
    "1a00010000",
    "1affffffff",
    "1b0000000100000000",
    "1bffffffffffffffff",  // unsigned, every border
    "20",
    "37",
    "3818",
    "38ff",
    "390100",
    "3a00010000",
    "3b0000000100000000",
    "3b7fffffffffffffff",  // negative, down to -2^63
    "40",
    "41ff",
    "5818000000000000000000000000000000000000000000000000",
    "60",
    "617a",
    "62c3bc",
    "63e6b0b4",
    "64f0908591",
    "64f48fbfbf",
    "6100",
    "80",
    "8100",
    "8480a0f4f6",
    "8181818100",
    "a0",
    "a10000",
    "a2000001f5",
    "a20000187800",
    "a1616100",
    "a30000181800616100",
    "f4",
    "f5",
    "f6",
    "a1f4f5",
};

constexpr Refused refused[] = {
    {"", "nothing"},
    {"18", "head cut off"},
    {"1817", "23 in two bytes"},
    {"1900ff", "255 in three bytes"},
    {"1a0000ffff", "65535 in five bytes"},
    {"1b00000000ffffffff", "2^32-1 in nine bytes"},
    {"3817", "-24 in two bytes"},
    {"3b8000000000000000", "below -2^63"},
    {"3bffffffffffffffff", "-2^64"},
    {"1c", "reserved 28"},
    {"1d", "reserved 29"},
    {"1e", "reserved 30"},
    {"1f", "indefinite integer"},
    {"41", "bytes cut off"},
    {"581700", "byte string length in two bytes"},
    {"5bffffffffffffffff", "length of 2^64-1"},
    {"5f4100ff", "indefinite bytes"},
    {"61", "text cut off"},
    {"6180", "lone continuation byte"},
    {"62c080", "overlong NUL"},
    {"62c1bf", "overlong two bytes"},
    {"63e08080", "overlong three bytes"},
    {"63eda080", "surrogate"},
    {"64f0808080", "overlong four bytes"},
    {"64f4908080", "above U+10FFFF"},
    {"62c361", "lead byte without continuation"},
    {"7f6161ff", "indefinite text"},
    {"81", "array cut off"},
    {"9bffffffffffffffff", "array of 2^64-1"},
    {"9f00ff", "indefinite array"},
    {"a100", "map without value"},
    {"bbffffffffffffffff", "map of 2^64-1"},
    {"bf0000ff", "indefinite map"},
    {"a200000000", "duplicate key"},
    {"a201000000", "keys descend"},
    {"a2187800"
     "1700",
     "longer key first"},
    {"a2616200616100", "text keys descend"},
    {"a261610000"
     "00",
     "text key before number"},
    {"818181818100", "five arrays deep"},
    {"a100a100a100a100a10000", "five maps deep"},
    {"c000", "tag 0"},
    {"c24100", "bignum"},
    {"d9d9f700", "self-described tag"},
    {"f90000", "float16"},
    {"fa00000000", "float32"},
    {"fb0000000000000000", "float64"},
    {"f7", "undefined"},
    {"e0", "simple 0"},
    {"f8ff", "simple 255"},
    {"f814", "false in two bytes"},
    {"ff", "break"},
    {"0000", "two items"},
    {"8000", "array and a byte"},
};

TEST(Cbor, accepts_the_profile_and_writes_it_back_byte_for_byte) {
    int count = 0;
    for (const char* text : accepted) {
        const auto value = decode(hex(text));
        ASSERT_TRUE(value) << text;
        EXPECT_EQ(to_hex(encode(*value)), text);
        ++count;
    }
    EXPECT_GE(count, 30);
}

TEST(Cbor, refuses_everything_else) {
    static_assert(std::size(refused) >= 30);
    for (const auto& [text, why] : refused) {
        const auto value = decode(hex(text));
        ASSERT_FALSE(value) << text << " " << why;
        EXPECT_EQ(value.error().code, "cbor.malformed");
        EXPECT_EQ(value.error().kind, ErrorKind::malformed);
    }
}

TEST(Cbor, agrees_with_the_published_profile) {
    VECTORS_OR_SKIP(file, "rfc/dcbor_profile.json");
    const auto json = test::read_json(file);
    for (const auto& text : json.at("accept_hex").as_array()) {
        const auto value = decode(hex(text));
        ASSERT_TRUE(value) << text;
        EXPECT_EQ(to_hex(encode(*value)), test::text_of(text));
    }
    for (const auto& item : json.at("reject").as_array())
        EXPECT_FALSE(decode(hex(item.at("hex")))) << item;
}

TEST(Cbor, refuses_more_bytes_than_the_limit) {
    Writer out;
    out.bytes(Bytes(4096 - 3));
    ASSERT_EQ(out.view().size(), 4096U);
    EXPECT_TRUE(decode(out.view()));
    EXPECT_FALSE(decode(out.view(), {.depth = 4, .bytes = 4095}));
}

TEST(Cbor, allows_four_containers_within_each_other) {
    EXPECT_TRUE(decode(hex("a10081a10080")));
    EXPECT_FALSE(decode(hex("a10081a1008180")));
    EXPECT_TRUE(decode(hex("a10081a1008180"), {.depth = 5, .bytes = 100}));
    EXPECT_TRUE(decode(hex("00"), {.depth = 0, .bytes = 100}));
    EXPECT_FALSE(decode(hex("80"), {.depth = 0, .bytes = 100}));
}

TEST(Cbor, keeps_the_values) {
    const auto value = decode(hex("a500186401200241aa0362c3bc048206f6"));
    ASSERT_TRUE(value);
    EXPECT_EQ(*value->find(0)->as_unsigned(), 100U);
    EXPECT_EQ(std::get<std::int64_t>(value->find(1)->data), -1);
    EXPECT_EQ(*value->find(2)->as_bytes(), Bytes{0xAA});
    EXPECT_EQ(*value->find(3)->as_text(), "ü");
    EXPECT_EQ(value->find(4)->as_array()->size(), 2U);
    EXPECT_EQ(value->find(5), nullptr);
    EXPECT_EQ(value->find(0)->find(0), nullptr);
}

TEST(Cbor, sorts_the_members_of_a_map_when_encoding) {
    Map map;
    map.emplace_back(Value{std::string("a")}, Value{std::uint64_t{1}});
    map.emplace_back(Value{std::uint64_t{24}}, Value{true});
    map.emplace_back(Value{std::uint64_t{3}}, Value{});
    EXPECT_EQ(to_hex(encode(Value{map})), "a303f61818f5616101");
}

TEST(Writer, writes_the_shortest_heads) {
    const auto written = [](std::int64_t value) { return to_hex(Writer{}.integer(value).view()); };
    EXPECT_EQ(written(23), "17");
    EXPECT_EQ(written(24), "1818");
    EXPECT_EQ(written(255), "18ff");
    EXPECT_EQ(written(256), "190100");
    EXPECT_EQ(written(65536), "1a00010000");
    EXPECT_EQ(written(4294967296), "1b0000000100000000");
    EXPECT_EQ(written(-1), "20");
    EXPECT_EQ(written(-256), "38ff");
    EXPECT_EQ(written(INT64_MIN), "3b7fffffffffffffff");
}

TEST(Reader, gives_views_into_the_buffer) {
    Writer out;
    out.array(3).unsigned_integer(7).text("x").bytes(Bytes{1, 2});
    Reader reader{out.view()};
    EXPECT_EQ(reader.array(), 3U);
    EXPECT_EQ(reader.unsigned_integer(), 7U);
    EXPECT_EQ(text_view(*reader.text()), "x");
    EXPECT_EQ(reader.bytes()->size(), 2U);
    EXPECT_TRUE(reader.done());
    EXPECT_FALSE(reader.next());
}

TEST(Reader, gives_nothing_when_the_type_is_another) {
    EXPECT_FALSE(Reader{hex("00")}.bytes());
    EXPECT_FALSE(Reader{hex("40")}.unsigned_integer());
    EXPECT_FALSE(Reader{hex("f7")}.next());
}

}  // namespace
}  // namespace placet::cbor
