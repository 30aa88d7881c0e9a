#include "workspaces/mailbox.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/manual_clock.h"
#include "support/seeded_random.h"
#include "support/stores.h"
#include "workspaces/company_store.h"
#include "workspaces/edit_company.h"
#include "workspaces/erasure_email.h"
#include "workspaces/workspace.h"

namespace placet::workspaces {
namespace {

using testing::HasSubstr;

class SomeStaff final : public StaffDirectory {
public:
    Result<Summary> summary(db::Transaction&, std::int64_t) const override {
        return Summary{.active = active, .first_owner_email = "owner@example.by"};
    }
    std::int64_t active = 3;
};

class Postbox final : public notify::Mailer {
public:
    Result<void> send(const notify::Mail& mail) override {
        letters.push_back(mail);
        return {};
    }
    std::vector<notify::Mail> letters;
};

class MailboxTest : public test::StoreTest {
protected:
    void SetUp() override {
        test::must(store->write([&](db::Transaction& tx) {
            return create_workspace(
                tx, {.name = "W", .default_language = "be", .phone_region = "BY"}, clock.now());
        }));
        company = test::must(create_company(ports,
                                            {.workspace = 1,
                                             .actor = actor,
                                             .members = {{"name", "ООО «Полесье»"},
                                                         {"legal_form", "legal_entity"},
                                                         {"country", "BY"},
                                                         {"erasure_email", "p@polesie.example"}}}))
                      .id;
    }

    Result<SentMailboxCode> ask(const char* lang = "ru") {
        return send_mailbox_code(
            ports, {.workspace = 1, .actor = actor, .company = company, .lang = lang});
    }
    // Runs the queue; the code in the newest letter.
    std::string mailed() {
        const jobs::Handlers handlers{
            {std::string(mailbox_code_job), {.run = [&](const jobs::ClaimedJob& job) {
                 return send_mailbox_letter({ports, renderer, postbox}, job.payload);
             }}}};
        test::must(jobs::run_due(*store, clock, handlers));
        return postbox.letters.empty() ? "" : postbox.letters.back().subject.substr(0, 6);
    }
    Result<Company> give(std::string code) {
        return verify_mailbox(
            ports, {.workspace = 1, .actor = actor, .company = company, .code = std::move(code)});
    }
    Company found() {
        return test::must(
            store->read([&](db::Transaction& tx) { return find_company(tx, 1, company); }));
    }
    void edit(boost::json::object members) {
        test::must(edit_company(
            ports,
            {.workspace = 1, .actor = actor, .company = company, .members = std::move(members)}));
    }
    static std::string other(const std::string& code) {
        return code == "000000" ? "000001" : "000000";
    }

    test::TestStore store = a_store();
    test::ManualClock clock;
    test::SeededRandom random;
    SomeStaff staff;
    Ports ports{.database = *store,
                .clock = clock,
                .random = random,
                .staff = staff,
                .mailbox_key = crypto::Key::random(random),
                .mail_leaves = true};
    Actor actor{"staff", "st_1"};
    pages::Renderer renderer = test::must(pages::Renderer::load());
    Postbox postbox;
    std::string company;
};
ON_BOTH_STORES(MailboxTest);

TEST_P(MailboxTest, is_proved_by_the_code_that_was_mailed_there) {
    const auto sent = test::must(ask());
    EXPECT_EQ(sent.address, "p@polesie.example");
    const auto code = mailed();
    ASSERT_EQ(postbox.letters.size(), 1U);
    EXPECT_EQ(postbox.letters[0].to, "p@polesie.example");
    EXPECT_THAT(postbox.letters[0].text, HasSubstr(code));
    EXPECT_THAT(postbox.letters[0].text, HasSubstr("Компания ООО «Полесье» хочет указать"));
    EXPECT_FALSE(is_proved(found(), "p@polesie.example"));

    const auto proved = test::must(give(" " + code.substr(0, 3) + "-" + code.substr(3)));
    EXPECT_EQ(proved.revision, found().revision);
    EXPECT_TRUE(is_proved(found(), "p@polesie.example"));
    EXPECT_EQ(to_json(found()).at("erasure_email_verified"), true);
    EXPECT_EQ(give(code).error().code, "code_expired");  // good once
}

TEST_P(MailboxTest, writes_the_letter_in_the_language_of_who_asked) {
    const std::map<std::string, std::string> words = {
        {"ru", "подтвердить"}, {"be", "пацвердзіць"}, {"de", "bestätigen"}, {"en", "confirm"}};
    for (const auto& [lang, word] : words) {
        test::must(ask(lang.c_str()));
        mailed();
        EXPECT_EQ(postbox.letters.back().language, lang);
        EXPECT_THAT(postbox.letters.back().text, HasSubstr(word));
    }
}

TEST_P(MailboxTest, bears_five_wrong_codes_and_half_an_hour) {
    test::must(ask());
    auto code = mailed();
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(give(other(code)).error().code, "code_wrong");
    EXPECT_EQ(give(code).error().code, "code_expired");

    test::must(ask());
    code = mailed();
    clock.advance_seconds(30 * 60);
    EXPECT_EQ(give(code).error().code, "code_expired");
    EXPECT_FALSE(is_proved(found(), "p@polesie.example"));
}

TEST_P(MailboxTest, floods_nobody) {
    for (int i = 0; i < 5; ++i)
        test::must(ask());
    const auto refused = ask();
    EXPECT_EQ(refused.error().kind, ErrorKind::too_many);
    EXPECT_EQ(refused.error().detail, "3600");
    // Of codes asked for in a row only the last is mailed.
    mailed();
    EXPECT_EQ(postbox.letters.size(), 1U);
    clock.advance_seconds(3600);
    EXPECT_TRUE(ask());
}

TEST_P(MailboxTest, needs_a_new_code_for_another_address) {
    test::must(ask());
    const auto code = mailed();
    edit({{"erasure_email", "other@polesie.example"}});
    EXPECT_EQ(give(code).error().code, "code_expired");
    edit({{"erasure_email", "p@polesie.example"}});
    test::must(give(code));
    edit({{"phone", "+375 17 200-00-00"}});
    EXPECT_TRUE(is_proved(found(), "p@polesie.example"));
    edit({{"erasure_email", "other@polesie.example"}});
    EXPECT_FALSE(is_proved(found(), "other@polesie.example"));
    edit({{"erasure_email", "p@polesie.example"}});
    EXPECT_FALSE(is_proved(found(), "p@polesie.example"));
    EXPECT_EQ(to_json(found()).at("erasure_email_verified"), false);
}

TEST_P(MailboxTest, may_be_the_owners_below_twenty_staff) {
    edit({{"erasure_email", ""}});
    EXPECT_EQ(test::must(ask()).address, "owner@example.by");
    const auto code = mailed();
    staff.active = 20;
    EXPECT_EQ(give(code).error().code, "code_expired");
    EXPECT_EQ(ask().error().code, "erasure_email_required");
    staff.active = 19;
    test::must(give(code));
    EXPECT_TRUE(is_proved(found(), "owner@example.by"));
    // Set in words later, it is the same mailbox.
    edit({{"erasure_email", "owner@example.by"}});
    EXPECT_TRUE(is_proved(found(), "owner@example.by"));
}

TEST_P(MailboxTest, cannot_be_proved_where_no_mail_leaves) {
    Ports silent{*store, clock, random, staff};
    EXPECT_EQ(send_mailbox_code(silent, {.workspace = 1, .actor = actor, .company = company})
                  .error()
                  .code,
              "mail_not_configured");
}

TEST_P(MailboxTest, is_of_one_workspace) {
    EXPECT_EQ(
        send_mailbox_code(ports, {.workspace = 2, .actor = actor, .company = company}).error().kind,
        ErrorKind::not_found);
}

TEST_P(MailboxTest, is_trusted_in_the_demo) {
    test::must(
        store->write([&](db::Transaction& tx) { return trust_mailbox(tx, ports, 1, company); }));
    EXPECT_TRUE(is_proved(found(), "p@polesie.example"));
}

}  // namespace
}  // namespace placet::workspaces
