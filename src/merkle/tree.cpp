#include "merkle/tree.h"

#include <algorithm>
#include <bit>

#include "crypto/crypto.h"

namespace placet::merkle {
namespace {

constexpr std::array<std::uint8_t, 1> leaf_prefix{0};
constexpr std::array<std::uint8_t, 1> node_prefix{1};

Error out_of_range() {
    return invalid_input("merkle.range");
}

// The largest power of two smaller than `count`; count >= 2.
std::uint64_t split(std::uint64_t count) {
    return std::bit_floor(count - 1);
}

// Folds complete subtrees, the largest first, into the root above them.
Hash fold(const std::vector<Hash>& hashes) {
    Hash root = hashes.back();
    for (std::size_t i = hashes.size() - 1; i > 0; --i)
        root = node_hash(hashes[i - 1], root);
    return root;
}

// MTH(D[begin:end]) where begin is a multiple of the smallest power of two >= end - begin.
Result<Hash> range_root(std::uint64_t begin, std::uint64_t end, const NodeReader& node) {
    std::vector<Hash> parts;
    while (begin < end) {
        const std::uint64_t width = std::bit_floor(end - begin);
        const auto level = static_cast<unsigned>(std::countr_zero(width));
        parts.push_back(TRY(node(level, begin >> level)));
        begin += width;
    }
    return fold(parts);
}

}  // namespace

Hash leaf_hash(BytesView entry) {
    return crypto::sha256({leaf_prefix, entry});
}

Hash node_hash(const Hash& left, const Hash& right) {
    std::array<std::uint8_t, 65> message;
    message[0] = node_prefix[0];
    std::ranges::copy(left, message.begin() + 1);
    std::ranges::copy(right, message.begin() + 33);
    return crypto::sha256(message);
}

Hash empty_root() {
    return crypto::sha256(BytesView{});
}

Result<Frontier> Frontier::restore(std::uint64_t size, std::vector<Hash> hashes) {
    if (hashes.size() != static_cast<std::size_t>(std::popcount(size)))
        return Error{ErrorKind::malformed, "merkle.frontier"};
    Frontier frontier;
    frontier.size_ = size;
    frontier.hashes_ = std::move(hashes);
    return frontier;
}

void Frontier::append(const Hash& leaf) {
    hashes_.push_back(leaf);
    for (std::uint64_t full = size_; (full & 1) != 0; full >>= 1) {
        const Hash right = hashes_.back();
        hashes_.pop_back();
        hashes_.back() = node_hash(hashes_.back(), right);
    }
    ++size_;
}

Hash Frontier::root() const {
    return hashes_.empty() ? empty_root() : fold(hashes_);
}

Result<std::vector<Hash>> inclusion_proof(std::uint64_t index,
                                          std::uint64_t size,
                                          const NodeReader& node) {
    if (index >= size) return out_of_range();
    std::vector<Hash> proof;
    std::uint64_t begin = 0;
    std::uint64_t end = size;
    while (end - begin > 1) {
        const std::uint64_t middle = begin + split(end - begin);
        if (index < middle) {
            proof.push_back(TRY(range_root(middle, end, node)));
            end = middle;
        } else {
            proof.push_back(TRY(range_root(begin, middle, node)));
            begin = middle;
        }
    }
    std::ranges::reverse(proof);
    return proof;
}

Result<std::vector<Hash>> consistency_proof(std::uint64_t from,
                                            std::uint64_t to,
                                            const NodeReader& node) {
    if (from > to) return out_of_range();
    std::vector<Hash> proof;
    if (from == 0 || from == to) return proof;
    std::uint64_t begin = 0;
    std::uint64_t end = to;
    while (from < end) {
        const std::uint64_t middle = begin + split(end - begin);
        if (from <= middle) {
            proof.push_back(TRY(range_root(middle, end, node)));
            end = middle;
        } else {
            proof.push_back(TRY(range_root(begin, middle, node)));
            begin = middle;
        }
    }
    // The older tree's root is known to the verifier only when it is a subtree of the newer one.
    if (begin != 0) proof.push_back(TRY(range_root(begin, end, node)));
    std::ranges::reverse(proof);
    return proof;
}

// RFC 9162 2.1.3.2.
bool verify_inclusion(const Hash& leaf,
                      std::uint64_t index,
                      std::uint64_t size,
                      const std::vector<Hash>& proof,
                      const Hash& root) {
    if (index >= size) return false;
    std::uint64_t fn = index;
    std::uint64_t sn = size - 1;
    Hash r = leaf;
    for (const Hash& p : proof) {
        if (sn == 0) return false;
        if ((fn & 1) != 0 || fn == sn) {
            r = node_hash(p, r);
            while ((fn & 1) == 0 && fn != 0) {
                fn >>= 1;
                sn >>= 1;
            }
        } else {
            r = node_hash(r, p);
        }
        fn >>= 1;
        sn >>= 1;
    }
    return sn == 0 && r == root;
}

// RFC 9162 2.1.4.2.
bool verify_consistency(const Head& older, const Head& newer, const std::vector<Hash>& proof) {
    if (older.size > newer.size) return false;
    if (older.size == 0 && older.root != empty_root()) return false;
    if (older.size == newer.size) return proof.empty() && older.root == newer.root;
    if (older.size == 0) return false;

    std::uint64_t fn = older.size - 1;
    std::uint64_t sn = newer.size - 1;
    while ((fn & 1) != 0) {
        fn >>= 1;
        sn >>= 1;
    }
    auto next = proof.begin();
    Hash start = older.root;
    if (!std::has_single_bit(older.size)) {
        if (next == proof.end()) return false;
        start = *next++;
    }
    Hash fr = start;
    Hash sr = start;
    for (; next != proof.end(); ++next) {
        if (sn == 0) return false;
        if ((fn & 1) != 0 || fn == sn) {
            fr = node_hash(*next, fr);
            sr = node_hash(*next, sr);
            while ((fn & 1) == 0 && fn != 0) {
                fn >>= 1;
                sn >>= 1;
            }
        } else {
            sr = node_hash(sr, *next);
        }
        fn >>= 1;
        sn >>= 1;
    }
    return sn == 0 && fr == older.root && sr == newer.root;
}

}  // namespace placet::merkle
