#include "system/mailers.h"

#include <gmock/gmock.h>

#include "support/temp_folder.h"
#include "system/clock.h"
#include "system/files.h"

namespace placet::system {
namespace {

notify::Mail a_mail() {
    return {.id = "m_1", .to = "anna@example.by", .subject = "Згода", .text = "Дзякуй"};
}

TEST(FolderMailer, writes_letters_that_a_person_can_open) {
    const test::TempFolder folder;
    const RealClock clock;
    FolderMailer mailer(folder.path() / "mail", {"", "a@b.by"}, clock);
    ASSERT_TRUE(mailer.send(a_mail()));
    int letters = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path() / "mail")) {
        ++letters;
        EXPECT_EQ(entry.path().extension(), ".eml");
        const auto bytes = read_file(entry.path(), 10'000);
        EXPECT_THAT(std::string(text_view(*bytes)), testing::HasSubstr("To: anna@example.by\r\n"));
    }
    EXPECT_EQ(letters, 1);
}

TEST(SmtpMailer, asks_to_try_again_when_nobody_listens) {
    const RealClock clock;
    SmtpMailer mailer(
        {.host = "127.0.0.1", .port = 1, .security = Relay::Security::none}, {"", "a@b.by"}, clock);
    EXPECT_EQ(mailer.send(a_mail()).error().code, "mail.later");
}

}  // namespace
}  // namespace placet::system
