#include "system/key_files.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "support/temp_folder.h"
#include "system/files.h"

namespace placet::system {
namespace {

unsigned mode_of(const std::filesystem::path& file) {
    struct stat status{};
    ::stat(file.c_str(), &status);
    return status.st_mode & 0777;
}

class KeyFilesTest : public testing::Test {
protected:
    test::TempFolder folder;
    crypto::SystemRandom random;
    std::filesystem::path keys = folder.path() / "keys";
    FileKeys files{keys, random};
};

TEST_F(KeyFilesTest, are_made_once_and_are_nobody_elses) {
    ASSERT_TRUE(files.prepare());
    const Bytes first = to_bytes(files.master()->bytes());
    ASSERT_TRUE(files.prepare());
    EXPECT_EQ(to_bytes(files.master()->bytes()), first);
    EXPECT_EQ(mode_of(keys), 0700u);
    EXPECT_EQ(mode_of(keys / "master.key"), 0400u);
}

TEST_F(KeyFilesTest, keep_epochs_in_order_and_ignore_what_is_none) {
    ASSERT_TRUE(files.prepare());
    for (const std::int64_t epoch : {10, 9, 2})
        ASSERT_TRUE(files.write_epoch(epoch, view("sealed " + std::to_string(epoch))));
    for (const char* other : {"epoch-.bin", "epoch-3.bin.new", "epoch-x.bin", "epoch-0.bin"})
        ASSERT_TRUE(replace_file(keys / other, view("?"), Access::owner_writes));
    EXPECT_EQ(*files.epochs(), (std::vector<std::int64_t>{2, 9, 10}));
    EXPECT_EQ(text_view(*files.read_epoch(9)), "sealed 9");
    EXPECT_EQ(mode_of(keys / "epoch-9.bin"), 0400u);
}

TEST_F(KeyFilesTest, never_write_over_an_epoch_root) {
    ASSERT_TRUE(files.prepare());
    ASSERT_TRUE(files.write_epoch(1, view("one")));
    EXPECT_EQ(files.write_epoch(1, view("two")).error().code, "keys.epoch_exists");
    EXPECT_EQ(text_view(*files.read_epoch(1)), "one");
}

TEST_F(KeyFilesTest, destroy_the_bytes_not_only_the_name) {
    ASSERT_TRUE(files.prepare());
    ASSERT_TRUE(files.write_epoch(1, view("root")));
    std::filesystem::create_hard_link(keys / "epoch-1.bin", folder.path() / "copy");
    ASSERT_TRUE(files.destroy_epoch(1));
    ASSERT_TRUE(files.destroy_epoch(1)) << "destroying again is no error";
    EXPECT_EQ(files.read_epoch(1).error().code, "system.no_file");
    EXPECT_EQ(*read_file(folder.path() / "copy", 10), Bytes(4)) << "the same blocks";
}

TEST_F(KeyFilesTest, refuse_to_hide_a_lost_master_key) {
    ASSERT_TRUE(files.prepare());
    ASSERT_TRUE(files.write_epoch(1, view("root")));
    std::filesystem::remove(keys / "master.key");
    EXPECT_EQ(files.prepare().error().code, "keys.master_missing");
    EXPECT_FALSE(std::filesystem::exists(keys / "master.key"));
}

TEST_F(KeyFilesTest, open_a_ring_again_as_it_was) {
    ASSERT_TRUE(files.prepare());
    const auto ring = crypto::KeyRing::open(files, random);
    ASSERT_TRUE(ring);
    ASSERT_TRUE((*ring)->begin_epoch());
    const auto again = crypto::KeyRing::open(files, random);
    ASSERT_TRUE(again);
    EXPECT_EQ((*again)->epochs(), (std::vector<std::int64_t>{1, 2}));
    EXPECT_EQ(to_bytes((*again)->subject_kek(7, 2)->bytes()),
              to_bytes((*ring)->subject_kek(7, 2)->bytes()));
}

}  // namespace
}  // namespace placet::system
