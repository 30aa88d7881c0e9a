#include "workspaces/email.h"

#include <gtest/gtest.h>

namespace placet::workspaces {
namespace {

TEST(Email, keeps_addresses_that_mail_can_reach) {
    EXPECT_EQ(*normalise_email(" Anna.Kovaleva+shop@Example.BY "), "Anna.Kovaleva+shop@example.by");
    EXPECT_EQ(*normalise_email("info@пример.бел"), "info@пример.бел");
    EXPECT_EQ(*normalise_email("info@ПРИМЕР.бел"), "info@пример.бел");
    EXPECT_EQ(*normalise_email("info@xn--e1afmkfd.xn--90ais"), "info@пример.бел");
    EXPECT_FALSE(normalise_email("büro@müller.de"));
    EXPECT_EQ(*normalise_email("buero@müller.de"), "buero@müller.de");
}

TEST(Email, refuses_what_is_not_an_address) {
    for (const auto* text : {"",
                             "anna",
                             "@example.by",
                             "anna@",
                             "anna@example",
                             "anna@@example.by",
                             "an na@example.by",
                             ".anna@example.by",
                             "anna.@example.by",
                             "an..na@example.by",
                             "anna@example..by",
                             "anna@.by",
                             "anna@exa_mple.by",
                             "anna@-example.by",
                             "anna@example.by\r\nBcc: x@y.zz",
                             "anna@[127.0.0.1]",
                             "anna@127.0.0.1",
                             "<anna@example.by>"})
        EXPECT_FALSE(normalise_email(text)) << text;
}

TEST(Email, has_one_key_for_every_spelling) {
    EXPECT_EQ(email_key("Anna@пример.бел"), email_key("anna@xn--e1afmkfd.xn--90ais"));
    EXPECT_NE(email_key("anna@example.by"), email_key("anna@example.ru"));
}

}  // namespace
}  // namespace placet::workspaces
