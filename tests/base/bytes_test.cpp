#include "base/bytes.h"

#include <gtest/gtest.h>

namespace placet {
namespace {

TEST(Bytes, writes_and_reads_every_text_form) {
    const Bytes bytes = {0x00, 0xff, 0x10, 0x3e, 0x3f};
    EXPECT_EQ(to_hex(bytes), "00ff103e3f");
    EXPECT_EQ(*from_hex("00ff103e3f"), bytes);
    EXPECT_EQ(*from_base64(to_base64(bytes)), bytes);
    EXPECT_EQ(*from_base64url(to_base64url(bytes)), bytes);
    EXPECT_EQ(to_base32(view("foobar")), "mzxw6ytboi");
}

// Two texts for one value would let a changed token pass as the original.
TEST(Bytes, refuses_other_spellings_of_the_same_value) {
    EXPECT_EQ(from_base64url("AB").error().code, "bytes.base64url");
    EXPECT_EQ(from_base64("AB==").error().code, "bytes.base64");
    EXPECT_EQ(from_base64("AA=").error().code, "bytes.base64");
    EXPECT_EQ(from_base64url("A").error().code, "bytes.base64url");
    EXPECT_EQ(from_hex("0F").error().code, "bytes.hex");
    EXPECT_EQ(from_hex("0").error().code, "bytes.hex");
}

TEST(Bytes, copies_into_an_array_of_the_exact_length_only) {
    EXPECT_TRUE(to_array<2>(view("ab")));
    EXPECT_EQ(to_array<2>(view("abc")).error().code, "bytes.length");
}

}  // namespace
}  // namespace placet
