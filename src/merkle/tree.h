#pragma once

// RFC 6962 2.1 tree hashes and proofs over SHA-256. Pure functions; verifiers take the root and the
// size from a checkpoint that was verified before, never from the proof.

#include <cstdint>
#include <functional>
#include <vector>

#include "base/bytes.h"

namespace placet::merkle {

Hash leaf_hash(BytesView entry);                      // SHA-256(0x00 || entry)
Hash node_hash(const Hash& left, const Hash& right);  // SHA-256(0x01 || left || right)
Hash empty_root();                                    // SHA-256("")

// The right edge of a growing tree: O(log n) hashes that suffice to append and to give the root.
class Frontier {
public:
    Frontier() = default;
    // `hashes`: full subtrees from the largest to the smallest, as `hashes()` gives them.
    // malformed "merkle.frontier" when their number does not fit the size.
    static Result<Frontier> restore(std::uint64_t size, std::vector<Hash> hashes);

    void append(const Hash& leaf);
    std::uint64_t size() const { return size_; }
    Hash root() const;
    const std::vector<Hash>& hashes() const { return hashes_; }

private:
    std::uint64_t size_ = 0;
    std::vector<Hash> hashes_;
};

// Gives the hash of the complete subtree of 2^level leaves that begins at leaf index << level.
using NodeReader = std::function<Result<Hash>(unsigned level, std::uint64_t index)>;

// invalid_input "merkle.range" when index >= size or from > to.
Result<std::vector<Hash>> inclusion_proof(std::uint64_t index,
                                          std::uint64_t size,
                                          const NodeReader& node);
Result<std::vector<Hash>> consistency_proof(std::uint64_t from,
                                            std::uint64_t to,
                                            const NodeReader& node);

bool verify_inclusion(const Hash& leaf,
                      std::uint64_t index,
                      std::uint64_t size,
                      const std::vector<Hash>& proof,
                      const Hash& root);

struct Head {
    std::uint64_t size = 0;
    Hash root{};
};
// False when only `older` is empty: every tree grows from the empty one, so such a proof would
// prove nothing and a caller that asks for it is mistaken.
bool verify_consistency(const Head& older, const Head& newer, const std::vector<Hash>& proof);

}  // namespace placet::merkle
