#pragma once

// Recomputes every complete tile of a log from its leaves, and compares them with stored ones.
// Keeps two hashes for each tile.

#include <cstdint>
#include <vector>

#include "base/bytes.h"
#include "merkle/tree.h"

namespace placet::ledger {

class TileAudit {
public:
    struct Wrong {
        std::int64_t level = 0;
        std::uint64_t n = 0;
        Bytes stored;  // empty: missing
    };

    // All leaves in order first, then compare() with every stored tile in any order.
    void add(const Hash& leaf) { add(0, leaf); }
    void compare(std::int64_t level, std::int64_t n, const Bytes& data, const Bytes& root);

    // Those that differ, should not exist, or were not compared at all.
    std::vector<Wrong> wrong() const;

private:
    struct Tile {
        Hash digest{}, root{};
        bool compared = false;
    };
    struct Level {
        Bytes open;  // the hashes of the tile that is not complete yet
        merkle::Frontier edge;
        std::vector<Tile> tiles;
    };
    void add(std::size_t level, const Hash& hash);

    std::vector<Level> levels_;
    std::vector<Wrong> wrong_;
};

}  // namespace placet::ledger
