#include "staff/edit_staff.h"

#include <gtest/gtest.h>

#include "staff/account_store.h"
#include "staff/api_key.h"
#include "staff/authenticator.h"
#include "staff/session.h"
#include "staff/setup.h"
#include "support/people.h"

namespace placet::staff {
namespace {

using test::must;

class StaffTest : public test::StoreTest {
protected:
    Result<Account> edit(const Account& account,
                         boost::json::object members,
                         std::optional<std::int64_t> expected = {}) {
        return edit_account(people.staff_ports,
                            {.workspace = 1,
                             .actor = {"staff", "st_x"},
                             .account = account.id,
                             .members = std::move(members),
                             .expected_revision = expected});
    }
    Result<Account> add(std::string email, std::string password) {
        return create_account(people.staff_ports,
                              {.workspace = 1,
                               .actor = {"staff", "st_x"},
                               .email = std::move(email),
                               .name = "N",
                               .roles = {http::Role::editor},
                               .password = std::move(password)});
    }
    workspaces::StaffDirectory::Summary summary() {
        return must(people.store->read(
            [&](db::Transaction& tx) { return people.directory.summary(tx, 1); }));
    }

    test::People people{a_store()};
    Account owner = people.add("owner@example.by", {http::Role::owner});
};
ON_BOTH_STORES(StaffTest);

// A workspace that nobody owns could never be repaired from within.
TEST_P(StaffTest, keeps_the_last_active_owner) {
    EXPECT_EQ(edit(owner, {{"active", false}}).error().code, "last_owner");
    EXPECT_EQ(edit(owner, {{"roles", {"editor"}}}).error().code, "last_owner");
    const auto second = people.add("second@example.by", {http::Role::owner});
    EXPECT_TRUE(edit(owner, {{"roles", {"editor"}}}));
    EXPECT_EQ(edit(second, {{"active", false}}).error().code, "last_owner");
}

TEST_P(StaffTest, refuses_an_edit_of_an_old_revision) {
    EXPECT_EQ(must(edit(owner, {{"name", "Anna"}}, 1)).revision, 2);
    EXPECT_EQ(edit(owner, {{"name", "Boris"}}, 1).error().code, "edit_conflict");
}

TEST_P(StaffTest, gives_one_address_one_account) {
    const auto taken = add("OWNER@example.by", "a long enough one");
    EXPECT_EQ(taken.error().code, "email_taken");
    EXPECT_EQ(taken.error().kind, ErrorKind::conflict);
}

TEST_P(StaffTest, refuses_weak_passwords_and_bad_addresses) {
    EXPECT_EQ(add("a@example.by", "short").error().invalid.at(0).code, "password_too_short");
    EXPECT_EQ(add("a@example.by", "aaaaaaaaaaaa").error().invalid.at(0).code, "password_too_weak");
    EXPECT_EQ(add("abc123@example.by", "abc123@example.by").error().invalid.at(0).code,
              "password_too_weak");
    EXPECT_EQ(add("a", "a long enough one").error().invalid.at(0).code, "bad_email");
    EXPECT_TRUE(add("a@example.by", "пароль из слов"));
}

TEST_P(StaffTest, proposes_the_oldest_owners_address_and_counts_the_active) {
    people.clock.advance_seconds(1);
    const auto second = people.add("second@example.by", {http::Role::owner});
    EXPECT_EQ(summary().active, 2);
    EXPECT_EQ(summary().first_owner_email, "owner@example.by");
    must(edit(owner, {{"active", false}}));
    EXPECT_EQ(summary().active, 1);
    EXPECT_EQ(summary().first_owner_email, "second@example.by");
}

TEST_P(StaffTest, ends_other_sessions_when_a_password_changes) {
    const auto enter = [&] {
        return must(sign_in(people.staff_ports,
                            {"owner@example.by", test::People::password, {}, "192.0.2.7"}));
    };
    const auto mine = enter();
    const auto other = enter();
    const auto who = must(find_session(people.staff_ports, mine.token));
    const auto change = [&](std::string current) {
        return change_password(people.staff_ports, {who, current, "another good one", "192.0.2.7"});
    };
    EXPECT_EQ(change("wrong").error().invalid.at(0).code, "wrong_password");
    must(change(test::People::password));
    EXPECT_TRUE(find_session(people.staff_ports, mine.token));
    EXPECT_FALSE(find_session(people.staff_ports, other.token));
}

TEST_P(StaffTest, keeps_only_the_hash_of_a_key_and_forgets_a_revoked_one) {
    const auto made = must(create_api_key(people.staff_ports,
                                          {.workspace = 1,
                                           .actor = {"staff", owner.id},
                                           .name = "CRM",
                                           .scopes = {http::Scope::register_read}}));
    Authenticator authenticator{people.staff_ports};
    http::Request request;
    request.method = http::Method::post;
    request.headers.set("Authorization", "Bearer " + made.key);
    const auto who = must(authenticator.authenticate(request));
    EXPECT_EQ(who.kind, http::Principal::Kind::integration);
    EXPECT_EQ(who.scopes, std::vector{http::Scope::register_read});
    EXPECT_EQ(who.id, made.row.id);

    must(revoke_api_key(people.staff_ports,
                        {.workspace = 1, .actor = {"staff", owner.id}, .key = made.row.id}));
    EXPECT_EQ(authenticator.authenticate(request).error().code, "key_invalid");
    const auto rows =
        must(people.store->read([&](db::Transaction& tx) { return list_api_keys(tx, 1); }));
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_TRUE(rows[0].revoked_at);

    request.headers.set("Authorization", "Basic b3duZXI6eA==");
    EXPECT_EQ(authenticator.authenticate(request).error().code, "key_invalid");
}

class SetupTest : public test::StoreTest {
protected:
    FirstOwner command(std::string code) {
        return {.code = std::move(code),
                .language = "be",
                .name = "Анна",
                .email = "anna@example.by",
                .password = "a long enough one",
                .workspace_name = "Полесье",
                .peer = "192.0.2.7"};
    }

    test::TestStore store = a_store();
    test::ManualClock clock;
    test::SeededRandom random;
    Ports ports{.database = *store,
                .clock = clock,
                .random = random,
                .credentials_key = crypto::Key::random(random),
                .setup_code = "ab2c-d3ef-gh4i-jk5l"};
};
ON_BOTH_STORES(SetupTest);

TEST_P(SetupTest, makes_the_first_owner_once) {
    int opened = 0;
    ports.open_workspace = [&](const workspaces::Workspace& workspace) -> Result<void> {
        opened += static_cast<int>(workspace.id);
        return {};
    };
    EXPECT_TRUE(must(setup_needed(ports)));
    EXPECT_EQ(set_up(ports, command("wrong")).error().code, "setup_code_wrong");
    const auto owner = must(set_up(ports, command("AB2C D3EF GH4I JK5L")));
    EXPECT_EQ(owner.account.roles, std::vector{http::Role::owner});
    EXPECT_EQ(owner.workspace.id, 1);
    EXPECT_EQ(owner.workspace.phone_region, "BY");
    EXPECT_EQ(opened, 1);
    EXPECT_TRUE(find_session(ports, owner.token));
    EXPECT_FALSE(must(setup_needed(ports)));
    EXPECT_EQ(set_up(ports, command("ab2c-d3ef-gh4i-jk5l")).error().code, "setup_done");
}

TEST_P(SetupTest, is_closed_without_a_code) {
    ports.setup_code.clear();
    EXPECT_EQ(set_up(ports, command("")).error().code, "setup_code_wrong");
}

}  // namespace
}  // namespace placet::staff
