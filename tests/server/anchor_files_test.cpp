#include "server/anchor_files.h"

#include <gtest/gtest.h>

#include "support/temp_folder.h"

namespace placet::server {
namespace {

ledger::Log a_log(std::uint8_t first) {
    ledger::Log log;
    log.log_id = {first};
    return log;
}

TEST(AnchorFiles, know_nothing_of_a_log_they_never_saw) {
    const test::TempFolder folder;
    FileAnchor anchor(folder.path() / "anchor");
    const auto note = anchor.read(a_log(1));
    ASSERT_TRUE(note);
    EXPECT_FALSE(note->has_value());
}

TEST(AnchorFiles, keep_the_newest_note_of_each_log_over_a_restart) {
    const test::TempFolder folder;
    {
        FileAnchor anchor(folder.path() / "anchor");
        ASSERT_TRUE(anchor.write(a_log(1), "one\n"));
        ASSERT_TRUE(anchor.write(a_log(1), "two\n"));
        ASSERT_TRUE(anchor.write(a_log(2), "other\n"));
    }
    FileAnchor anchor(folder.path() / "anchor");
    EXPECT_EQ(*anchor.read(a_log(1)), "two\n");
    EXPECT_EQ(*anchor.read(a_log(2)), "other\n");
}

TEST(AnchorFiles, say_when_the_anchor_cannot_be_read) {
    const test::TempFolder folder;
    FileAnchor anchor(folder.path());
    std::filesystem::create_directory(folder.path() / (to_hex(a_log(1).log_id) + ".head"));
    EXPECT_FALSE(anchor.read(a_log(1))) << "an unreadable anchor is no missing one";
}

}  // namespace
}  // namespace placet::server
