#include "agreements/publish_agreement.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "agreements/agreement_store.h"
#include "agreements/desk.h"
#include "agreements/edit_agreement.h"

namespace placet::agreements {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class PublishAgreementTest : public test::StoreTest {
protected:
    Desk desk{a_store()};

    Agreement stored(const std::string& id) {
        return must(desk.read([&](db::Transaction& tx) { return find_agreement(tx, 1, id); }));
    }
    FrozenVersion version(const std::string& id, std::int64_t number) {
        return must(
            desk.read([&](db::Transaction& tx) { return find_version(tx, 1, id, number); }));
    }
    std::string html(const std::string& id, std::int64_t number, const std::string& lang) {
        return must(render(version(id, number), some_fields(), lang)).html;
    }
    Publication publish(const std::string& id) {
        return must(
            publish_agreement(desk.ports, {.workspace = 1, .actor = desk.actor, .agreement = id}));
    }
    std::string draft_of_company(boost::json::object draft, const std::string& law = "none") {
        return must(create_agreement(desk.ports,
                                     {.workspace = 1,
                                      .actor = desk.actor,
                                      .members = {{"company", desk.companies.at("BY")},
                                                  {"name", "Своё"},
                                                  {"kind", "processing"},
                                                  {"law_profile", law},
                                                  {"draft", std::move(draft)}}}))
            .id;
    }
    static std::vector<std::string> rules(const std::vector<Finding>& findings) {
        std::vector<std::string> out;
        for (const auto& finding : findings)
            out.push_back(finding.rule + " " + finding.field);
        return out;
    }
};

// A record rests on a version, and the version on the rules that were in force for the workspace.
TEST_P(PublishAgreementTest, keeps_the_state_of_the_law_that_it_was_made_under) {
    const auto seeded = desk.seed("BY", "by-99z");
    const auto edit = [&](db::Transaction& tx) {
        return lawbook::insert_edit(tx,
                                    1,
                                    {.revision = 1,
                                     .profile = "by-99z",
                                     .path = "consent.proof_retention.after_end",
                                     .value = "3Y",
                                     .standard = "1Y",
                                     .staff = "st_1",
                                     .reason = "claims",
                                     .at = desk.clock.now()});
    };
    must(desk.store->write(edit));
    ASSERT_EQ(publish(seeded.processing).version, 2);
    const auto first = version(seeded.processing, 1).law;
    const auto second = version(seeded.processing, 2).law;
    EXPECT_EQ(first.version, 1);
    EXPECT_EQ(first.edit_revision, 0);
    EXPECT_EQ(first.proof_duration.at("ru"), "1 год");
    EXPECT_EQ(second.version, 1);
    EXPECT_EQ(second.edit_revision, 1);
    EXPECT_EQ(second.proof_duration.at("ru"), "3 года");
}

TEST_P(PublishAgreementTest, gives_every_company_the_texts_of_its_law) {
    for (const auto& [country, law, lang] : {std::tuple{"BY", "by-99z", "be"},
                                             {"RU", "ru-152fz", "ru"},
                                             {"DE", "gdpr-de", "de"},
                                             {"DE", "gdpr", "en"}}) {
        const auto seeded = desk.seed(country, law);
        EXPECT_EQ(stored(seeded.processing).state, "published");
        EXPECT_EQ(stored(seeded.processing).published_version, 1);
        EXPECT_THAT(html(seeded.processing, 1, lang), HasSubstr("Комментарий"));
        EXPECT_THAT(html(seeded.marketing, 1, lang), HasSubstr("privacy@example.com"));
    }
}

TEST_P(PublishAgreementTest, makes_the_standard_purposes_once) {
    desk.seed("BY", "by-99z");
    desk.seed("RU", "ru-152fz");
    EXPECT_EQ(must(seed_purposes(desk.ports, 1, "processing")).size(), 2U);
    EXPECT_EQ(desk.told.at(0).purposes, desk.told.at(2).purposes);
    EXPECT_THAT(desk.told.at(0).purposes, ElementsAre(101, 102));
    EXPECT_THAT(desk.told.at(1).purposes, ElementsAre(110));
}

TEST_P(PublishAgreementTest, tells_the_log_what_was_published_and_stores_its_texts) {
    const auto seeded = desk.seed("BY", "by-99z");
    const Published& told = desk.told.at(0);
    EXPECT_EQ(told.agreement, seeded.processing);
    EXPECT_EQ(told.version, 1);
    EXPECT_EQ(told.law_profile, "by-99z");
    EXPECT_EQ(told.uid, stored(seeded.processing).uid);
    ASSERT_EQ(told.texts.size(), 2U);
    for (const auto& text : told.texts) {
        const auto kept =
            must(desk.read([&](db::Transaction& tx) { return find_text(tx, text.sha256); }));
        EXPECT_EQ(kept.lang, text.lang);
        EXPECT_EQ(kept.html,
                  must(render(version(seeded.processing, 1), Occasion{}, text.lang)).html);
    }
}

TEST_P(PublishAgreementTest, publishes_nothing_when_the_log_refuses) {
    const auto seeded = desk.seed("BY", "by-99z");
    desk.ports.published = [](db::Transaction&, const Published&) -> Result<void> {
        return Error{ErrorKind::unavailable, "frozen"};
    };
    EXPECT_EQ(publish_agreement(
                  desk.ports, {.workspace = 1, .actor = desk.actor, .agreement = seeded.processing})
                  .error()
                  .code,
              "frozen");
    EXPECT_EQ(stored(seeded.processing).published_version, 1);
    EXPECT_EQ(
        desk.read([&](db::Transaction& tx) { return find_version(tx, 1, seeded.processing, 2); })
            .error()
            .kind,
        ErrorKind::not_found);
}

// What was agreed is frozen.
TEST_P(PublishAgreementTest, keeps_past_texts_when_company_and_agreement_change) {
    const auto seeded = desk.seed("BY", "by-99z");
    const auto before = html(seeded.processing, 1, "ru");
    must(workspaces::edit_company(
        desk.workspace_ports,
        {.workspace = 1,
         .actor = desk.actor,
         .company = desk.companies.at("BY"),
         .members = {{"address", "220030, г. Минск, пр. Независимости, 1"}},
         .expected_revision = {}}));
    auto draft = to_json(stored(seeded.processing).draft);
    draft["term"] = {{"kind", "months"}, {"months", 22}};
    must(edit_agreement(desk.ports,
                        {.workspace = 1,
                         .actor = desk.actor,
                         .id = seeded.processing,
                         .members = {{"draft", draft}},
                         .expected_revision = {}}));
    EXPECT_EQ(html(seeded.processing, 1, "ru"), before);

    EXPECT_EQ(publish(seeded.processing).version, 2);
    EXPECT_EQ(html(seeded.processing, 1, "ru"), before);
    EXPECT_THAT(html(seeded.processing, 2, "ru"), HasSubstr("Минск"));
    EXPECT_THAT(html(seeded.processing, 2, "ru"), HasSubstr("22 месяца"));
    EXPECT_EQ(version(seeded.processing, 1).uid, version(seeded.processing, 2).uid);
}

TEST_P(PublishAgreementTest, refuses_a_text_that_lacks_what_the_law_requires) {
    const auto id = draft_of_company({{"template", "custom"},
                                      {"languages", {"ru", "en"}},
                                      {"default_language", "ru"},
                                      {"title", {{"ru", "Т"}, {"en", "T"}}},
                                      {"label", {{"ru", "Да"}, {"en", "Yes"}}},
                                      {"text", {{"ru", "Согласен. {{operator}}"}, {"en", "Yes"}}}},
                                     "by-99z");
    const auto refused = publish(id);
    EXPECT_EQ(refused.version, 0);
    const auto found = rules(refused.findings);
    EXPECT_THAT(found, Contains("language_not_allowed draft.languages"));
    EXPECT_THAT(found, Contains("purposes_missing draft.purposes"));
    EXPECT_THAT(found, Contains("placeholder_unknown draft.text.ru"));
    EXPECT_THAT(found, Contains("required_field_missing draft.text.ru"));
    EXPECT_THAT(found, Contains("pre_information_missing draft.text.ru"));
    EXPECT_EQ(stored(id).state, "draft");

    const auto words = desk.library.findings.to_json(refused.findings, desk.laws, "be");
    EXPECT_EQ(words.at(0).as_object().at("article").as_string(), "арт. 5 Закона № 99-З");
    EXPECT_EQ(words.at(0).as_object().at("message").as_string(),
              "Закон не дапускае згоды на гэтай мове: англійская");
}

TEST_P(PublishAgreementTest, asks_for_an_address_for_erasure_when_many_people_work_here) {
    must(workspaces::edit_company(desk.workspace_ports,
                                  {.workspace = 1,
                                   .actor = desk.actor,
                                   .company = desk.companies.at("BY"),
                                   .members = {{"erasure_email", ""}},
                                   .expected_revision = {}}));
    const auto few = desk.seed("BY", "by-99z");
    EXPECT_THAT(html(few.processing, 1, "ru"), HasSubstr("owner@example.com"));
    desk.staff.active = 20;
    const auto refused = publish(few.processing);
    EXPECT_EQ(refused.version, 0);
    EXPECT_THAT(rules(refused.findings), Contains("value_missing company.erasure_email"));
    EXPECT_EQ(version(few.processing, 1).company.erasure_email, "owner@example.com");
}

// Staff who leave change what is asked of the next version, and nothing of the last one.
TEST_P(PublishAgreementTest, publishes_no_address_that_nobody_proved_to_read) {
    const auto seeded = desk.seed("BY", "by-99z");
    EXPECT_TRUE(version(seeded.processing, 1).company.erasure_email_proved);
    must(workspaces::edit_company(desk.workspace_ports,
                                  {.workspace = 1,
                                   .actor = desk.actor,
                                   .company = desk.companies.at("BY"),
                                   .members = {{"erasure_email", "unread@example.com"}},
                                   .expected_revision = {}}));
    desk.ports.mail_leaves = true;
    const auto refused = publish(seeded.processing);
    EXPECT_EQ(refused.version, 0);
    EXPECT_THAT(rules(refused.findings), Contains("mailbox_unproved company.erasure_email"));
    EXPECT_TRUE(desk.library.findings.knows("mailbox_unproved"));
    // Where no letter can be sent, it is only told.
    desk.ports.mail_leaves = false;
    EXPECT_EQ(publish(seeded.processing).version, 2);
    EXPECT_EQ(version(seeded.processing, 1).company.erasure_email, "privacy@example.com");
    EXPECT_FALSE(version(seeded.processing, 2).company.erasure_email_proved);
}

TEST_P(PublishAgreementTest, shows_a_preview_that_is_what_will_be_published) {
    const auto seeded = desk.seed("DE", "gdpr-de");
    const auto preview = must(preview_agreement(
        desk.ports, {.workspace = 1, .agreement = seeded.processing, .lang = "de"}));
    EXPECT_THAT(rules(preview.findings), testing::ElementsAre("purposes_merged draft.purposes"));
    EXPECT_EQ(preview.rendition.sha256,
              must(render(version(seeded.processing, 1), Occasion{}, "de")).sha256);
}

TEST_P(PublishAgreementTest, fixes_company_kind_and_law_with_the_first_version) {
    const auto seeded = desk.seed("BY", "by-99z");
    EXPECT_EQ(edit_agreement(desk.ports,
                             {.workspace = 1,
                              .actor = desk.actor,
                              .id = seeded.processing,
                              .members = {{"law_profile", "none"}},
                              .expected_revision = {}})
                  .error()
                  .code,
              "agreement_published");
    EXPECT_EQ(edit_agreement(desk.ports,
                             {.workspace = 1,
                              .actor = desk.actor,
                              .id = seeded.processing,
                              .members = {{"name", "Другое"}},
                              .expected_revision = 1})
                  .error()
                  .code,
              "edit_conflict");
}

TEST_P(PublishAgreementTest, never_gives_a_purpose_code_twice) {
    const auto create = [&](std::int64_t code) {
        boost::json::object members{{"basis", "consent"}, {"text", {{"ru", "цель"}}}};
        if (code > 0) members["code"] = code;
        return create_purpose(desk.ports,
                              {.workspace = 1, .actor = desk.actor, .members = members});
    };
    EXPECT_EQ(must(create(0)).code, 101);
    EXPECT_EQ(must(create(500)).code, 500);
    EXPECT_EQ(create(500).error().code, "purpose_code_taken");
    EXPECT_EQ(must(create(0)).code, 501);
}

TEST_P(PublishAgreementTest, refuses_names_of_things_that_do_not_exist) {
    const auto refused = create_agreement(desk.ports,
                                          {.workspace = 1,
                                           .actor = desk.actor,
                                           .members = {{"company", "co_none"},
                                                       {"name", "x"},
                                                       {"kind", "processing"},
                                                       {"law_profile", "none"},
                                                       {"draft",
                                                        {{"template", "processing-xx"},
                                                         {"languages", {"ru"}},
                                                         {"default_language", "ru"},
                                                         {"purposes", {"pu_none"}}}}}});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "invalid");
    EXPECT_EQ(refused.error().invalid.size(), 3U);
}

ON_BOTH_STORES(PublishAgreementTest);

}  // namespace
}  // namespace placet::agreements
