#include "subjects/identifiers.h"

#include <gtest/gtest.h>

namespace placet::subjects {
namespace {

std::string email(std::string_view text) {
    const auto normal = normalise_email(text);
    return normal ? *normal : normal.error().code;
}
std::string phone(std::string_view text, std::string_view region) {
    const auto normal = normalise_phone(text, region);
    return normal ? *normal : normal.error().code;
}

TEST(Email, has_one_written_form) {
    EXPECT_EQ(email("  Anna.Kovaleva@Example.BY\n"), "anna.kovaleva@example.by");
    EXPECT_EQ(email("anna@Почта.бел"), "anna@xn--80a1acny.xn--90ais");
    EXPECT_EQ(email("anna@XN--80A1ACNY.xn--90ais"), "anna@xn--80a1acny.xn--90ais");
    EXPECT_EQ(email("andre\u0301@example.fr"), email("André@example.fr"));
}

// Different mailboxes for the law: the provider's habits are not ours.
TEST(Email, leaves_dots_and_plus_signs_alone) {
    EXPECT_EQ(email("a.n.n.a+shop@gmail.com"), "a.n.n.a+shop@gmail.com");
}

TEST(Email, refuses_what_is_no_address) {
    for (const char* wrong : {"",
                              "anna",
                              "@example.by",
                              "anna@",
                              "anna@localhost",
                              "anna@@example.by",
                              "an na@example.by",
                              ".anna@example.by",
                              "an..na@example.by",
                              "anna@-example.by",
                              "anna@example..by",
                              "anna@exam_ple.by",
                              "anna@example.by\r\nBcc: x@example.by",
                              "<anna@example.by>",
                              "anna@[192.0.2.1]"})
        EXPECT_EQ(email(wrong), "not_an_email") << wrong;
    EXPECT_EQ(email(std::string(65, 'a') + "@example.by"), "not_an_email");
    EXPECT_EQ(email("anna@" + std::string(64, 'a') + ".by"), "not_an_email");
}

TEST(Phone, is_read_as_the_people_of_the_region_write_it) {
    for (const char* same : {"+375 29 612-34-56",
                             "375296123456",
                             "00375296123456",
                             "80296123456",
                             "8 (029) 612-34-56",
                             "29 612 34 56"})
        EXPECT_EQ(phone(same, "BY"), "+375296123456") << same;
    for (const char* same : {"8 (812) 200-00-00", "+7 812 200 00 00", "812 200-00-00"})
        EXPECT_EQ(phone(same, "RU"), "+78122000000") << same;
    EXPECT_EQ(phone("089 / 1234567", "DE"), "+49891234567");
    EXPECT_EQ(phone("02 1234567", "IT"), "+39021234567");  // Italy keeps the nought
    EXPECT_EQ(phone("(212) 555-0100", "US"), "+12125550100");
}

TEST(Phone, with_a_plus_does_not_depend_on_the_region) {
    for (const char* region : {"BY", "RU", "DE", ""})
        EXPECT_EQ(phone("+48 22 123 45 67", region), "+48221234567");
}

TEST(Phone, refuses_what_cannot_be_dialled) {
    for (const char* wrong :
         {"", "+", "12", "+0123456789", "+1234567890123456", "29-612-ABCD", "29 612 34 5", "--"})
        EXPECT_EQ(phone(wrong, "BY"), "not_a_phone") << wrong;
    EXPECT_EQ(phone("296123456", "XX"), "not_a_phone");
}

}  // namespace
}  // namespace placet::subjects
