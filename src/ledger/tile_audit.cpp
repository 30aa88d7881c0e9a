#include "ledger/tile_audit.h"

#include <algorithm>

#include "crypto/crypto.h"
#include "merkle/tile.h"

namespace placet::ledger {

void TileAudit::add(std::size_t number, const Hash& hash) {
    if (number == levels_.size()) levels_.emplace_back();
    Level& level = levels_[number];
    level.open.insert(level.open.end(), hash.begin(), hash.end());
    level.edge.append(hash);
    if (level.edge.size() < merkle::tile_width) return;
    const Hash root = level.edge.root();
    level.tiles.push_back({.digest = crypto::sha256(level.open), .root = root});
    level.open.clear();
    level.edge = {};
    add(number + 1, root);  // may move `level`
}

void TileAudit::compare(std::int64_t number, std::int64_t n, const Bytes& data, const Bytes& root) {
    const auto at = static_cast<std::size_t>(number);
    const auto index = static_cast<std::size_t>(n);
    const bool expected =
        number >= 0 && at < levels_.size() && n >= 0 && index < levels_[at].tiles.size();
    if (expected) {
        Tile& tile = levels_[at].tiles[index];
        tile.compared = true;
        if (crypto::sha256(data) == tile.digest && std::ranges::equal(root, tile.root)) return;
    }
    wrong_.push_back({number, static_cast<std::uint64_t>(n), data});
}

std::vector<TileAudit::Wrong> TileAudit::wrong() const {
    auto all = wrong_;
    for (std::size_t level = 0; level < levels_.size(); ++level)
        for (std::size_t n = 0; n < levels_[level].tiles.size(); ++n)
            if (!levels_[level].tiles[n].compared)
                all.push_back({static_cast<std::int64_t>(level), n, {}});
    return all;
}

}  // namespace placet::ledger
