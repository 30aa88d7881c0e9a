#include "merkle/tree.h"

#include <gtest/gtest.h>

#include <bit>
#include <map>

#include "crypto/crypto.h"
#include "support/vectors.h"

namespace placet::merkle {
namespace {

using test::fixed;
using test::hex;

// The tree by the letter of RFC 6962 2.1, to check the fast one against.
Hash tree_hash(std::span<const Hash> leaves) {
    if (leaves.empty()) return empty_root();
    if (leaves.size() == 1) return leaves[0];
    const std::size_t k = std::bit_floor(leaves.size() - 1);
    return node_hash(tree_hash(leaves.first(k)), tree_hash(leaves.subspan(k)));
}

std::vector<Hash> numbered_leaves(std::size_t count) {
    std::vector<Hash> leaves;
    for (std::size_t i = 0; i < count; ++i)
        leaves.push_back(leaf_hash(Bytes{static_cast<std::uint8_t>(i)}));
    return leaves;
}

NodeReader reader_of(std::span<const Hash> leaves) {
    return [leaves](unsigned level, std::uint64_t index) -> Result<Hash> {
        const std::size_t width = std::size_t{1} << level;
        if ((index + 1) * width > leaves.size()) return internal_error("beyond the tree");
        return tree_hash(leaves.subspan(index * width, width));
    };
}

Head head_of(std::span<const Hash> leaves) {
    return {leaves.size(), tree_hash(leaves)};
}

TEST(Tree, has_the_hashes_of_the_reference_tree) {
    VECTORS_OR_SKIP(file, "merkle/reference_tree.json");
    const auto json = test::read_json(file);
    Frontier frontier;
    std::vector<Hash> leaves;
    const auto& roots = json.at("root_hashes_hex_by_size").as_array();
    EXPECT_EQ(to_hex(frontier.root()), test::text_of(roots[0]));
    std::size_t size = 0;
    for (const auto& input : json.at("leaf_inputs_hex").as_array()) {
        leaves.push_back(leaf_hash(hex(input)));
        frontier.append(leaves.back());
        EXPECT_EQ(to_hex(frontier.root()), test::text_of(roots[++size]));
    }
    const auto node = reader_of(leaves);
    unsigned level = 0;
    for (const auto& row : json.at("node_hashes_hex").as_array()) {
        std::uint64_t index = 0;
        for (const auto& expected : row.as_array()) {
            if (index << level >= leaves.size()) break;
            EXPECT_EQ(to_hex(*node(level, index++)), test::text_of(expected));
        }
        ++level;
    }
}

TEST(Tree, hashes_like_the_reference_hasher) {
    VECTORS_OR_SKIP(file, "merkle/reference_tree.json");
    const auto json = test::read_json(file);
    for (const auto& item : json.at("hasher").as_array()) {
        const auto kind = test::text_of(item.at("kind"));
        if (kind == "empty") {
            EXPECT_EQ(to_hex(empty_root()), test::text_of(item.at("want")));
        }
        if (kind == "leaf") {
            EXPECT_EQ(to_hex(leaf_hash(hex(item.at("data_hex")))), test::text_of(item.at("want")));
        }
    }
}

// 1 + 0 … 130 leaves: every subtree hash, inclusion proof and consistency proof in one digest each.
class Accumulated : public ::testing::Test {
protected:
    static bool valid_subtree(std::uint64_t start, std::uint64_t end) {
        if (start == 0 || start == end) return true;
        return start % std::bit_ceil(end - start) == 0;
    }
    static std::string range_text(std::uint64_t start, std::uint64_t end) {
        return "[" + std::to_string(start) + ", " + std::to_string(end) + ")";
    }
    static std::string hashes_text(const std::vector<Hash>& hashes) {
        std::string text;
        for (const Hash& hash : hashes)
            text += " " + to_hex(hash);
        return text;
    }
    static std::string expected(const std::filesystem::path& file, const char* what) {
        return test::text_of(test::read_json(file).at(what).at("sha256_of_all_lines"));
    }

    const std::vector<Hash> leaves_ = numbered_leaves(130);
};

TEST_F(Accumulated, subtree_hashes_agree) {
    VECTORS_OR_SKIP(file, "merkle/accumulated_130.json");
    std::string lines;
    for (std::size_t end = 0; end <= 130; ++end)
        for (std::size_t start = 0; start <= end; ++start) {
            if (!valid_subtree(start, end)) continue;
            Frontier frontier;
            for (std::size_t i = start; i < end; ++i)
                frontier.append(leaves_[i]);
            lines += range_text(start, end) + " " + to_hex(frontier.root()) + "\n";
        }
    EXPECT_EQ(to_hex(crypto::sha256(view(lines))), expected(file, "subtree_hash"));
}

TEST_F(Accumulated, inclusion_proofs_agree) {
    VECTORS_OR_SKIP(file, "merkle/accumulated_130.json");
    std::string lines;
    for (std::size_t end = 0; end <= 130; ++end)
        for (std::size_t start = 0; start <= end; ++start) {
            if (!valid_subtree(start, end)) continue;
            const auto subtree = std::span(leaves_).subspan(start, end - start);
            const auto node = reader_of(subtree);
            for (std::size_t i = start; i < end; ++i)
                lines += std::to_string(i) + " " + range_text(start, end) +
                         hashes_text(*inclusion_proof(i - start, end - start, node)) + "\n";
        }
    EXPECT_EQ(to_hex(crypto::sha256(view(lines))), expected(file, "subtree_inclusion"));
}

TEST(Tree, grows_like_the_definition) {
    const auto leaves = numbered_leaves(130);
    Frontier frontier;
    for (std::size_t size = 0; size <= leaves.size(); ++size) {
        EXPECT_EQ(frontier.root(), tree_hash(std::span(leaves).first(size)));
        EXPECT_EQ(frontier.size(), size);
        const auto restored = Frontier::restore(size, frontier.hashes());
        ASSERT_TRUE(restored);
        EXPECT_EQ(restored->root(), frontier.root());
        if (size < leaves.size()) frontier.append(leaves[size]);
    }
}

TEST(Tree, refuses_a_frontier_of_another_size) {
    EXPECT_EQ(Frontier::restore(3, std::vector<Hash>(1)).error().code, "merkle.frontier");
    EXPECT_FALSE(Frontier::restore(0, std::vector<Hash>(1)));
    EXPECT_TRUE(Frontier::restore(0, {}));
}

TEST(Tree, proves_every_leaf_of_every_tree_and_no_other) {
    const auto leaves = numbered_leaves(70);
    for (std::size_t size = 1; size <= leaves.size(); ++size) {
        const auto tree = std::span(leaves).first(size);
        const Hash root = tree_hash(tree);
        for (std::size_t index = 0; index < size; ++index) {
            auto proof = *inclusion_proof(index, size, reader_of(tree));
            EXPECT_TRUE(verify_inclusion(leaves[index], index, size, proof, root));
            EXPECT_FALSE(verify_inclusion(leaves[index], index + 1, size, proof, root));
            EXPECT_FALSE(verify_inclusion(leaves[(index + 1) % 70], index, size, proof, root));
            proof.push_back(root);
            EXPECT_FALSE(verify_inclusion(leaves[index], index, size, proof, root));
        }
        EXPECT_EQ(inclusion_proof(size, size, reader_of(tree)).error().code, "merkle.range");
    }
}

TEST(Tree, proves_every_prefix_of_every_tree_and_no_other) {
    const auto leaves = numbered_leaves(70);
    for (std::size_t to = 1; to <= leaves.size(); ++to) {
        const auto tree = std::span(leaves).first(to);
        for (std::size_t from = 1; from <= to; ++from) {
            auto proof = *consistency_proof(from, to, reader_of(tree));
            Head older = head_of(tree.first(from));
            EXPECT_TRUE(verify_consistency(older, head_of(tree), proof)) << from << " " << to;
            older.root[0] ^= 1;
            EXPECT_FALSE(verify_consistency(older, head_of(tree), proof)) << from << " " << to;
            older.root[0] ^= 1;
            proof.push_back(older.root);
            EXPECT_FALSE(verify_consistency(older, head_of(tree), proof)) << from << " " << to;
        }
        EXPECT_EQ(consistency_proof(to + 1, to, reader_of(tree)).error().code, "merkle.range");
    }
}

TEST(Tree, says_nothing_about_growth_from_the_empty_tree) {
    const auto leaves = numbered_leaves(3);
    EXPECT_TRUE(consistency_proof(0, 3, reader_of(leaves))->empty());
    EXPECT_FALSE(verify_consistency({0, empty_root()}, head_of(leaves), {}));
    EXPECT_TRUE(verify_consistency({0, empty_root()}, {0, empty_root()}, {}));
    EXPECT_FALSE(verify_consistency({0, leaves[0]}, {0, leaves[0]}, {}));
}

TEST(Tree, passes_a_readers_error_on) {
    const NodeReader broken = [](unsigned, std::uint64_t) -> Result<Hash> {
        return Error{ErrorKind::unavailable, "disk"};
    };
    EXPECT_EQ(inclusion_proof(0, 3, broken).error().code, "disk");
    EXPECT_EQ(consistency_proof(1, 3, broken).error().code, "disk");
}

// The probes write hashes in base64; some are deliberately short, here filled up with zeros.
std::optional<Hash> probe_hash(const boost::json::value& value) {
    if (value.is_null()) return std::nullopt;
    auto bytes = from_base64(value.as_string());
    if (!bytes || bytes->empty() || bytes->size() > 32) return std::nullopt;
    bytes->resize(32);
    return *to_array<32>(*bytes);
}

std::optional<std::vector<Hash>> probe_proof(const boost::json::value& value) {
    std::vector<Hash> proof;
    if (value.is_null()) return proof;
    for (const auto& item : value.as_array()) {
        const auto hash = probe_hash(item);
        if (!hash) return std::nullopt;
        proof.push_back(*hash);
    }
    return proof;
}

template <class Probe>
int for_each_probe(const std::filesystem::path& folder, Probe probe) {
    int count = 0;
    for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
        if (!file.is_regular_file()) continue;
        const auto json = test::read_json(file.path());
        EXPECT_EQ(probe(json), !json.at("wantErr").as_bool()) << file.path();
        ++count;
    }
    return count;
}

TEST(Tree, judges_the_published_inclusion_probes) {
    VECTORS_OR_SKIP(folder, "merkle/inclusion");
    const int count = for_each_probe(folder, [](const boost::json::value& json) {
        const auto root = probe_hash(json.at("root"));
        const auto leaf = probe_hash(json.at("leafHash"));
        const auto proof = probe_proof(json.at("proof"));
        return root && leaf && proof &&
               verify_inclusion(*leaf,
                                json.at("leafIdx").to_number<std::uint64_t>(),
                                json.at("treeSize").to_number<std::uint64_t>(),
                                *proof,
                                *root);
    });
    EXPECT_EQ(count, 98);
}

TEST(Tree, judges_the_published_consistency_probes) {
    VECTORS_OR_SKIP(folder, "merkle/consistency");
    const int count = for_each_probe(folder, [](const boost::json::value& json) {
        const auto older = probe_hash(json.at("root1"));
        const auto newer = probe_hash(json.at("root2"));
        const auto proof = probe_proof(json.at("proof"));
        return older && newer && proof &&
               verify_consistency({json.at("size1").to_number<std::uint64_t>(), *older},
                                  {json.at("size2").to_number<std::uint64_t>(), *newer},
                                  *proof);
    });
    EXPECT_EQ(count, 98);
}

}  // namespace
}  // namespace placet::merkle
