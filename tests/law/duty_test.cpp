// The rights of every law with their terms, as a table, and what the reader refuses.

#include "law/duty.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "law/profiles.h"

namespace placet::law {
namespace {

using testing::HasSubstr;

std::string in_words(const Term& term) {
    constexpr std::string_view units[] = {"now", "h", "D", "WD", "M", "Y"};
    const std::string unit(units[static_cast<std::size_t>(term.unit)]);
    return term.unit == Term::Unit::immediate ? unit : std::to_string(term.amount) + unit;
}

std::string in_words(const Right& right) {
    std::string out;
    for (const auto& [what, term] : right.milestones)
        out += (out.empty() ? "" : ", ") + what + " " + in_words(term);
    if (right.extension) out += " + " + in_words(*right.extension);
    return out;
}

std::string right(std::string_view law, const char* name) {
    static const auto laws = *Profiles::embedded();
    const auto& rights = laws.find(law)->rights;
    const auto found = rights.find(name);
    return found == rights.end() ? "no such right" : in_words(found->second);
}

TEST(Right, has_the_terms_of_its_law) {
    for (const char* law : {"gdpr", "gdpr-de"}) {
        for (const char* name : {"access",
                                 "copy",
                                 "portability",
                                 "rectify",
                                 "erase",
                                 "restrict",
                                 "object",
                                 "adm_review",
                                 "recipients"})
            EXPECT_EQ(right(law, name), "term 1M + 2M") << law << name;
        EXPECT_EQ(right(law, "withdraw"), "effect now, answer 1M");
        EXPECT_EQ(right(law, "object_marketing"), "effect now, answer 1M");
        EXPECT_EQ(right(law, "refusal"), "answer 1M");
        EXPECT_EQ(right(law, "breach"), "term 72h");
        EXPECT_EQ(right(law, "default"), "no such right");
    }
    EXPECT_EQ(right("ru-152fz", "access"), "term 10WD + 5WD");
    EXPECT_EQ(right("ru-152fz", "recipients"), "term 10WD + 5WD");
    EXPECT_EQ(right("ru-152fz", "rectify"), "block now, term 7WD");
    EXPECT_EQ(right("ru-152fz", "erase_unlawful"), "stop 3WD, destroy 10WD");
    EXPECT_EQ(right("ru-152fz", "erase_unneeded"), "term 7WD");
    EXPECT_EQ(right("ru-152fz", "stop_processing"), "term 10WD + 5WD");
    EXPECT_EQ(right("ru-152fz", "withdraw"), "effect now, destroy 30D");
    EXPECT_EQ(right("ru-152fz", "object_marketing"), "effect now");
    EXPECT_EQ(right("ru-152fz", "dissemination_stop"), "term 3WD");
    EXPECT_EQ(right("ru-152fz", "adm_objection"), "term 30D");
    EXPECT_EQ(right("ru-152fz", "authority_query"), "term 10WD + 5WD");
    EXPECT_EQ(right("ru-152fz", "breach"), "stage_1 24h, stage_2 72h");
    EXPECT_EQ(right("ru-152fz", "portability"), "no such right");
    EXPECT_EQ(right("by-99z", "access"), "term 5WD");
    for (const char* name : {"rectify", "recipients", "erase", "stop_processing", "withdraw"})
        EXPECT_EQ(right("by-99z", name), "term 15D") << name;
    EXPECT_EQ(right("by-99z", "refusal"), "") << "that of the request";
    EXPECT_EQ(right("by-99z", "breach"), "term 3WD");
    EXPECT_EQ(right("none", "withdraw"), "effect now, answer 1M");
    EXPECT_EQ(right("none", "breach"), "");
}

TEST(Term, is_read_from_a_number_and_a_unit) {
    for (const char* text : {"10WD", "15D", "1M", "3Y", "72h"})
        EXPECT_EQ(in_words(*term_named(text)), text);
    EXPECT_EQ(in_words(*term_named("immediate")), "now");
    for (const char* text : {"", "WD", "10", "0D", "-1D", "10W", "10wd", "1.5M", "99999D", "1M2D"})
        EXPECT_FALSE(term_named(text)) << text;
}

std::string faults_of(std::string_view count, std::string_view requests, std::string_view breach) {
    Faults faults;
    const auto a = read_yaml(count), b = read_yaml(requests), c = read_yaml(breach);
    read_count(Members(*a, "count", faults));
    read_rights(Members(*b, "requests", faults), Members(*c, "breach", faults));
    std::string all;
    for (const auto& fault : faults)
        all += fault + "\n";
    return all;
}

TEST(Right, is_refused_with_an_unknown_or_wrong_member) {
    const std::string count =
        "{start: next, month_rule: same_date_or_last, hours_run_through: true, roll: none, "
        "calendar: BY}";
    EXPECT_EQ(faults_of(count, "{access: {term: 5WD}}", "{authority: {term: 3WD}}"), "");
    const auto requests = [&](std::string_view text) { return faults_of(count, text, "{}"); };
    EXPECT_THAT(requests("{acess: {term: 5WD}}"), HasSubstr("requests.acess: unknown"));
    EXPECT_THAT(requests("{access: {term: five}}"), HasSubstr("requests.access.term: not a term"));
    EXPECT_THAT(requests("{access: {trem: 5WD}}"), HasSubstr("requests.access.trem: unknown"));
    EXPECT_THAT(requests("{types: [acess]}"), HasSubstr("unknown right acess"));
    EXPECT_THAT(requests("{identity: {ask: yes}}"), HasSubstr("requests.identity.ask: unknown"));
    EXPECT_THAT(faults_of(count, "{}", "{authority: [{stage: 1, term: 1d}]}"),
                HasSubstr("breach.authority.term: not a term"));
    EXPECT_THAT(faults_of(count, "{}", "{authorities: {}}"),
                HasSubstr("breach.authorities: unknown"));
    EXPECT_THAT(faults_of("{start: same, month_rule: same_date_or_last, roll: up, "
                          "hours_run_through: true, calendar: BY, days_off: [monday]}",
                          "{}",
                          "{}"),
                testing::AllOf(HasSubstr("count.start: only next is known"),
                               HasSubstr("count.roll: neither"),
                               HasSubstr("count.days_off: not a date")));
}

}  // namespace
}  // namespace placet::law
