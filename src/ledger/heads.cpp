#include "ledger/heads.h"

#include "ledger/reader.h"
#include "ledger/sql.h"

namespace placet::ledger {
namespace {

constexpr std::int64_t archive_every_s = 60;
constexpr std::uint64_t archive_every_entries = 4096;
constexpr std::int64_t anchor_every_s = 1;

}  // namespace

Result<void> Heads::publish(std::int64_t number, const merkle::Head& head) {
    const OpenLog* log = TRY(logs_.by_number(number));
    auto note = merkle::sign_checkpoint({log->row.origin, head}, log->signing);
    const std::lock_guard lock(mutex_);
    auto& state = states_[number];
    if (head.size >= state.newest.head.size) state.newest = {head, std::move(note)};
    return {};
}

Result<Heads::Signed> Heads::newest(std::int64_t number) {
    // Another node may have moved the log, so the store decides; the signature is deterministic.
    const auto head = TRY(durable_head(main_, number));
    {
        const std::lock_guard lock(mutex_);
        const auto known = states_.find(number);
        if (known != states_.end() && known->second.newest.head.size == head.size &&
            !known->second.newest.note.empty())
            return known->second.newest;
    }
    TRY(publish(number, head));
    const std::lock_guard lock(mutex_);
    return states_[number].newest;
}

Result<std::string> Heads::checkpoint(std::int64_t number) {
    return TRY(newest(number)).note;
}

Result<void> Heads::keep(std::int64_t number) {
    const OpenLog* log = TRY(logs_.by_number(number));
    const Timestamp now = clock_.now();
    Signed head;
    bool archive = false, anchor = false;
    {
        const std::lock_guard lock(mutex_);
        auto& state = states_[number];
        if (state.newest.note.empty()) return {};
        head = state.newest;
        archive = head.head.size > state.archived_size &&
                  (head.head.size - state.archived_size >= archive_every_entries ||
                   now >= state.archived_at.plus_seconds(archive_every_s));
        anchor = head.head.size > state.anchored_size &&
                 now >= state.anchored_at.plus_seconds(anchor_every_s);
        if (archive) state.archived_size = head.head.size, state.archived_at = now;
        if (anchor) state.anchored_size = head.head.size, state.anchored_at = now;
    }
    if (anchor) TRY(anchor_.write(log->row, head.note));
    if (archive)
        TRY(main_.write(
            [&](db::Transaction& tx) -> Result<void> {
                TRY(tx.execute(sql::insert_checkpoint,
                               {number, static_cast<std::int64_t>(head.head.size), head.note}));
                return {};
            },
            db::Isolation::row_locks));
    return {};
}

Result<bool> Heads::contradicts_anchor(const OpenLog& log) {
    const auto note = TRY(anchor_.read(log.row));
    if (!note) return false;
    const auto anchored = merkle::open_checkpoint(*note, log.vkey);
    if (!anchored) return true;  // somebody else's head under our name
    const auto head = TRY(durable_head(main_, log.row.log));
    if (anchored->head.size > head.size) return true;
    return TRY(root_at(main_, log.row.log, anchored->head.size)) != anchored->head.root;
}

Result<std::vector<Log>> Heads::guard() {
    std::vector<Log> frozen;
    for (const auto& row : TRY(logs_.all())) {
        const OpenLog* log = TRY(logs_.by_number(row.log));
        if (!TRY(contradicts_anchor(*log))) continue;
        TRY(main_.write([&](db::Transaction& tx) -> Result<void> {
            TRY(tx.execute(sql::freeze_log, {row.log}));
            return {};
        }));
        frozen.push_back(row);
    }
    return frozen;
}

}  // namespace placet::ledger
