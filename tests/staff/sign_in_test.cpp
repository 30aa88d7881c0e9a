#include "staff/sign_in.h"

#include <gtest/gtest.h>

#include "staff/attempts.h"
#include "staff/authenticator.h"
#include "staff/password.h"
#include "staff/session.h"
#include "staff/totp.h"
#include "support/people.h"
#include "support/totp.h"

namespace placet::staff {
namespace {

using test::must;

class SignInTest : public test::StoreTest {
protected:
    Result<SignedIn> try_to(std::string email, std::string password, std::string totp = {}) {
        return sign_in(people.staff_ports, {email, password, totp, "192.0.2.7"});
    }
    SignedIn enter(const std::string& totp = {}) {
        return must(try_to("anna@example.by", test::People::password, totp));
    }
    static http::Request request(http::Method method, std::string_view token) {
        http::Request out;
        out.method = method;
        out.headers.set("Cookie", "placet_session=" + std::string(token));
        return out;
    }
    http::Principal principal(const SignedIn& signed_in) {
        return must(find_session(people.staff_ports, signed_in.token));
    }

    test::People people{a_store()};
    Account anna = people.add("anna@example.by", {http::Role::owner});
    Authenticator authenticator{people.staff_ports};
};
ON_BOTH_STORES(SignInTest);

TEST_P(SignInTest, opens_a_session_that_knows_its_roles) {
    const auto signed_in = enter();
    const auto who = must(authenticator.authenticate(request(http::Method::get, signed_in.token)));
    EXPECT_EQ(who.kind, http::Principal::Kind::staff);
    EXPECT_EQ(who.id, anna.id);
    EXPECT_EQ(who.workspace, 1);
    EXPECT_EQ(who.roles, std::vector{http::Role::owner});
}

TEST_P(SignInTest, finds_an_address_in_any_spelling) {
    EXPECT_TRUE(try_to(" Anna@EXAMPLE.by ", test::People::password));
}

// The answer must not tell who has an account.
TEST_P(SignInTest, answers_alike_for_a_wrong_password_and_an_unknown_address) {
    const auto wrong = try_to("anna@example.by", "wrong password!");
    const auto unknown = try_to("boris@example.by", "wrong password!");
    EXPECT_EQ(wrong.error().code, "sign_in_failed");
    EXPECT_EQ(unknown.error().code, "sign_in_failed");
    EXPECT_EQ(wrong.error().kind, unknown.error().kind);
}

// Otherwise the time of the answer would tell it.
TEST(DummyPassword, costs_as_much_as_a_real_one) {
    const auto real = crypto::hash_password("any");
    const auto cost = [](std::string_view encoded) {
        return encoded.substr(0, encoded.rfind("p="));
    };
    EXPECT_EQ(cost(dummy_password_hash()), cost(real));
    EXPECT_FALSE(crypto::verify_password(dummy_password_hash(), "any"));
}

TEST_P(SignInTest, refuses_a_deactivated_account_and_its_open_sessions) {
    people.add("boris@example.by", {http::Role::owner});
    const auto signed_in = enter();
    must(edit_account(people.staff_ports,
                      {.workspace = 1,
                       .actor = {"staff", "st_x"},
                       .account = anna.id,
                       .members = {{"active", false}}}));
    EXPECT_EQ(find_session(people.staff_ports, signed_in.token).error().code, "session_invalid");
    EXPECT_EQ(try_to("anna@example.by", test::People::password).error().code, "sign_in_failed");
}

TEST_P(SignInTest, makes_guessing_wait_longer_and_longer) {
    for (int i = 0; i < 6; ++i)
        EXPECT_EQ(try_to("anna@example.by", "wrong password!").error().code, "sign_in_failed");
    const auto braked = try_to("anna@example.by", test::People::password);
    EXPECT_EQ(braked.error().kind, ErrorKind::too_many);
    EXPECT_GE(std::stoi(braked.error().detail), 1);

    people.clock.advance_seconds(3);
    EXPECT_EQ(try_to("anna@example.by", "wrong password!").error().code, "sign_in_failed");
    people.clock.advance_seconds(3);
    EXPECT_EQ(try_to("anna@example.by", "wrong password!").error().kind, ErrorKind::too_many);

    people.clock.advance_seconds(3);
    EXPECT_TRUE(try_to("anna@example.by", test::People::password));
    EXPECT_EQ(try_to("anna@example.by", "wrong password!").error().code, "sign_in_failed");
}

// One address that walks through many accounts is braked too, unknown accounts included.
TEST_P(SignInTest, brakes_an_address_that_tries_many_accounts) {
    int refused = 0;
    for (int i = 0; i < 40; ++i) {
        const auto email = "nobody" + std::to_string(i) + "@example.by";
        if (!count_attempt(people.staff_ports, {email, "192.0.2.7"})) ++refused;
    }
    EXPECT_GE(refused, 5);
    EXPECT_TRUE(count_attempt(people.staff_ports, {"somebody@example.by", "192.0.2.8"}));
}

TEST_P(SignInTest, ends_a_session_when_it_idles_and_when_it_is_old) {
    const auto idle = enter();
    people.clock.advance_seconds(idle_seconds - 1);
    EXPECT_TRUE(find_session(people.staff_ports, idle.token));
    people.clock.advance_seconds(idle_seconds + 1);
    EXPECT_EQ(find_session(people.staff_ports, idle.token).error().code, "session_invalid");

    const auto busy = enter();
    const auto rounds = absolute_seconds / (idle_seconds / 2);
    for (std::int64_t i = 0; i + 1 < rounds; ++i) {
        people.clock.advance_seconds(idle_seconds / 2);
        EXPECT_TRUE(find_session(people.staff_ports, busy.token)) << i;
    }
    people.clock.advance_seconds(idle_seconds / 2);
    EXPECT_FALSE(find_session(people.staff_ports, busy.token));
}

TEST_P(SignInTest, refuses_a_cookie_borne_write_without_the_token_of_its_session) {
    const auto mine = enter();
    const auto other = enter();
    const auto write = [&](std::string csrf) {
        auto made = request(http::Method::post, mine.token);
        made.headers.set("X-CSRF-Token", std::move(csrf));
        return authenticator.authenticate(made);
    };
    EXPECT_TRUE(write(csrf_token(mine.token)));
    EXPECT_EQ(write("").error().code, "csrf");
    EXPECT_EQ(write(csrf_token(other.token)).error().code, "csrf");
    EXPECT_EQ(authenticator.authenticate(request(http::Method::del, mine.token)).error().code,
              "csrf");
    EXPECT_TRUE(authenticator.authenticate(request(http::Method::get, mine.token)));
}

TEST_P(SignInTest, ends_a_session_on_sign_out_and_leaves_the_others) {
    const auto mine = enter();
    const auto other = enter();
    must(end_session(people.staff_ports, principal(mine)));
    EXPECT_FALSE(find_session(people.staff_ports, mine.token));
    EXPECT_TRUE(find_session(people.staff_ports, other.token));
    EXPECT_EQ(authenticator.authenticate(request(http::Method::get, "forged")).error().code,
              "session_invalid");
    EXPECT_EQ(must(authenticator.authenticate(http::Request{})).kind,
              http::Principal::Kind::nobody);
}

// The store may leak; then nobody must be able to sign in with what is in it.
TEST_P(SignInTest, stores_neither_tokens_nor_passwords) {
    const auto signed_in = enter();
    const db::Query query{"test.sessions", "SELECT token_hash FROM staff_sessions", {}};
    const auto rows =
        must(people.store->read([&](db::Transaction& tx) { return tx.query(query, {}); }));
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].bytes(0), to_bytes(crypto::sha256(view(signed_in.token))));
    EXPECT_TRUE(signed_in.account.password_hash.starts_with("$argon2id$"));
}

class TotpTest : public SignInTest {
protected:
    void SetUp() override {
        who = principal(enter());
        const auto enrolment = must(enrol_totp(people.staff_ports, who));
        secret = enrolment.secret;
        EXPECT_EQ(secret.size(), 32U);
        EXPECT_TRUE(enrolment.uri.starts_with("otpauth://totp/Placet:anna%40example.by?secret="));
    }
    std::string code() const { return test::totp_code(secret, people.clock.now().seconds()); }

    std::string secret;
    http::Principal who;
};
ON_BOTH_STORES(TotpTest);

// A wrong scan must lock nobody out.
TEST_P(TotpTest, asks_for_a_code_only_after_one_was_confirmed) {
    EXPECT_TRUE(try_to("anna@example.by", test::People::password));
    const auto wrong = confirm_totp(people.staff_ports, who, "abcdef");
    EXPECT_EQ(wrong.error().invalid.at(0).code, "wrong_code");
    must(confirm_totp(people.staff_ports, who, code()));
    EXPECT_EQ(try_to("anna@example.by", test::People::password).error().code, "totp_required");
    EXPECT_EQ(try_to("anna@example.by", test::People::password, "abcdef").error().code,
              "sign_in_failed");
    EXPECT_EQ(enrol_totp(people.staff_ports, who).error().code, "totp_active");

    must(drop_totp(people.staff_ports, who));
    EXPECT_TRUE(try_to("anna@example.by", test::People::password));
}

// Somebody who looks over a shoulder sees the code too.
TEST_P(TotpTest, takes_each_step_once) {
    const auto first = code();
    must(confirm_totp(people.staff_ports, who, first));
    EXPECT_EQ(try_to("anna@example.by", test::People::password, first).error().code,
              "sign_in_failed");

    people.clock.advance_seconds(90);
    const auto next = code();
    enter(next);
    EXPECT_EQ(try_to("anna@example.by", test::People::password, next).error().code,
              "sign_in_failed");
}

}  // namespace
}  // namespace placet::staff
