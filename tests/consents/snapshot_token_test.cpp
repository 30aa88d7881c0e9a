#include "consents/snapshot_token.h"

#include <gtest/gtest.h>

#include <functional>

#include "support/manual_clock.h"
#include "support/seeded_random.h"
#include "support/stores.h"

namespace placet::consents {
namespace {

using test::must;

CapturePoint a_point() {
    CapturePoint point;
    point.id = "f_one";
    point.version = 3;
    point.lang = "be";
    point.agreements = {{.agreement = "ag_1",
                         .version = 2,
                         .mode = Mode::required_read,
                         .text = crypto::sha256(view("text")),
                         .profile = "by-99z"}};
    return point;
}

class SnapshotToken : public testing::Test {
protected:
    std::string a_token() { return make_snapshot_token(point, key, expires, random); }
    std::string refusal(std::string_view token, std::string_view form = "f_one") {
        const auto opened = open_snapshot_token(token, form, key, clock.now());
        if (opened) return {};
        EXPECT_EQ(opened.error().code, "token_invalid");
        EXPECT_EQ(opened.error().invalid.at(0).field, "token");
        return opened.error().invalid.at(0).code;
    }

    test::SeededRandom random;
    test::ManualClock clock;
    crypto::Key key = crypto::Key::random(random);
    CapturePoint point = a_point();
    Timestamp expires = Timestamp::from_seconds(clock.now().seconds() + token_life_s);
};

TEST_F(SnapshotToken, says_what_was_shown) {
    const auto claims = must(open_snapshot_token(a_token(), "f_one", key, clock.now()));
    EXPECT_EQ(claims.lang, "be");
    EXPECT_EQ(claims.shown, digest_of(point));
}

TEST_F(SnapshotToken, is_another_for_everybody) {
    const auto one = must(open_snapshot_token(a_token(), "f_one", key, clock.now()));
    const auto two = must(open_snapshot_token(a_token(), "f_one", key, clock.now()));
    EXPECT_NE(one.once, two.once);
    EXPECT_EQ(one.shown, two.shown);
}

TEST_F(SnapshotToken, ends_when_its_time_is_over) {
    const auto token = a_token();
    clock.advance_seconds(token_life_s - 1);
    EXPECT_EQ(refusal(token), "");
    clock.advance_seconds(1);
    EXPECT_EQ(refusal(token), "expired");
}

TEST_F(SnapshotToken, is_of_one_form_and_one_key) {
    const auto token = a_token();
    EXPECT_EQ(refusal(token, "f_two"), "forged");
    key = crypto::Key::random(random);
    EXPECT_EQ(refusal(token), "forged");
}

// Also an expiry that somebody moved: the MAC covers every byte.
TEST_F(SnapshotToken, breaks_with_any_bit) {
    const Bytes token = *from_base64url(a_token());
    for (std::size_t i = 0; i < token.size(); ++i) {
        Bytes changed = token;
        changed[i] ^= 1;
        EXPECT_EQ(refusal(to_base64url(changed)), "forged") << i;
    }
    EXPECT_EQ(refusal(""), "forged");
    EXPECT_EQ(refusal(a_token() + "A"), "forged");
    EXPECT_EQ(refusal("!" + a_token()), "forged");
}

TEST_F(SnapshotToken, binds_all_that_the_visitor_reads) {
    const std::vector<std::pair<const char*, std::function<void(CapturePoint&)>>> changes = {
        {"version of the form", [](auto& p) { ++p.version; }},
        {"language", [](auto& p) { p.lang = "ru"; }},
        {"agreement", [](auto& p) { p.agreements[0].agreement = "ag_2"; }},
        {"version of the agreement", [](auto& p) { ++p.agreements[0].version; }},
        {"text", [](auto& p) { p.agreements[0].text[31] ^= 1; }},
        {"mode", [](auto& p) { p.agreements[0].mode = Mode::required_preset; }},
        {"law", [](auto& p) { p.agreements[0].profile = "gdpr"; }},
        {"one more", [](auto& p) { p.agreements.push_back(p.agreements[0]); }},
        {"none", [](auto& p) { p.agreements.clear(); }}};
    for (const auto& [what, change] : changes) {
        auto other = point;
        change(other);
        EXPECT_NE(digest_of(other), digest_of(point)) << what;
    }
}

}  // namespace
}  // namespace placet::consents
