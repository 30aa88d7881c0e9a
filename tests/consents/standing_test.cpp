#include "consents/standing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "agreements/agreement_store.h"
#include "agreements/desk.h"
#include "agreements/edit_agreement.h"

namespace placet::consents {
namespace {

using merkle::EntryType;
using test::must;
using testing::ElementsAre;
using testing::IsEmpty;

Timestamp day(const char* date) {
    return must(from_rfc3339(std::string(date) + "T10:00:00Z"));
}

class StandingTest : public test::StoreTest {
protected:
    agreements::Desk desk{a_store()};
    std::string id = desk.seed("BY", "by-99z").processing;
    Timestamp now = day("2026-11-22");

    void publish(const std::function<void(agreements::AgreementDraft&)>& change) {
        auto draft = must(desk.read([&](db::Transaction& tx) {
                         return agreements::find_agreement(tx, 1, id);
                     })).draft;
        change(draft);
        must(agreements::edit_agreement(desk.ports,
                                        {.workspace = 1,
                                         .actor = desk.actor,
                                         .id = id,
                                         .members = {{"draft", agreements::to_json(draft)}},
                                         .expected_revision = {}}));
        must(agreements::publish_agreement(desk.ports,
                                           {.workspace = 1, .actor = desk.actor, .agreement = id}));
    }
    static void another_language(agreements::AgreementDraft& draft) {
        draft.languages = {draft.languages.front()};
        draft.default_language = draft.languages.front();
    }
    // A purpose that nobody was asked about before.
    void publish_another_purpose() {
        const auto purpose = must(agreements::create_purpose(
            desk.ports,
            {.workspace = 1,
             .actor = desk.actor,
             .members = {{"code", 500},
                         {"basis", "consent"},
                         {"text", {{"ru", "опросы"}, {"be", "апытанні"}}}}}));
        publish([&](agreements::AgreementDraft& draft) { draft.purposes.push_back(purpose.id); });
    }
    RegisterRow answer(EntryType type, std::uint64_t version, Timestamp at = day("2026-11-01")) {
        return {.log = 1,
                .index = index_++,
                .at = at,
                .type = type,
                .sid = 7,
                .agreement = id,
                .version = version,
                .purposes = {101, 102}};
    }
    RegisterRow marked(RegisterRow row) {
        return must(desk.read([&](db::Transaction& tx) -> Result<RegisterRow> {
            std::vector<RegisterRow> rows{std::move(row)};
            Versions versions(tx, 1);
            TRY(mark(versions, rows, now));
            return std::move(rows.front());
        }));
    }
    // Answers newest first, as the register gives them.
    Standing standing_under(std::uint64_t version, std::vector<RegisterRow> answers) {
        return must(desk.read([&](db::Transaction& tx) -> Result<Standing> {
            Versions versions(tx, 1);
            TRY(mark(versions, answers, now));
            return standing(versions, answers, id, version);
        }));
    }

private:
    std::uint64_t index_ = 0;
};

TEST_P(StandingTest, asks_whoever_was_never_asked) {
    const auto found = standing_under(1, {});
    EXPECT_EQ(found.state, "not_asked");
    EXPECT_TRUE(found.ask);
    EXPECT_THAT(found.covered, IsEmpty());
    EXPECT_THAT(found.open, ElementsAre(101, 102));
}

TEST_P(StandingTest, keeps_an_old_consent_for_the_old_purposes_and_never_for_new_ones) {
    const auto given = answer(EntryType::grant, 1);
    EXPECT_FALSE(marked(given).outdated);
    publish_another_purpose();
    EXPECT_TRUE(marked(given).outdated);
    const auto found = standing_under(2, {given});
    EXPECT_EQ(found.state, "given");
    EXPECT_TRUE(found.outdated);
    EXPECT_TRUE(found.ask);
    EXPECT_THAT(found.covered, ElementsAre(101, 102));
    EXPECT_THAT(found.open, ElementsAre(500));
}

TEST_P(StandingTest, covers_no_purpose_that_means_something_else_now) {
    const auto given = answer(EntryType::grant, 1);
    const auto purpose = must(desk.read([&](db::Transaction& tx) {
                             return agreements::find_version(tx, 1, id, 1);
                         })).purposes.front();
    must(agreements::edit_purpose(desk.ports,
                                  {.workspace = 1,
                                   .actor = desk.actor,
                                   .id = purpose.id,
                                   .members = {{"text", {{"ru", "реклама"}, {"be", "рэклама"}}}},
                                   .expected_revision = {}}));
    publish([](agreements::AgreementDraft&) {});
    const auto found = standing_under(2, {given});
    EXPECT_THAT(found.covered, ElementsAre(102));
    EXPECT_THAT(found.open, ElementsAre(101));
}

TEST_P(StandingTest, asks_nobody_again_after_a_cosmetic_version) {
    publish(another_language);
    const auto found = standing_under(2, {answer(EntryType::grant, 1)});
    EXPECT_FALSE(found.outdated);
    EXPECT_FALSE(found.ask);
    EXPECT_THAT(found.open, IsEmpty());
}

TEST_P(StandingTest, asks_once_whatever_the_answer_was) {
    publish_another_purpose();
    const auto old = answer(EntryType::grant, 1);
    const auto refused = answer(EntryType::refuse, 2);
    const auto found = standing_under(2, {refused, old});
    EXPECT_FALSE(found.ask);
    EXPECT_EQ(found.state, "given");
    EXPECT_EQ(found.row->index, old.index);
    EXPECT_THAT(found.open, ElementsAre(500));
    auto renewed = answer(EntryType::grant, 2);
    renewed.purposes = {101, 102, 500};
    EXPECT_THAT(standing_under(2, {renewed, refused, old}).open, IsEmpty());
}

TEST_P(StandingTest, lets_a_withdrawn_consent_cover_nothing) {
    auto taken_back = answer(EntryType::grant, 1);
    taken_back.withdrawn = true;
    const auto found = standing_under(1, {taken_back});
    EXPECT_EQ(found.state, "withdrawn");
    EXPECT_THAT(found.covered, IsEmpty());
    EXPECT_FALSE(marked(taken_back).outdated);
}

TEST_P(StandingTest, ends_a_consent_with_its_term_and_asks_again) {
    publish([](agreements::AgreementDraft& draft) { draft.term_months = 6; });
    const auto given = answer(EntryType::grant, 2, day("2026-05-23"));
    EXPECT_FALSE(marked(given).expired);
    EXPECT_EQ(to_rfc3339(*marked(given).expires), "2026-11-23T10:00:00.000Z");
    now = day("2026-11-23");
    EXPECT_TRUE(marked(given).expired);
    const auto found = standing_under(2, {given});
    EXPECT_EQ(found.state, "expired");
    EXPECT_TRUE(found.ask);
    EXPECT_THAT(found.covered, IsEmpty());
}

TEST_P(StandingTest, overlooks_agreements_that_are_not_here) {
    auto elsewhere = answer(EntryType::grant, 1);
    elsewhere.agreement = "ag_elsewhere";
    EXPECT_FALSE(marked(elsewhere).expired);
    EXPECT_EQ(standing_under(1, {elsewhere}).state, "not_asked");
}

TEST(Term, ends_on_the_last_day_of_a_shorter_month) {
    EXPECT_EQ(to_rfc3339(after_months(day("2027-08-31"), 6)), "2028-02-29T10:00:00.000Z");
    EXPECT_EQ(to_rfc3339(after_months(day("2026-01-15"), 12)), "2027-01-15T10:00:00.000Z");
}

ON_BOTH_STORES(StandingTest);

}  // namespace
}  // namespace placet::consents
