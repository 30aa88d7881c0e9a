#include "ledger/verify_store.h"

#include <algorithm>

#include "ledger/sql.h"
#include "ledger/tile_audit.h"
#include "merkle/entry.h"

namespace placet::ledger {
namespace {

// A tag and the entry that has it.
struct Tag {
    Uid tag{};
    std::uint64_t index = 0;

    friend auto operator<=>(const Tag&, const Tag&) = default;
};

// Walks one log within one transaction.
class Audit {
public:
    Audit(db::Transaction& tx, const Log& log, StoreReport& report)
        : tx_(tx), log_(log), report_(report) {}

    Result<void> run(const std::optional<std::string>& anchor);

private:
    void find(std::string code, std::uint64_t index, std::string detail = {});
    Result<void> read_state();
    Result<std::vector<merkle::Head>> older_heads(const std::optional<std::string>& anchor);
    Result<void> read_entries(merkle::LogVerifier& verifier, TileAudit& tiles);
    Result<void> compare_tiles(TileAudit& tiles);
    Result<void> compare_tags();
    Result<void> find_stray_payloads();
    Result<Bytes> reread(std::uint64_t index);

    db::Transaction& tx_;
    const Log& log_;
    StoreReport& report_;
    Bytes frontier_;
    std::vector<Tag> tags_;
};

void Audit::find(std::string code, std::uint64_t index, std::string detail) {
    ++report_.found;
    if (report_.findings.size() < merkle::LogVerifier::most_findings)
        report_.findings.push_back({std::move(code), index, std::move(detail)});
}

Result<void> Audit::read_state() {
    const auto rows = TRY(tx_.query(sql::find_log_state, {log_.log}));
    if (rows.empty()) return not_found("log_not_found");
    report_.head = {static_cast<std::uint64_t>(rows[0].integer(0)),
                    TRY(to_array<32>(rows[0].bytes(1)))};
    report_.frozen = rows[0].integer(4) != 0;
    std::vector<Hash> hashes;
    const Bytes& joined = rows[0].bytes(2);
    for (std::size_t at = 0; at + 32 <= joined.size(); at += 32)
        hashes.push_back(TRY(to_array<32>(BytesView(joined).subspan(at, 32))));
    const auto edge = merkle::Frontier::restore(report_.head.size, std::move(hashes));
    if (!edge || edge->root() != report_.head.root) find("store.state", report_.head.size);
    return {};
}

Result<std::vector<merkle::Head>> Audit::older_heads(const std::optional<std::string>& anchor) {
    const auto vkey = TRY(merkle::Vkey::parse(log_.vkey));
    std::vector<merkle::Head> heads;
    TRY(tx_.each(sql::list_checkpoints, {log_.log}, [&](const db::Row& row) -> Result<bool> {
        const auto size = static_cast<std::uint64_t>(row.integer(0));
        const auto opened = merkle::open_checkpoint(row.text(1), vkey);
        if (!opened || opened->head.size != size)
            find("store.checkpoint", size, opened ? "size" : opened.error().code);
        else
            heads.push_back(opened->head);
        ++report_.checkpoints;
        return true;
    }));
    if (!anchor) return heads;
    const auto opened = merkle::open_checkpoint(*anchor, vkey);
    if (!opened)
        find("store.anchor", 0, opened.error().code);
    else if (opened->head.size > report_.head.size)
        find("store.anchor", report_.head.size, "seen: " + std::to_string(opened->head.size));
    else
        heads.push_back(opened->head);
    return heads;
}

Result<void> Audit::read_entries(merkle::LogVerifier& verifier, TileAudit& tiles) {
    std::uint64_t next = 0;
    const auto each = [&](const db::Row& row) -> Result<bool> {
        const auto index = static_cast<std::uint64_t>(row.integer(0));
        if (index != next) find("store.gap", next, "next: " + std::to_string(index));
        next = index + 1;
        const Bytes& e = row.bytes(2);
        const Hash leaf = merkle::leaf_hash(e);
        if (!std::ranges::equal(leaf, row.bytes(1))) find("store.leaf", index);
        const auto entry = merkle::decode_entry(e);
        if (entry && entry->idem) tags_.push_back({*entry->idem, index});
        verifier.add(entry, leaf);
        tiles.add(leaf);
        return true;
    };
    TRY(tx_.each(sql::all_entries, {log_.log, std::int64_t{0}}, each));
    report_.entries = next;
    return {};
}

Result<void> Audit::compare_tiles(TileAudit& tiles) {
    TRY(tx_.each(sql::all_tiles, {log_.log}, [&](const db::Row& row) -> Result<bool> {
        tiles.compare(row.integer(0), row.integer(1), row.bytes(2), row.bytes(3));
        return true;
    }));
    for (const auto& wrong : tiles.wrong()) {
        const auto level = static_cast<unsigned>(wrong.level);
        std::uint64_t index = wrong.n << (8 * (level + 1));
        // Which leaf it is: the entries' hashes against those that the tile still has.
        for (std::uint64_t i = 0; level == 0 && i + 1 <= wrong.stored.size() / 32; ++i) {
            const Bytes e = TRY(reread(index + i));
            const Hash leaf = merkle::leaf_hash(e);
            if (std::ranges::equal(leaf, BytesView(wrong.stored).subspan(i * 32, 32))) continue;
            index += i;
            break;
        }
        find("store.tile", index, std::to_string(level) + "/" + std::to_string(wrong.n));
    }
    return {};
}

Result<void> Audit::compare_tags() {
    std::ranges::sort(tags_);
    std::size_t at = 0;
    TRY(tx_.each(sql::all_tags, {log_.log}, [&](const db::Row& row) -> Result<bool> {
        const Tag stored{TRY(to_array<16>(row.bytes(0))),
                         static_cast<std::uint64_t>(row.integer(1))};
        for (; at < tags_.size() && tags_[at] < stored; ++at)
            find("store.tag", tags_[at].index, "missing");
        if (at < tags_.size() && tags_[at] == stored)
            ++at;
        else
            find("store.tag", stored.index, "not in the entry");
        return true;
    }));
    for (; at < tags_.size(); ++at)
        find("store.tag", tags_[at].index, "missing");
    return {};
}

Result<void> Audit::find_stray_payloads() {
    const auto rows = TRY(tx_.query(sql::payloads_without_entry, {log_.log}));
    for (const auto& row : rows)
        find("store.payload", static_cast<std::uint64_t>(row.integer(0)));
    return {};
}

Result<Bytes> Audit::reread(std::uint64_t index) {
    const auto rows = TRY(tx_.query(sql::find_entry, {log_.log, static_cast<std::int64_t>(index)}));
    if (rows.empty()) return Bytes{};
    return rows[0].bytes(0);
}

Result<void> Audit::run(const std::optional<std::string>& anchor) {
    TRY(read_state());
    merkle::LogVerifier verifier(log_.log_id, TRY(older_heads(anchor)));
    TileAudit tiles;
    TRY(read_entries(verifier, tiles));
    auto log =
        TRY(verifier.finish(report_.head, [this](std::uint64_t index) { return reread(index); }));
    report_.found += log.found;
    std::ranges::move(log.findings, std::back_inserter(report_.findings));
    TRY(compare_tiles(tiles));
    TRY(compare_tags());
    return find_stray_payloads();
}

}  // namespace

Result<StoreReport> verify_store(db::Database& main,
                                 const Log& log,
                                 const std::optional<std::string>& anchor) {
    return main.read([&](db::Transaction& tx) -> Result<StoreReport> {
        StoreReport report{.log = log};
        TRY(Audit(tx, log, report).run(anchor));
        return report;
    });
}

}  // namespace placet::ledger
