#include "consents/record_consent.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "consents/receipt.h"
#include "consents/register_query.h"
#include "consents/stored_event.h"
#include "consents/withdraw.h"
#include "support/installation.h"

namespace placet::consents {
namespace {

using test::Installation;
using test::must;

const std::string html = "<p>text</p>";

std::shared_ptr<CapturePoint> a_form() {
    auto point = std::make_shared<CapturePoint>();
    point->workspace = Installation::workspace;
    point->kind = "form";
    point->id = "f_test";
    point->number = 17;
    point->version = 3;
    point->name = "Заявка";
    point->lang = "be";
    AskedAgreement processing{.agreement = "ag_one",
                              .version = 2,
                              .notice = {1, 2, 3},
                              .mode = Mode::required_preset,
                              .text = crypto::sha256(view(html)),
                              .purposes = {101},
                              .profile = "by-99z",
                              .title = "Згода"};
    AskedAgreement news = processing;
    news.agreement = "ag_two";
    news.mode = Mode::optional_unset;
    point->agreements = {processing, news};
    return point;
}

class RecordConsentTest : public test::StoreTest {
protected:
    RecordConsentTest() : at(GetParam()), ports(at.ports()) {}

    Submission a_submission(const std::string& key) {
        Submission submission{.point = form,
                              .idempotency_key = key,
                              .token = {},
                              .at = at.clock.now(),
                              .name = "Анна Сергеевна Ковалёва"};
        at.random.fill(submission.token);
        submission.decisions = {{&form->agreements[0], Outcome::given},
                                {&form->agreements[1], Outcome::not_given}};
        submission.who = {.email = "anna@example.org", .phone = "+375296123456"};
        submission.answers = {{"name", submission.name}, {"phone", "+375 29 612-34-56"}};
        submission.ip = {192, 0, 2, 10};
        submission.user_agent = "Mozilla/5.0";
        submission.page_url = "https://shop.example.by/order";
        return submission;
    }

    Result<Recorded> record(Submission submission) {
        std::promise<Result<Recorded>> answered;
        record_consent(ports, std::move(submission), [&](Result<Recorded> r) {
            answered.set_value(std::move(r));
        });
        return answered.get_future().get();
    }
    std::uint64_t size() { return must(ledger::durable_head(*at.main, at.log->row.log)).size; }

    Installation at;
    Ports ports;
    std::shared_ptr<CapturePoint> form = a_form();
};

TEST_P(RecordConsentTest, writes_one_record_for_each_agreement) {
    const auto recorded = must(record(a_submission("key-1")));
    ASSERT_EQ(recorded.receipts.size(), 2U);
    EXPECT_EQ(recorded.receipts[0].outcome, "given");
    EXPECT_FALSE(recorded.receipts[0].withdraw_path.empty());
    EXPECT_EQ(recorded.receipts[1].outcome, "not_given");
    EXPECT_TRUE(recorded.receipts[1].withdraw_path.empty());

    const auto row = must(find_row(ports, at.log->row.log, 0));
    EXPECT_EQ(row.agreement, "ag_one");
    EXPECT_EQ(row.source_name, "Заявка");
    EXPECT_EQ(row.submission, recorded.submission);
    const auto stored = must(read_stored(ports, at.log->row.log, 0));
    const auto opened = must(open_stored(ports, Installation::workspace, stored));
    ASSERT_TRUE(opened);
    EXPECT_EQ(*opened->evidence.at(merkle::field::email).as_text(), "anna@example.org");
    EXPECT_EQ(opened->entry.purposes.at(0).code, 101U);
    EXPECT_TRUE(opened->entry.purposes.at(0).granted);
}

// A browser repeats a request whose answer it missed. One decision must then stay one entry.
TEST_P(RecordConsentTest, gives_the_first_answer_to_a_repetition) {
    const auto submission = a_submission("key-1");
    const auto first = must(record(submission));
    at.clock.advance_seconds(5);
    auto again = submission;
    again.at = at.clock.now();
    again.ip = {192, 0, 2, 99};
    const auto second = must(record(again));
    EXPECT_TRUE(second.replayed);
    EXPECT_EQ(second.submission, first.submission);
    EXPECT_EQ(second.receipts[0].withdraw_path, first.receipts[0].withdraw_path);
    EXPECT_EQ(second.receipts[0].receipt_path, first.receipts[0].receipt_path);
    EXPECT_EQ(size(), 2U);
}

TEST_P(RecordConsentTest, refuses_a_known_key_with_another_content) {
    must(record(a_submission("key-1")));
    auto other = a_submission("key-1");
    other.answers[1].second = "+375 29 000-00-00";
    EXPECT_EQ(record(other).error().code, "idempotency_mismatch");
    auto changed_mind = a_submission("key-1");
    changed_mind.decisions[1].outcome = Outcome::given;
    EXPECT_EQ(record(changed_mind).error().code, "idempotency_mismatch");
    EXPECT_EQ(size(), 2U);
}

TEST_P(RecordConsentTest, refuses_a_token_that_was_used) {
    const auto first = a_submission("key-1");
    must(record(first));
    auto replayed = a_submission("key-2");
    replayed.token = first.token;
    const auto refused = record(replayed);
    EXPECT_EQ(refused.error().code, "token_invalid");
    EXPECT_EQ(refused.error().invalid.at(0).code, "replayed");
    EXPECT_EQ(size(), 2U);
}

TEST_P(RecordConsentTest, finds_the_same_person_again_by_either_identifier) {
    must(record(a_submission("key-1")));
    auto by_phone = a_submission("key-2");
    by_phone.who.email = "other@example.org";
    must(record(by_phone));
    auto by_new_mail = a_submission("key-3");
    by_new_mail.who = {.email = "other@example.org"};
    must(record(by_new_mail));
    auto stranger = a_submission("key-4");
    stranger.who = {.email = "stranger@example.org"};
    must(record(stranger));
    const auto sid = [&](std::uint64_t index) {
        return must(find_row(ports, at.log->row.log, index)).sid;
    };
    EXPECT_EQ(sid(0), sid(2));
    EXPECT_EQ(sid(0), sid(4));
    EXPECT_NE(sid(0), sid(6));
    EXPECT_EQ(must(find_people(ports, Installation::workspace, "8 029 612-34-56", "BY")).at(0),
              sid(0));
}

TEST_P(RecordConsentTest, withdraws_once_and_says_so_ever_after) {
    must(record(a_submission("key-1")));
    const auto log = at.log->row.log;
    const auto first = must(withdraw(ports, log, 0));
    EXPECT_FALSE(first.repeated);
    at.clock.advance_seconds(60);
    const auto second = must(withdraw(ports, log, 0));
    EXPECT_TRUE(second.repeated);
    EXPECT_EQ(second.index, first.index);
    EXPECT_EQ(second.at, first.at);
    EXPECT_EQ(state_of(must(find_row(ports, log, 0))), "withdrawn");
    EXPECT_EQ(withdraw(ports, log, 1).error().code, "entry_not_found");
    RegisterFilter withdrawn{.type = merkle::EntryType::grant, .withdrawn = true};
    EXPECT_EQ(must(find_rows(ports, log, withdrawn)).size(), 1U);
    withdrawn.withdrawn = false;
    EXPECT_TRUE(must(find_rows(ports, log, withdrawn)).empty());
}

TEST_P(RecordConsentTest, makes_a_receipt_that_proves_itself) {
    must(record(a_submission("key-1")));
    const TextByHash text = [](const Hash& hash) -> Result<std::optional<std::string>> {
        EXPECT_EQ(hash, crypto::sha256(view(html)));
        return std::optional{html};
    };
    const auto file = must(make_receipt(ports, text, at.log->row.log, 0));
    const auto verdict = must(merkle::verify_receipt(file, at.log->vkey));
    EXPECT_EQ(verdict.index, 0U);
    EXPECT_EQ(verdict.opened.size(), 8U);
    EXPECT_EQ(verdict.text->html, html);
}

// Nothing personal may stand in the clear in the permanent tables.
TEST_P(RecordConsentTest, keeps_no_personal_word_in_entry_or_register) {
    must(record(a_submission("key-1")));
    const auto stored = must(read_stored(ports, at.log->row.log, 0));
    for (const std::string_view word :
         {"anna", "Анна", "375296123456", "612-34", "Mozilla", "shop.example"}) {
        EXPECT_EQ(text_view(stored.e).find(word), std::string_view::npos) << word;
        EXPECT_EQ(text_view(stored.operational).find(word), std::string_view::npos) << word;
        EXPECT_EQ(text_view(stored.evidence).find(word), std::string_view::npos) << word;
    }
}

ON_BOTH_STORES(RecordConsentTest);

}  // namespace
}  // namespace placet::consents
