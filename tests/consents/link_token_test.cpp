#include "consents/link_token.h"

#include <gtest/gtest.h>

#include "support/manual_clock.h"
#include "support/memory_keys.h"
#include "support/stores.h"

namespace placet::consents {
namespace {

using test::must;

class LinkToken : public testing::Test {
protected:
    std::string refusal(std::string_view token, LinkKind kind) {
        const auto opened = open_link_token(token, kind, *ring, clock.now());
        if (opened) return {};
        EXPECT_EQ(opened.error().kind, ErrorKind::not_found);
        return opened.error().code;
    }

    crypto::SystemRandom random;
    test::MemoryKeys files{random};
    std::unique_ptr<crypto::KeyRing> ring = must(crypto::KeyRing::open(files, random));
    test::ManualClock clock;
    const std::int64_t tomorrow = clock.now().seconds() + 86'400;
};

TEST_F(LinkToken, names_its_entry_and_is_always_the_same) {
    const Link link{LinkKind::receipt, 7, (1ULL << 40) + 5, tomorrow};
    const auto token = make_link_token(link, *ring);
    EXPECT_EQ(make_link_token(link, *ring), token);
    const auto opened = must(open_link_token(token, LinkKind::receipt, *ring, clock.now()));
    EXPECT_EQ(opened.log, 7);
    EXPECT_EQ(opened.index, (1ULL << 40) + 5);
    EXPECT_EQ(opened.expires_s, tomorrow);
}

TEST_F(LinkToken, of_a_receipt_ends_and_of_a_withdrawal_does_not) {
    const auto receipt = make_link_token({LinkKind::receipt, 1, 9, tomorrow}, *ring);
    const auto withdrawal = make_link_token({LinkKind::withdrawal, 1, 9, 0}, *ring);
    clock.advance_seconds(86'399);
    EXPECT_EQ(refusal(receipt, LinkKind::receipt), "");
    clock.advance_seconds(1);
    EXPECT_EQ(refusal(receipt, LinkKind::receipt), "link_expired");
    clock.advance_seconds(100LL * 365 * 86'400);
    EXPECT_EQ(refusal(withdrawal, LinkKind::withdrawal), "");
}

// A link that only reads must not withdraw, and the other way round.
TEST_F(LinkToken, does_one_thing_only) {
    EXPECT_EQ(refusal(make_link_token({LinkKind::receipt, 1, 9, 0}, *ring), LinkKind::withdrawal),
              "link_not_found");
    EXPECT_EQ(refusal(make_link_token({LinkKind::withdrawal, 1, 9, 0}, *ring), LinkKind::receipt),
              "link_not_found");
}

TEST_F(LinkToken, breaks_with_any_bit) {
    const auto text = make_link_token({LinkKind::receipt, 1, 9, tomorrow}, *ring);
    const Bytes token = *from_base64url(text);
    for (std::size_t i = 0; i < token.size(); ++i) {
        Bytes changed = token;
        changed[i] ^= 1;
        EXPECT_EQ(refusal(to_base64url(changed), LinkKind::receipt), "link_not_found") << i;
    }
    EXPECT_EQ(refusal("", LinkKind::receipt), "link_not_found");
    EXPECT_EQ(refusal(text + "A", LinkKind::receipt), "link_not_found");
}

}  // namespace
}  // namespace placet::consents
