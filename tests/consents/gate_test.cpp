#include "consents/gate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace placet::consents {
namespace {

using testing::ElementsAre;

CapturePoint a_point(std::vector<Mode> modes) {
    CapturePoint point;
    for (const auto mode : modes) {
        const std::string id = "ag_" + std::to_string(point.agreements.size() + 1);
        point.agreements.push_back({.agreement = id, .version = 3, .mode = mode});
    }
    return point;
}
Answer ticked(std::string id) {
    return {.agreement = std::move(id), .version = 3, .checked = true};
}
Answer unticked(std::string id) {
    return {.agreement = std::move(id), .version = 3};
}
std::string refusal(const CapturePoint& point, const std::vector<Answer>& answers) {
    const auto passed = pass_gate(point, answers);
    if (passed) return {};
    std::string out = passed.error().code;
    for (const auto& fault : passed.error().invalid)
        out += " " + fault.field + "=" + fault.code;
    return out;
}
std::vector<std::string_view> outcomes(const CapturePoint& point,
                                       const std::vector<Answer>& answers) {
    std::vector<std::string_view> out;
    if (const auto passed = pass_gate(point, answers))
        for (const auto& decision : *passed)
            out.push_back(name_of(decision.outcome));
    return out;
}

TEST(Gate, names_every_required_agreement_that_is_missing) {
    const auto point = a_point({Mode::required_preset, Mode::required_read, Mode::optional_unset});
    const std::string all = "consent_required ag_1=consent_required ag_2=consent_required";
    EXPECT_EQ(refusal(point, {}), all);
    EXPECT_EQ(refusal(point, {unticked("ag_1"), unticked("ag_2"), ticked("ag_3")}), all);
}

TEST(Gate, opens_a_read_gate_only_at_the_end_of_the_text) {
    const auto point = a_point({Mode::required_read});
    auto answer = ticked("ag_1");
    EXPECT_EQ(refusal(point, {answer}), "read_gate_unmet ag_1=read_gate_unmet");
    answer.text_opened = true;
    EXPECT_EQ(refusal(point, {answer}), "read_gate_unmet ag_1=read_gate_unmet");
    answer.text_opened = false;
    answer.end_reached = true;
    EXPECT_EQ(refusal(point, {answer}), "read_gate_unmet ag_1=read_gate_unmet");
    answer.text_opened = true;
    EXPECT_THAT(outcomes(point, {answer}), ElementsAre("given"));
}

TEST(Gate, asks_nobody_else_to_read) {
    const auto point =
        a_point({Mode::required_preset, Mode::optional_preset, Mode::optional_unset});
    EXPECT_THAT(outcomes(point, {ticked("ag_1"), ticked("ag_2"), ticked("ag_3")}),
                ElementsAre("given", "given", "given"));
}

TEST(Gate, tells_a_refusal_from_silence) {
    const auto point = a_point({Mode::optional_unset, Mode::optional_preset, Mode::optional_unset});
    auto declined = unticked("ag_1");
    declined.declined = true;
    EXPECT_THAT(outcomes(point, {declined, unticked("ag_2")}),
                ElementsAre("declined", "not_given", "not_given"));
}

TEST(Gate, decides_in_the_order_of_the_point) {
    const auto point = a_point({Mode::optional_unset, Mode::required_preset});
    const auto passed = pass_gate(point, {ticked("ag_2"), unticked("ag_1")});
    ASSERT_TRUE(passed);
    EXPECT_EQ((*passed)[0].asked, &point.agreements[0]);
    EXPECT_EQ((*passed)[0].outcome, Outcome::not_given);
    EXPECT_EQ((*passed)[1].outcome, Outcome::given);
}

TEST(Gate, refuses_another_version_than_was_shown) {
    const auto point = a_point({Mode::required_preset});
    auto answer = ticked("ag_1");
    for (const std::uint64_t version : {2, 4}) {
        answer.version = version;
        const auto passed = pass_gate(point, {answer});
        ASSERT_FALSE(passed);
        EXPECT_EQ(passed.error().kind, ErrorKind::conflict);
        EXPECT_EQ(passed.error().code, "consent_stale");
    }
}

TEST(Gate, refuses_answers_that_cannot_be_meant) {
    const auto point = a_point({Mode::optional_unset});
    EXPECT_EQ(refusal(point, {ticked("ag_9")}), "invalid consents[0].agreement=unknown_agreement");
    EXPECT_EQ(refusal(point, {unticked("ag_1"), ticked("ag_1")}),
              "invalid consents[1].agreement=duplicate");
    auto both = ticked("ag_1");
    both.declined = true;
    EXPECT_EQ(refusal(point, {both}), "invalid consents[0].acts.declined=contradiction");
}

}  // namespace
}  // namespace placet::consents
