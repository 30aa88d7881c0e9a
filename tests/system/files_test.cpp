#include "system/files.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "support/temp_folder.h"

namespace placet::system {
namespace {

TEST(Files, are_replaced_whole_and_kept_private) {
    const test::TempFolder folder;
    const auto file = folder.path() / "key";
    ASSERT_TRUE(replace_file(file, view("one"), Access::owner_reads));
    ASSERT_TRUE(replace_file(file, view("two"), Access::owner_reads));
    EXPECT_EQ(text_view(*read_file(file, 10)), "two");
    struct stat status{};
    ::stat(file.c_str(), &status);
    EXPECT_EQ(status.st_mode & 0777, 0400u);
    EXPECT_FALSE(std::filesystem::exists(file.string() + ".new"));
}

TEST(Files, say_why_they_cannot_be_read) {
    const test::TempFolder folder;
    EXPECT_EQ(read_file(folder.path() / "none", 10).error().code, "system.no_file");
    ASSERT_TRUE(replace_file(folder.path() / "big", Bytes(11), Access::owner_writes));
    EXPECT_EQ(read_file(folder.path() / "big", 10).error().code, "system.file_too_large");
    EXPECT_EQ(read_file(folder.path(), 10).error().code, "system.file");
}

TEST(Files, measure_how_long_the_disk_takes) {
    const test::TempFolder folder;
    const auto micros = measure_sync_micros(folder.path());
    ASSERT_TRUE(micros);
    EXPECT_GE(*micros, 0);
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

}  // namespace
}  // namespace placet::system
