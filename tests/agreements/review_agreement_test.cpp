#include "agreements/review_agreement.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "agreements/agreement_store.h"
#include "agreements/clone_agreement.h"
#include "agreements/desk.h"
#include "agreements/edit_agreement.h"
#include "agreements/explain_changes.h"
#include "agreements/purpose_store.h"
#include "agreements/retire_agreement.h"

namespace placet::agreements {
namespace {

using testing::HasSubstr;

const workspaces::Actor editor{"staff", "st_1"};
const workspaces::Actor officer{"staff", "st_2"};

class ReviewAgreementTest : public test::StoreTest {
protected:
    Desk desk{a_store()};
    std::string id = desk.seed("BY", "by-99z").processing;

    Agreement stored() {
        return must(desk.read([&](db::Transaction& tx) { return find_agreement(tx, 1, id); }));
    }
    VersionHistory history(std::int64_t version) {
        return must(
            desk.read([&](db::Transaction& tx) { return find_history(tx, {1, id, version}); }));
    }
    void ask_for_approval() {
        must(workspaces::edit_workspace(desk.workspace_ports,
                                        {.workspace = 1,
                                         .actor = editor,
                                         .members = {{"settings", {{"approval", "second_person"}}}},
                                         .expected_revision = {}}));
    }
    void edit(const std::function<void(AgreementDraft&)>& change) {
        auto draft = stored().draft;
        change(draft);
        must(edit_agreement(desk.ports,
                            {.workspace = 1,
                             .actor = editor,
                             .id = id,
                             .members = {{"draft", to_json(draft)}},
                             .expected_revision = {}}));
    }
    static void a_term(AgreementDraft& draft) { draft.term_months = 12; }
    static void a_caption(AgreementDraft& draft) {
        for (const auto& language : draft.languages)
            draft.label[language] = "[Да](x)";
    }
    Review by(const workspaces::Actor& actor, bool claim = false) {
        return {.workspace = 1,
                .actor = actor,
                .agreement = id,
                .claims_cosmetic = claim,
                .comment = "Проверьте срок"};
    }
    Result<Publication> publish(bool claim = false) {
        return publish_agreement(
            desk.ports,
            {.workspace = 1, .actor = editor, .agreement = id, .claims_cosmetic = claim});
    }
};

TEST_P(ReviewAgreementTest, publishes_only_what_a_second_person_approved) {
    ask_for_approval();
    edit(a_term);
    EXPECT_EQ(publish().error().code, "approval_required");
    EXPECT_EQ(approve_agreement(desk.ports, by(officer)).error().code, "nothing_to_approve");

    const auto submitted = must(submit_for_approval(desk.ports, by(editor)));
    EXPECT_EQ(submitted.agreement.life.approval->state, "awaiting");
    EXPECT_EQ(publish().error().code, "approval_required");
    EXPECT_EQ(approve_agreement(desk.ports, by(editor)).error().code, "approval_own_work");
    desk.clock.advance_seconds(60);
    EXPECT_EQ(must(approve_agreement(desk.ports, by(officer))).life.approval->decided_by, "st_2");

    EXPECT_EQ(must(publish()).version, 2);
    EXPECT_FALSE(stored().life.approval);
    EXPECT_EQ(history(2).submitted_by, "st_1");
    EXPECT_EQ(history(2).approved_by, "st_2");
    EXPECT_EQ(history(2).approved_at.micros - history(2).submitted_at.micros, 60'000'000);
    EXPECT_EQ(publish().error().code, "approval_required");
}

TEST_P(ReviewAgreementTest, ends_an_approval_with_any_edit) {
    ask_for_approval();
    edit(a_term);
    must(submit_for_approval(desk.ports, by(editor)));
    must(approve_agreement(desk.ports, by(officer)));
    edit([](AgreementDraft& draft) { draft.term_months = 24; });
    EXPECT_FALSE(stored().life.approval);
    EXPECT_EQ(publish().error().code, "approval_required");
}

TEST_P(ReviewAgreementTest, binds_an_approval_to_what_the_draft_names_as_well) {
    ask_for_approval();
    edit(a_term);
    must(submit_for_approval(desk.ports, by(editor)));
    const auto purpose = stored().draft.purposes.front();
    must(edit_purpose(desk.ports,
                      {.workspace = 1,
                       .actor = officer,
                       .id = purpose,
                       .members = {{"basis", "contract"}},
                       .expected_revision = {}}));
    EXPECT_EQ(approve_agreement(desk.ports, by(officer)).error().code, "approval_outdated");
}

TEST_P(ReviewAgreementTest, lets_nobody_approve_a_draft_he_had_a_hand_in) {
    edit(a_term);
    must(submit_for_approval(desk.ports, by(officer)));
    EXPECT_EQ(approve_agreement(desk.ports, by(officer)).error().code, "approval_own_work");
    EXPECT_EQ(approve_agreement(desk.ports, by(editor)).error().code, "approval_own_work");
    EXPECT_TRUE(approve_agreement(desk.ports, by({"staff", "st_3"})));
}

TEST_P(ReviewAgreementTest, returns_a_draft_with_a_comment_that_stays_to_be_read) {
    edit(a_term);
    must(submit_for_approval(desk.ports, by(editor)));
    const auto returned = must(return_agreement(desk.ports, by(officer)));
    EXPECT_EQ(returned.life.approval->state, "returned");
    EXPECT_EQ(return_agreement(desk.ports, by(officer)).error().code, "nothing_to_approve");
    edit(a_term);
    EXPECT_EQ(stored().life.approval->comment, "Проверьте срок");
    must(submit_for_approval(desk.ports, by(editor)));
    EXPECT_EQ(stored().life.approval->comment, "");
}

TEST_P(ReviewAgreementTest, asks_again_for_a_changed_part_and_takes_no_claim_against_it) {
    edit(a_term);
    EXPECT_EQ(publish(true).error().code, "claim_refused");
    EXPECT_EQ(submit_for_approval(desk.ports, by(editor, true)).error().code, "claim_refused");
    EXPECT_TRUE(must(publish()).history.asks_again);
    EXPECT_EQ(history(2).materiality, "material");
}

TEST_P(ReviewAgreementTest, takes_a_cosmetic_claim_for_free_words_from_two_people_only) {
    edit(a_caption);
    EXPECT_EQ(publish(true).error().code, "claim_unconfirmed");
    must(submit_for_approval(desk.ports, by(editor)));
    must(approve_agreement(desk.ports, by(officer)));
    EXPECT_EQ(publish(true).error().code, "claim_unconfirmed");
    must(submit_for_approval(desk.ports, by(editor, true)));
    must(approve_agreement(desk.ports, by(officer)));
    const auto published = must(publish(true));
    EXPECT_FALSE(published.history.asks_again);
    EXPECT_TRUE(history(2).claimed_cosmetic);
    EXPECT_EQ(history(2).materiality, "unclear");

    edit([](AgreementDraft& draft) { draft.label.clear(); });
    EXPECT_TRUE(must(publish()).history.asks_again);
    EXPECT_EQ(must(desk.read([&](db::Transaction& tx) { return asking_version(tx, {1, id, 2}); })),
              1);
    EXPECT_EQ(must(desk.read([&](db::Transaction& tx) { return asking_version(tx, {1, id, 3}); })),
              3);
}

TEST_P(ReviewAgreementTest, explains_the_draft_and_any_two_versions) {
    std::int64_t asked_below = 0;
    desk.ports.people = [&](db::Transaction&, std::int64_t, std::string_view, std::int64_t below) {
        asked_below = below;
        return Result<std::int64_t>(5);
    };
    EXPECT_EQ(must(explain_draft(desk.ports, {.workspace = 1, .agreement = id})).materiality,
              Materiality::none);
    edit(a_term);
    const auto draft = must(explain_draft(desk.ports, {.workspace = 1, .agreement = id}));
    EXPECT_EQ(draft.materiality, Materiality::material);
    EXPECT_EQ(draft.asked_again, 5);
    EXPECT_EQ(asked_below, INT64_MAX);
    EXPECT_EQ(draft.words.size(), stored().draft.languages.size());
    must(publish());
    const auto between = must(desk.read([&](db::Transaction& tx) {
        return explain_versions(
            tx,
            desk.ports,
            {.workspace = 1, .agreement = id, .version = 2, .against = 1, .lang = "ru"});
    }));
    EXPECT_EQ(asked_below, 2);
    std::string added;
    for (const auto& run : between.words.at("ru"))
        if (run.op == WordRun::Op::added) added += run.text;
    EXPECT_THAT(added, HasSubstr("12 месяцев"));
    EXPECT_EQ(must(explain_draft(desk.ports, {.workspace = 1, .agreement = id})).asked_again, 0);
}

TEST_P(ReviewAgreementTest, tells_of_nothing_before_the_first_version) {
    const auto clone = must(clone_agreement(
        desk.ports, {.workspace = 1, .actor = editor, .agreement = id, .name = "Копия"}));
    const auto found = must(explain_draft(desk.ports, {.workspace = 1, .agreement = clone.id}));
    EXPECT_EQ(found.materiality, Materiality::material);
    EXPECT_TRUE(found.changes.empty());
    EXPECT_EQ(found.asked_again, 0);
}

TEST_P(ReviewAgreementTest, refuses_a_setting_that_does_not_exist) {
    const auto refused =
        workspaces::edit_workspace(desk.workspace_ports,
                                   {.workspace = 1,
                                    .actor = editor,
                                    .members = {{"settings", {{"approval", "two"}}}},
                                    .expected_revision = {}});
    EXPECT_EQ(refused.error().invalid.at(0).field, "settings.approval");
}

ON_BOTH_STORES(ReviewAgreementTest);

}  // namespace
}  // namespace placet::agreements
