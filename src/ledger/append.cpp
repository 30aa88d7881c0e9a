#include "ledger/append.h"

#include <algorithm>

#include "ledger/sql.h"
#include "merkle/tile.h"

namespace placet::ledger {
namespace {

const db::BulkInsert entry_rows{"entry",
                                {{"log", db::Type::integer},
                                 {"idx", db::Type::integer},
                                 {"leaf_hash", db::Type::bytes},
                                 {"e", db::Type::bytes}}};
const db::BulkInsert idem_rows{
    "idem", {{"log", db::Type::integer}, {"tag", db::Type::bytes}, {"idx", db::Type::integer}}};
const db::BulkInsert tile_rows{"tile",
                               {{"log", db::Type::integer},
                                {"level", db::Type::integer},
                                {"n", db::Type::integer},
                                {"data", db::Type::bytes},
                                {"root", db::Type::bytes}}};

// More than this behind the newest entry and an auditor would call it back-dated.
constexpr std::int64_t tolerated_lag_s = 60;

Bytes join(const std::vector<Hash>& hashes) {
    Bytes out;
    out.reserve(hashes.size() * 32);
    for (const auto& hash : hashes)
        out.insert(out.end(), hash.begin(), hash.end());
    return out;
}

Result<std::vector<Hash>> split(const Bytes& joined) {
    if (joined.size() % 32 != 0) return internal_error("ledger.frontier_broken");
    std::vector<Hash> hashes(joined.size() / 32);
    for (std::size_t i = 0; i < hashes.size(); ++i)
        std::copy_n(joined.begin() + static_cast<std::ptrdiff_t>(i * 32), 32, hashes[i].begin());
    return hashes;
}

Hash root_of(const std::vector<Hash>& hashes) {
    merkle::Frontier tree;
    for (const auto& hash : hashes)
        tree.append(hash);
    return tree.root();
}

}  // namespace

Result<Appender> Appender::lock(db::Transaction& tx, std::int64_t log) {
    const auto rows = TRY(tx.query(sql::lock_log_state, {log}));
    if (rows.empty()) return not_found("log_not_found");
    if (rows[0].integer(4) != 0) return Error{ErrorKind::unavailable, "frozen"};
    auto hashes = TRY(split(rows[0].bytes(2)));
    auto edge = TRY(merkle::Frontier::restore(static_cast<std::uint64_t>(rows[0].integer(0)),
                                              std::move(hashes)));
    return Appender(log, std::move(edge), rows[0].integer(3));
}

Result<std::map<Bytes, std::uint64_t>> Appender::known_tags(db::Transaction& tx,
                                                            const Bytes& tags) {
    std::map<Bytes, std::uint64_t> known;
    if (tags.empty()) return known;
    const auto rows = TRY(tx.query(sql::find_tags, {log_, tags}));
    for (const auto& row : rows)
        known.emplace(row.bytes(0), static_cast<std::uint64_t>(row.integer(1)));
    return known;
}

Result<std::uint64_t> Appender::append(const Addition& addition, Rows& rows) {
    if (merkle::leaf_hash(addition.e) != addition.leaf)
        return internal_error("ledger.leaf_mismatch");
    if (addition.time_s + tolerated_lag_s < last_s_)
        return Error{ErrorKind::conflict, "ledger.clock"};
    last_s_ = std::max(last_s_, addition.time_s);

    const std::uint64_t index = edge_.size();
    edge_.append(addition.leaf);
    added_.push_back(addition.leaf);
    const auto idx = static_cast<std::int64_t>(index);
    rows.add(entry_rows, {log_, idx, to_bytes(addition.leaf), addition.e});
    if (!addition.tag.empty()) rows.add(idem_rows, {log_, addition.tag, idx});
    return index;
}

Result<void> Appender::finish(db::Transaction& tx, Rows& rows) {
    if (added_.empty()) return {};
    constexpr auto width = merkle::tile_width;

    // `fresh` are the newest hashes of a level; they begin at index `begin` of that level.
    std::vector<Hash> fresh = added_;
    std::uint64_t begin = first_;
    for (std::int64_t level = 0; !fresh.empty(); ++level) {
        std::vector<Hash> roots;
        const std::uint64_t end = begin + fresh.size();
        const std::uint64_t first_tile = begin / width;
        for (std::uint64_t tile = first_tile; (tile + 1) * width <= end; ++tile) {
            std::vector<Hash> hashes;
            const std::uint64_t start = tile * width;
            if (start < begin) {
                const auto from = static_cast<std::int64_t>(start),
                           to = static_cast<std::int64_t>(begin);
                const auto stored =
                    level == 0 ? TRY(tx.query(sql::leaf_range, {log_, from, to}))
                               : TRY(tx.query(sql::tile_roots, {log_, level - 1, from, to}));
                for (const auto& row : stored)
                    hashes.push_back(TRY(to_array<32>(row.bytes(0))));
            }
            for (std::uint64_t i = std::max(start, begin); i < start + width; ++i)
                hashes.push_back(fresh[i - begin]);
            if (hashes.size() != width) return internal_error("ledger.tile_incomplete");
            const Hash root = root_of(hashes);
            rows.add(tile_rows,
                     {log_, level, static_cast<std::int64_t>(tile), join(hashes), to_bytes(root)});
            roots.push_back(root);
        }
        fresh = std::move(roots);
        begin = first_tile;
    }
    TRY(tx.execute(sql::update_log_state,
                   {log_,
                    static_cast<std::int64_t>(edge_.size()),
                    to_bytes(edge_.root()),
                    join(edge_.hashes()),
                    last_s_}));
    return {};
}

}  // namespace placet::ledger
