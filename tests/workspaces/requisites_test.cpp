#include "workspaces/requisites.h"

#include <gtest/gtest.h>

namespace placet::workspaces {
namespace {

struct Case {
    std::string key;
    std::string number;
    LegalForm form;
    std::string fault;  // empty: good
};

std::string fault_in(const Case& c) {
    const auto found = faults(normalised({{c.key, c.number}, {"register_court", "x"}}), c.form);
    if (found.empty()) return "";
    EXPECT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().field, "requisites." + c.key);
    return found.front().code;
}

constexpr auto entity = LegalForm::legal_entity;
constexpr auto trader = LegalForm::sole_trader;

class RequisitesTable : public testing::TestWithParam<Case> {};

TEST_P(RequisitesTable, tells_a_number_from_a_typing_error) {
    EXPECT_EQ(fault_in(GetParam()), GetParam().fault) << GetParam().key << ' ' << GetParam().number;
}

// Public numbers of well-known companies and the examples of the registers; the bad ones differ
// from them in one digit, two swapped digits, the length or the alphabet.
INSTANTIATE_TEST_SUITE_P(Inn,
                         RequisitesTable,
                         testing::Values(Case{"inn", "7707083893", entity, ""},
                                         Case{"inn", "7736050003", entity, ""},
                                         Case{"inn", " 7830 002293 ", entity, ""},
                                         Case{"inn", "500100732259", trader, ""},
                                         Case{"inn", "500100732259", LegalForm::natural_person, ""},
                                         Case{"inn", "7707083894", entity, "bad_check_digit"},
                                         Case{"inn", "7770083893", entity, "bad_check_digit"},
                                         Case{"inn", "0000000000", entity, "bad_check_digit"},
                                         Case{"inn", "500100732258", trader, "bad_check_digit"},
                                         Case{"inn", "500100732249", trader, "bad_check_digit"},
                                         Case{"inn", "770708389", entity, "bad_length"},
                                         Case{"inn", "500100732259", entity, "bad_length"},
                                         Case{"inn", "7707083893", trader, "bad_length"},
                                         Case{"inn", "770708389A", entity, "bad_characters"},
                                         Case{"kpp", "773601001", entity, ""},
                                         Case{"kpp", "7736AZ001", entity, ""},
                                         Case{"kpp", "77360100", entity, "bad_length"},
                                         Case{"kpp", "A73601001", entity, "bad_characters"}));

INSTANTIATE_TEST_SUITE_P(
    Ogrn,
    RequisitesTable,
    testing::Values(Case{"ogrn", "1027700132195", entity, ""},
                    Case{"ogrn", "1027700070518", entity, ""},
                    Case{"ogrn", "1027700132196", entity, "bad_check_digit"},
                    Case{"ogrn", "1027700123195", entity, "bad_check_digit"},
                    Case{"ogrn", "3027700132195", entity, "bad_characters"},
                    Case{"ogrn", "102770013219", entity, "bad_length"},
                    Case{"ogrnip", "304500116000157", trader, ""},
                    Case{"ogrnip", "304500116000158", trader, "bad_check_digit"},
                    Case{"ogrnip", "1027700132195", trader, "bad_length"}));

INSTANTIATE_TEST_SUITE_P(
    Unp,
    RequisitesTable,
    testing::Values(Case{"unp", "200988541", entity, ""},
                    Case{"unp", "100582333", entity, ""},
                    Case{"unp", "190275968", entity, ""},
                    Case{"unp", "MA1953684", trader, ""},
                    Case{"unp", "МА1953684", trader, ""},  // typed in Cyrillic
                    Case{"unp", "ма1953684", trader, ""},
                    Case{"unp", "200988542", entity, "bad_check_digit"},
                    Case{"unp", "209088541", entity, "bad_check_digit"},
                    Case{"unp", "MB1953684", trader, "bad_check_digit"},
                    Case{"unp", "100000010", entity, "bad_check_digit"},  // remainder ten
                    Case{"unp", "OA1953684", trader, "bad_characters"},
                    Case{"unp", "MX1953684", trader, "bad_characters"},
                    Case{"unp", "M11953684", trader, "bad_characters"},
                    Case{"unp", "000988541", entity, "bad_characters"},
                    Case{"unp", "20098854", entity, "bad_length"},
                    Case{"unp", "2009885410", entity, "bad_length"}));

INSTANTIATE_TEST_SUITE_P(Germany,
                         RequisitesTable,
                         testing::Values(Case{"ust_idnr", "DE136695976", entity, ""},
                                         Case{"ust_idnr", "de 811 907 980", entity, ""},
                                         Case{"ust_idnr", "DE129273398", entity, ""},
                                         Case{"ust_idnr", "DE136695967", entity, "bad_check_digit"},
                                         Case{"ust_idnr", "DE136695975", entity, "bad_check_digit"},
                                         Case{"ust_idnr", "DE13669597", entity, "bad_length"},
                                         Case{"ust_idnr", "AT136695976", entity, "bad_characters"},
                                         Case{"ust_idnr", "DE036695976", entity, "bad_characters"},
                                         Case{"vat_id", "ATU12345678", entity, ""},
                                         Case{"vat_id", "PL5260001246", entity, ""},
                                         Case{"vat_id", "DE136695975", entity, "bad_check_digit"},
                                         Case{"vat_id", "AT1", entity, "bad_length"},
                                         Case{"vat_id", "12345678", entity, "bad_characters"},
                                         Case{"hrb", "HRB 12345", entity, ""},
                                         Case{"hrb", "hrb  12345b", entity, ""},
                                         Case{"hrb", "HRA 7", entity, ""},
                                         Case{"hrb", "HRX 12345", entity, "bad_characters"},
                                         Case{"hrb", "HRB 1234567", entity, "bad_length"},
                                         Case{"hrb", "12345", entity, "bad_characters"}));

TEST(Requisites, keeps_one_spelling_of_a_number) {
    const auto kept = normalised({{"unp", " ма 1953684 "},
                                  {"ust_idnr", "de 136-695-976"},
                                  {"hrb", "hrb12345 b"},
                                  {"register_court", " Amtsgericht München "},
                                  {"inn", "   "}});
    EXPECT_EQ(kept,
              (Requisites{{"unp", "MA1953684"},
                          {"ust_idnr", "DE136695976"},
                          {"hrb", "HRB 12345 B"},
                          {"register_court", "Amtsgericht München"}}));
}

// A register number without its court names nothing: every court counts from one.
TEST(Requisites, asks_for_the_court_of_a_register_number) {
    const auto found = faults(normalised({{"hrb", "HRB 12345"}}), entity);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().field, "requisites.register_court");
    EXPECT_EQ(found.front().code, "required");
}

}  // namespace
}  // namespace placet::workspaces
