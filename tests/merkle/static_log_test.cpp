#include "merkle/static_log.h"

#include <gtest/gtest.h>

#include <fstream>

#include "merkle/entry_samples.h"
#include "support/vectors.h"

namespace placet::merkle {
namespace {

namespace fs = std::filesystem;

class StaticFiles : public ::testing::Test {
protected:
    StaticFiles() : folder_(fs::path(testing::TempDir()) / name()) {}
    ~StaticFiles() override { fs::remove_all(folder_); }

    static std::string name() {
        return std::string("placet-static-") +
               testing::UnitTest::GetInstance()->current_test_info()->name();
    }
    std::string sign(const Head& head) const { return sign_checkpoint({origin_, head}, key_); }

    void write(std::uint64_t count) {
        StaticLogWriter writer{folder_};
        for (std::uint64_t i = 0; i < count; ++i)
            ASSERT_TRUE(writer.add(*encode(test::numbered_entry(i))));
        ASSERT_TRUE(writer.finish(sign(writer.head()), vkey_));
    }
    // Paths below the folder, sorted.
    std::vector<std::string> files() const {
        std::vector<std::string> out;
        for (const auto& file : fs::recursive_directory_iterator(folder_))
            if (file.is_regular_file())
                out.push_back(fs::relative(file.path(), folder_).generic_string());
        std::ranges::sort(out);
        return out;
    }

    const std::string origin_ = "placet.example/log/" + to_hex(test::uid_of("log"));
    const crypto::SigningKey key_ =
        crypto::SigningKey::from_seed(crypto::Key{crypto::sha256(view("seed"))});
    const Vkey vkey_ = Vkey::of(origin_, key_.public_key());
    const fs::path folder_;
};

TEST_F(StaticFiles, are_those_of_an_empty_log) {
    write(0);
    EXPECT_EQ(files(), (std::vector<std::string>{"checkpoint", "vkey"}));
}

TEST_F(StaticFiles, have_partial_tiles_only_at_the_right_edge) {
    write(300);
    EXPECT_EQ(files(),
              (std::vector<std::string>{"checkpoint",
                                        "tile/0/000",
                                        "tile/0/001.p/44",
                                        "tile/1/000.p/1",
                                        "tile/entries/000",
                                        "tile/entries/001.p/44",
                                        "vkey"}));
}

TEST_F(StaticFiles, have_no_empty_tiles) {
    write(256);
    EXPECT_EQ(files(),
              (std::vector<std::string>{
                  "checkpoint", "tile/0/000", "tile/1/000.p/1", "tile/entries/000", "vkey"}));
}

TEST_F(StaticFiles, give_the_entries_back) {
    write(600);
    const auto log = open_static_log(folder_);
    ASSERT_TRUE(log);
    EXPECT_EQ(log->vkey, vkey_.text());
    const auto checkpoint = open_checkpoint(log->checkpoint, vkey_);
    ASSERT_TRUE(checkpoint);
    Frontier frontier;
    ASSERT_TRUE(read_static_log(folder_, checkpoint->head.size, [&](BytesView entry) {
        frontier.append(leaf_hash(entry));
        return Result<void>{};
    }));
    EXPECT_EQ(frontier.root(), checkpoint->head.root);
    const auto missing = read_static_log(folder_, 601, [](BytesView) { return Result<void>{}; });
    EXPECT_EQ(missing.error().code, "static_log.missing");
}

TEST_F(StaticFiles, are_byte_for_byte_those_of_another_implementation) {
    VECTORS_OR_SKIP(mirror, "sunlight-mirror");
    StaticLogWriter writer{folder_};
    for (int i = 0; i < 300; ++i)
        ASSERT_TRUE(writer.add(view("record " + std::to_string(i))));
    ASSERT_TRUE(writer.finish(sign(writer.head()), vkey_));
    for (const char* tile : {"tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1"})
        EXPECT_EQ(test::read_text(folder_ / tile), test::read_text(mirror / tile)) << tile;
}

TEST_F(StaticFiles, get_no_checkpoint_that_is_not_theirs) {
    StaticLogWriter writer{folder_};
    ASSERT_TRUE(writer.add(view("x")));
    EXPECT_EQ(writer.finish(sign({2, writer.head().root}), vkey_).error().code, "static_log.head");
    EXPECT_EQ(writer.finish(sign({1, Hash{}}), vkey_).error().code, "static_log.head");
    EXPECT_EQ(writer.finish("nonsense", vkey_).error().code, "note.malformed");
    EXPECT_FALSE(fs::exists(folder_ / "checkpoint"));
}

TEST_F(StaticFiles, say_when_they_cannot_be_written) {
    std::ofstream{folder_} << "a file where the folder should be";
    StaticLogWriter writer{folder_};
    ASSERT_TRUE(writer.add(view("x")));
    EXPECT_EQ(writer.finish(sign(writer.head()), vkey_).error().code, "static_log.write");
}

}  // namespace
}  // namespace placet::merkle
