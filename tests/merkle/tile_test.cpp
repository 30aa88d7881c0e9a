#include "merkle/tile.h"

#include <gtest/gtest.h>

#include "crypto/crypto.h"
#include "merkle/tree.h"
#include "support/vectors.h"

namespace placet::merkle {
namespace {

TEST(TilePath, writes_the_examples_of_the_specification) {
    VECTORS_OR_SKIP(file, "rfc/tlog_tiles_layout.json");
    const auto json = test::read_json(file);
    for (const auto& item : json.at("paths").as_array()) {
        const TilePath path{0, item.at("n").to_number<std::uint64_t>(), 256};
        EXPECT_EQ(path.text(), "0/" + test::text_of(item.at("path")));
    }
    for (const auto& item : json.at("layout").as_array()) {
        const auto size = item.at("size").to_number<std::uint64_t>();
        for (int level = 0; level <= 5; ++level) {
            const auto key = std::to_string(level);
            const auto number = [&](const char* what) -> std::uint64_t {
                const auto* found = item.at(what).as_object().if_contains(key);
                return found == nullptr ? 0 : found->to_number<std::uint64_t>();
            };
            EXPECT_EQ(full_tiles(size, level), number("full")) << size << " " << level;
            EXPECT_EQ(partial_width(size, level), number("partial")) << size << " " << level;
        }
    }
}

TEST(TilePath, reads_what_it_writes) {
    for (const int level : {0, 1, 5, TilePath::entries})
        for (const std::uint64_t index : {0ULL, 1ULL, 999ULL, 1000ULL, 1234067ULL, 999999999ULL})
            for (const unsigned width : {1U, 9U, 255U, 256U}) {
                const TilePath path{level, index, width};
                const auto read = TilePath::parse(path.text());
                ASSERT_TRUE(read) << path.text();
                EXPECT_EQ(read->level, level);
                EXPECT_EQ(read->index, index);
                EXPECT_EQ(read->width, width);
            }
    EXPECT_EQ((TilePath{TilePath::entries, 0, 15}.text()), "entries/000.p/15");
    EXPECT_EQ((TilePath{2, 1234067, 256}.text()), "2/x001/x234/067");
}

TEST(TilePath, refuses_every_other_spelling) {
    for (const char* text : {"",
                             "0",
                             "0/",
                             "/000",
                             "0/0",
                             "0/00",
                             "0/0000",
                             "0/x000/001",
                             "0/x001",
                             "0/x001/",
                             "0/001/002",
                             "6/000",
                             "00/000",
                             "-1/000",
                             "a/000",
                             "entry/000",
                             "0/000.p",
                             "0/000.p/",
                             "0/000.p/0",
                             "0/000.p/256",
                             "0/000.p/01",
                             "0/000.p/1/",
                             "0/000.p/1/2",
                             "0/x000.p/1/000",
                             "0/../000",
                             "0/00a",
                             "0/x001/x234/067/",
                             "0//000",
                             "0/000/",
                             " 0/000",
                             "0/000 ",
                             "0/x001/x001/x001/x001/x001/x001/001"})
        EXPECT_EQ(TilePath::parse(text).error().code, "tile.path") << text;
}

TEST(Tile, holds_one_to_256_hashes) {
    const std::vector<Hash> hashes{empty_root(), leaf_hash(Bytes{1})};
    const Bytes tile = encode_tile(hashes);
    EXPECT_EQ(tile.size(), 64U);
    EXPECT_EQ(*decode_tile(tile), hashes);
    for (const std::size_t size : {0, 31, 33, 8224})
        EXPECT_EQ(decode_tile(Bytes(size)).error().code, "tile.length") << size;
    EXPECT_EQ(decode_tile(Bytes(8192))->size(), 256U);
}

TEST(Bundle, keeps_entries_apart) {
    const std::vector<Bytes> entries{{}, {1, 2, 3}, Bytes(65535, 7)};
    EXPECT_EQ(*decode_bundle(encode_bundle(entries)), entries);
    EXPECT_EQ(to_hex(encode_bundle({{0xAA}})), "0001aa");
}

TEST(Bundle, is_refused_when_cut_off_or_overfull) {
    for (const char* text : {"00", "0001", "0002aa", "0001aa00"})
        EXPECT_EQ(decode_bundle(test::hex(text)).error().code, "tile.bundle") << text;
    EXPECT_FALSE(decode_bundle(encode_bundle(std::vector<Bytes>(257))));
    EXPECT_EQ(decode_bundle(encode_bundle(std::vector<Bytes>(256)))->size(), 256U);
}

// Another implementation's log: bundles give the leaves, leaves give the tile and every root.
TEST(Tile, of_another_implementation_fits_its_bundles_and_checkpoints) {
    VECTORS_OR_SKIP(folder, "tessera-log");
    for (unsigned size = 1; size <= 15; ++size) {
        const auto name = "000.p/" + std::to_string(size);
        const auto bundle = test::read_text(folder / "tile" / "entries" / name);
        const auto tile = test::read_text(folder / "tile" / "0" / name);
        const auto entries = decode_bundle(view(bundle));
        ASSERT_TRUE(entries);
        Frontier frontier;
        std::vector<Hash> hashes;
        for (const Bytes& entry : *entries) {
            hashes.push_back(leaf_hash(entry));
            frontier.append(hashes.back());
        }
        EXPECT_EQ(*decode_tile(view(tile)), hashes);
        const auto note = test::read_text(folder / ("checkpoint." + std::to_string(size)));
        EXPECT_NE(note.find("\n" + to_base64(frontier.root()) + "\n"), std::string::npos) << size;
    }
}

TEST(Tile, of_a_mirror_with_two_levels_fits_its_checkpoint) {
    VECTORS_OR_SKIP(folder, "sunlight-mirror");
    Frontier frontier;
    Frontier first;
    std::vector<Hash> hashes;
    for (int i = 0; i < 300; ++i) {
        hashes.push_back(leaf_hash(view("record " + std::to_string(i))));
        frontier.append(hashes.back());
        if (i < 256) first.append(hashes.back());
    }
    const auto tile = [&](const char* path) {
        return *decode_tile(view(test::read_text(folder / "tile" / path)));
    };
    EXPECT_EQ(tile("0/000"), std::vector<Hash>(hashes.begin(), hashes.begin() + 256));
    EXPECT_EQ(tile("0/001.p/44"), std::vector<Hash>(hashes.begin() + 256, hashes.end()));
    EXPECT_EQ(tile("1/000.p/1"), std::vector<Hash>{first.root()});
    const auto note = test::read_text(folder / "checkpoint");
    EXPECT_NE(note.find("\n" + to_base64(frontier.root()) + "\n"), std::string::npos);
}

}  // namespace
}  // namespace placet::merkle
