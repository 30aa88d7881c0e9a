#include "notify/mime.h"

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>

namespace placet::notify {
namespace {

using testing::HasSubstr;

Mail a_mail() {
    return {.id = "m_1",
            .to = "anna@example.by",
            .subject = "Ваша згода на апрацоўку персанальных даных запісана ў журнал № 17 — дзякуй",
            .text = "Добры дзень!\n.кропка\nFrom a line\nroвны = знак \nканец",
            .html = "<p>Добры дзень &amp; дзякуй</p>",
            .language = "be",
            .unsubscribe_url = "https://example.by/w/abc"};
}

// Another implementation must read the letter as it was meant: Python's.
std::string read_by_python(const std::string& message) {
    const auto file =
        std::filesystem::temp_directory_path() /
        ("placet-mime-" + std::to_string(::testing::UnitTest::GetInstance()->random_seed()) +
         std::to_string(reinterpret_cast<std::uintptr_t>(&message)) + ".eml");
    std::ofstream(file, std::ios::binary) << message;
    const std::string command =
        "/usr/bin/python3 -c \"import email,email.policy,sys\n"
        "m=email.message_from_binary_file(open(sys.argv[1],'rb'),policy=email.policy.default)\n"
        "assert not m.defects\n"
        "print(m['subject']); print(m['from'].addresses[0].display_name); print(m['to'])\n"
        "print(m['list-unsubscribe']); print(m['message-id'])\n"
        "print(m.get_body(('plain',)).get_content()); print(m.get_body(('html',)).get_content())\n"
        "\" " +
        file.string();
    std::string out;
    FILE* pipe = ::popen(command.c_str(), "r");
    std::array<char, 4096> bytes{};
    for (std::size_t got = 0; (got = std::fread(bytes.data(), 1, bytes.size(), pipe)) > 0;)
        out.append(bytes.data(), got);
    EXPECT_EQ(::pclose(pipe), 0);
    std::filesystem::remove(file);
    return out;
}

TEST(Mime, is_read_by_others_as_it_was_meant) {
    const auto mail = a_mail();
    const auto message = mime_message(mail, {"ООО «Полесье-Трейд»", "no-reply@example.by"}, {});
    ASSERT_TRUE(message);
    const auto seen = read_by_python(*message);
    EXPECT_THAT(seen, HasSubstr(mail.subject + "\n"));
    EXPECT_THAT(seen, HasSubstr("ООО «Полесье-Трейд»\nanna@example.by\n"));
    EXPECT_THAT(seen, HasSubstr("<https://example.by/w/abc>\n<m_1@example.by>\n"));
    EXPECT_THAT(seen, HasSubstr(mail.text + "\n"));
    EXPECT_THAT(seen, HasSubstr(mail.html + "\n"));
}

TEST(Mime, keeps_lines_short_and_ascii) {
    auto mail = a_mail();
    mail.text = std::string(500, 'x') + std::string(200, ' ') + "\xD0\x96";
    const auto message = mime_message(mail, {"Имя", "a@b.by"}, {});
    std::size_t column = 0;
    for (const char c : *message) {
        EXPECT_GE(c, 0);
        column = c == '\n' ? 0 : column + 1;
        EXPECT_LE(column, 78u);
    }
}

TEST(Mime, lets_nobody_write_headers) {
    for (const std::string to :
         {"a@b\r\nBcc: c@d", "a", "@b", "a@", "a@b@c", "a b@c", "<a@b>", ""}) {
        auto mail = a_mail();
        mail.to = to;
        EXPECT_FALSE(mime_message(mail, {"", "a@b.by"}, {})) << to;
    }
    auto mail = a_mail();
    mail.subject = "a\r\nBcc: c@d";
    const auto message = mime_message(mail, {"", "a@b.by"}, {});
    EXPECT_THAT(*message, testing::Not(HasSubstr("Bcc")));
    mail = a_mail();
    mail.unsubscribe_url = "https://a>\r\nX: y";
    EXPECT_FALSE(mime_message(mail, {"", "a@b.by"}, {}));
}

TEST(Mime, dates_as_mail_does) {
    const auto message =
        mime_message(a_mail(), {"", "a@b.by"}, Timestamp::from_seconds(1795348800));
    EXPECT_THAT(*message, HasSubstr("Date: Sun, 22 Nov 2026 12:00:00 +0000\r\n"));
}

}  // namespace
}  // namespace placet::notify
