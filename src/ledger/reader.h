#pragma once

// Reading a log: heads, tree nodes, tiles, entries and proofs, always for a size that is durable.

#include <cstdint>
#include <optional>
#include <vector>

#include "db/database.h"
#include "merkle/tile.h"
#include "merkle/tree.h"

namespace placet::ledger {

Result<merkle::Head> durable_head(db::Database& main, std::int64_t log);
Result<bool> is_frozen(db::Database& main, std::int64_t log);

// Node hashes out of complete tiles and, at the right edge, leaf hashes. Lives within one
// transaction and remembers the tiles it read.
class Nodes {
public:
    Nodes(db::Transaction& tx, std::int64_t log, std::uint64_t size)
        : tx_(tx), log_(log), size_(size) {}
    Result<Hash> node(unsigned level, std::uint64_t index);
    merkle::NodeReader reader() {
        return [this](unsigned level, std::uint64_t index) { return node(level, index); };
    }

private:
    // The hashes of one tile, complete or at the edge.
    Result<const std::vector<Hash>*> tile(unsigned level, std::uint64_t n);

    db::Transaction& tx_;
    std::int64_t log_;
    std::uint64_t size_;
    std::vector<std::pair<std::pair<unsigned, std::uint64_t>, std::vector<Hash>>> known_;
};

// Root of the first `size` entries. invalid_input "merkle.range" beyond the end.
Result<Hash> root_at(db::Database& main, std::int64_t log, std::uint64_t size);

Result<std::vector<Hash>> inclusion(db::Database& main,
                                    std::int64_t log,
                                    std::uint64_t index,
                                    std::uint64_t size);
Result<std::vector<Hash>> consistency(db::Database& main,
                                      std::int64_t log,
                                      std::uint64_t from,
                                      std::uint64_t to);

// The bytes of a C2SP tile or entry bundle; not_found when the log does not reach that far.
Result<Bytes> read_tile(db::Database& main, std::int64_t log, const merkle::TilePath& path);

struct StoredEntry {
    std::uint64_t index = 0;
    Hash leaf{};
    Bytes e;
};
Result<StoredEntry> read_entry(db::Database& main,
                               std::int64_t log,
                               std::uint64_t index);  // not_found

}  // namespace placet::ledger
