#include "ledger/reader.h"

#include "ledger/sql.h"

namespace placet::ledger {
namespace {

constexpr auto width = merkle::tile_width;

// How many hashes the level `level` of the tile pyramid has for a log of `size` entries.
std::uint64_t level_size(std::uint64_t size, unsigned level) {
    return 8 * level >= 64 ? 0 : size >> (8 * level);
}

Result<std::uint64_t> head_size(db::Transaction& tx, std::int64_t log) {
    const auto rows = TRY(tx.query(sql::find_log_state, {log}));
    if (rows.empty()) return not_found("log_not_found");
    return static_cast<std::uint64_t>(rows[0].integer(0));
}

}  // namespace

Result<merkle::Head> durable_head(db::Database& main, std::int64_t log) {
    return main.read([&](db::Transaction& tx) -> Result<merkle::Head> {
        const auto rows = TRY(tx.query(sql::find_log_state, {log}));
        if (rows.empty()) return not_found("log_not_found");
        return merkle::Head{static_cast<std::uint64_t>(rows[0].integer(0)),
                            TRY(to_array<32>(rows[0].bytes(1)))};
    });
}

Result<bool> is_frozen(db::Database& main, std::int64_t log) {
    return main.read([&](db::Transaction& tx) -> Result<bool> {
        const auto rows = TRY(tx.query(sql::find_log_state, {log}));
        if (rows.empty()) return not_found("log_not_found");
        return rows[0].integer(4) != 0;
    });
}

Result<const std::vector<Hash>*> Nodes::tile(unsigned level, std::uint64_t n) {
    for (const auto& [key, hashes] : known_)
        if (key == std::pair{level, n}) return &hashes;

    const std::uint64_t end = std::min((n + 1) * width, level_size(size_, level));
    std::vector<Hash> hashes;
    if (end == (n + 1) * width) {
        const auto rows =
            TRY(tx_.query(sql::find_tile,
                          {log_, static_cast<std::int64_t>(level), static_cast<std::int64_t>(n)}));
        if (rows.empty()) return internal_error("ledger.tile_missing");
        hashes = TRY(merkle::decode_tile(rows[0].bytes(0)));
    } else {
        const auto from = static_cast<std::int64_t>(n * width), to = static_cast<std::int64_t>(end);
        const auto rows =
            level == 0 ? TRY(tx_.query(sql::leaf_range, {log_, from, to}))
                       : TRY(tx_.query(sql::tile_roots,
                                       {log_, static_cast<std::int64_t>(level) - 1, from, to}));
        for (const auto& row : rows)
            hashes.push_back(TRY(to_array<32>(row.bytes(0))));
    }
    known_.emplace_back(std::pair{level, n}, std::move(hashes));
    return &known_.back().second;
}

Result<Hash> Nodes::node(unsigned level, std::uint64_t index) {
    // A node of tree level 8k + r is the root of 2^r neighbouring hashes of tile level k.
    const unsigned tile_level = level / 8, inside = level % 8;
    const std::uint64_t first = index << inside, count = std::uint64_t{1} << inside;
    const auto* hashes = TRY(tile(tile_level, first / width));
    const std::uint64_t offset = first % width;
    if (offset + count > hashes->size()) return invalid_input("merkle.range");
    if (count == 1) return (*hashes)[offset];
    merkle::Frontier subtree;
    for (std::uint64_t i = 0; i < count; ++i)
        subtree.append((*hashes)[offset + i]);
    return subtree.root();
}

Result<Hash> root_at(db::Database& main, std::int64_t log, std::uint64_t size) {
    if (size == 0) return merkle::empty_root();
    return main.read([&](db::Transaction& tx) -> Result<Hash> {
        if (size > TRY(head_size(tx, log))) return invalid_input("merkle.range");
        Nodes nodes(tx, log, size);
        // The right edge from the smallest subtree to the largest.
        std::optional<Hash> root;
        std::uint64_t rest = size;
        for (unsigned level = 0; rest > 0; ++level) {
            const std::uint64_t bit = std::uint64_t{1} << level;
            if ((rest & bit) == 0) continue;
            rest -= bit;
            const Hash left = TRY(nodes.node(level, rest >> level));
            root = root ? merkle::node_hash(left, *root) : left;
        }
        return *root;
    });
}

Result<std::vector<Hash>> inclusion(db::Database& main,
                                    std::int64_t log,
                                    std::uint64_t index,
                                    std::uint64_t size) {
    return main.read([&](db::Transaction& tx) -> Result<std::vector<Hash>> {
        if (size > TRY(head_size(tx, log)) || index >= size) return invalid_input("merkle.range");
        Nodes nodes(tx, log, size);
        return merkle::inclusion_proof(index, size, nodes.reader());
    });
}

Result<std::vector<Hash>> consistency(db::Database& main,
                                      std::int64_t log,
                                      std::uint64_t from,
                                      std::uint64_t to) {
    return main.read([&](db::Transaction& tx) -> Result<std::vector<Hash>> {
        if (to > TRY(head_size(tx, log)) || from > to) return invalid_input("merkle.range");
        Nodes nodes(tx, log, to);
        return merkle::consistency_proof(from, to, nodes.reader());
    });
}

Result<Bytes> read_tile(db::Database& main, std::int64_t log, const merkle::TilePath& path) {
    return main.read([&](db::Transaction& tx) -> Result<Bytes> {
        const std::uint64_t size = TRY(head_size(tx, log));
        const unsigned level =
            path.level == merkle::TilePath::entries ? 0U : static_cast<unsigned>(path.level);
        const std::uint64_t end = path.index * width + path.width;
        if (path.index > (size >> 8) || end > level_size(size, level))
            return not_found("tile_not_found");
        const auto from = static_cast<std::int64_t>(path.index * width);
        const auto to = static_cast<std::int64_t>(end);

        if (path.level == merkle::TilePath::entries) {
            const auto rows = TRY(tx.query(sql::entry_range, {log, from, to}));
            std::vector<Bytes> entries;
            for (const auto& row : rows)
                entries.push_back(row.bytes(2));
            return merkle::encode_bundle(entries);
        }
        if (path.width == width) {
            const auto rows = TRY(tx.query(
                sql::find_tile,
                {log, static_cast<std::int64_t>(level), static_cast<std::int64_t>(path.index)}));
            if (rows.empty()) return internal_error("ledger.tile_missing");
            return rows[0].bytes(0);
        }
        const auto rows =
            level == 0 ? TRY(tx.query(sql::leaf_range, {log, from, to}))
                       : TRY(tx.query(sql::tile_roots,
                                      {log, static_cast<std::int64_t>(level) - 1, from, to}));
        Bytes tile;
        for (const auto& row : rows)
            tile.insert(tile.end(), row.bytes(0).begin(), row.bytes(0).end());
        return tile;
    });
}

Result<StoredEntry> read_entry(db::Database& main, std::int64_t log, std::uint64_t index) {
    return main.read([&](db::Transaction& tx) -> Result<StoredEntry> {
        const auto at = static_cast<std::int64_t>(index);
        const auto rows = TRY(tx.query(sql::entry_range, {log, at, at + 1}));
        if (rows.empty()) return not_found("entry_not_found");
        return StoredEntry{index, TRY(to_array<32>(rows[0].bytes(1))), rows[0].bytes(2)};
    });
}

}  // namespace placet::ledger
