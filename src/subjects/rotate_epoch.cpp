#include "subjects/rotate_epoch.h"

#include <algorithm>

#include "subjects/sql.h"
#include "subjects/tags.h"

namespace placet::subjects {
namespace {

constexpr std::size_t most_roots = 3;

// A subject's row as it is: after an erasure some of its keys are gone.
struct Row {
    explicit Row(const db::Row& row)
        : sid(row.integer(0)),
          workspace(row.integer(1)),
          operational(row.optional_bytes(2)),
          evidence(row.optional_bytes(3)),
          identity(row.optional_bytes(4)),
          active(row.integer(5) == static_cast<std::int64_t>(SubjectState::active)) {}

    std::int64_t sid, workspace;
    std::optional<Bytes> operational, evidence, identity;
    bool active;
};

Error broken(const Row& row, const Error& why) {
    return internal_error("subjects.key_broken", public_id(row.sid) + ": " + why.code);
}

std::optional<Timestamp> instant(const db::Row& row, std::size_t column) {
    const auto micros = row.optional_integer(column);
    if (!micros) return std::nullopt;
    return Timestamp{*micros};
}

class Rotator {
public:
    Rotator(db::Database& keys, crypto::KeyRing& ring, Random& random, Timestamp now)
        : keys_(keys), ring_(ring), random_(random), now_(now) {}

    Result<void> meet_roots();
    Result<void> begin();
    Result<void> move_all();
    Result<void> end_old_roots(const RotationPolicy& policy);
    Result<Epoch> newest() const;
    std::size_t roots() const { return ring_.epochs().size(); }

    Rotation done;

private:
    Result<std::int64_t> move_some(std::int64_t from);
    Result<void> move(db::Transaction& tx, const Row& row, std::int64_t from);
    Result<std::optional<Bytes>> rewrap(const Row& row,
                                        const std::optional<Bytes>& wrapped,
                                        PayloadClass which,
                                        std::int64_t from);
    Result<void> add_tags(const Row& row, BytesView operational, std::vector<db::Values>& tags);
    Result<void> try_all();
    Result<crypto::Key> open(const Row& row,
                             BytesView wrapped,
                             PayloadClass which,
                             std::int64_t epoch) const;
    Result<bool> any_below(std::int64_t epoch) const;

    db::Database& keys_;
    crypto::KeyRing& ring_;
    Random& random_;
    const Timestamp now_;
};

// Roots that were made before there was a list of them, or just before an interruption. The newest
// becomes current.
Result<void> Rotator::meet_roots() {
    TRY(ring_.refresh());
    done.epoch = ring_.current_epoch();
    return keys_.write(
        [&](db::Transaction& tx) -> Result<void> {
            const auto current = TRY(tx.query(sql::current_epoch, {}));
            if (current.empty() || current[0].integer(0) > done.epoch)
                return Error{ErrorKind::unavailable, "keys.root_missing"};
            const auto changed = TRY(tx.query(sql::set_current_epoch, {done.epoch}));
            const std::int64_t first_sid = changed.empty() ? 0 : changed[0].integer(0);
            for (const std::int64_t epoch : ring_.epochs())
                TRY(tx.execute(sql::insert_epoch, {epoch, now_.micros, first_sid}));
            return {};
        },
        db::Isolation::row_locks);
}

Result<void> Rotator::begin() {
    TRY(ring_.begin_epoch());
    done.begun = true;
    return meet_roots();
}

Result<Epoch> Rotator::newest() const {
    const auto epochs = TRY(list_epochs(keys_));
    if (epochs.empty()) return internal_error("subjects.no_epoch");
    return epochs.back();
}

Result<crypto::Key> Rotator::open(const Row& row,
                                  BytesView wrapped,
                                  PayloadClass which,
                                  std::int64_t epoch) const {
    const auto kek = TRY(ring_.subject_kek(row.workspace, epoch));
    const auto plain =
        TRY(crypto::open(kek, wrapped, data_key_aad(row.workspace, row.sid, which, epoch)));
    return crypto::Key::from(plain);
}

Result<std::optional<Bytes>> Rotator::rewrap(const Row& row,
                                             const std::optional<Bytes>& wrapped,
                                             PayloadClass which,
                                             std::int64_t from) {
    if (!wrapped) return std::optional<Bytes>{};
    const auto key = open(row, *wrapped, which, from);
    if (!key) return broken(row, key.error());
    const auto kek = TRY(ring_.subject_kek(row.workspace, done.epoch));
    return std::optional(crypto::seal(
        kek, key->bytes(), data_key_aad(row.workspace, row.sid, which, done.epoch), random_));
}

Result<void> Rotator::add_tags(const Row& row, BytesView wrapped, std::vector<db::Values>& tags) {
    Subject subject{.sid = row.sid, .workspace = row.workspace, .epoch = done.epoch};
    subject.operational = TRY(open(row, wrapped, PayloadClass::operational, done.epoch));
    if (const auto opened = open_identity(*row.identity, subject); !opened)
        return broken(row, opened.error());
    tags = TRY(tag_rows_of(subject, ring_));
    return {};
}

Result<void> Rotator::move(db::Transaction& tx, const Row& row, std::int64_t from) {
    auto operational = TRY(rewrap(row, row.operational, PayloadClass::operational, from));
    auto evidence = TRY(rewrap(row, row.evidence, PayloadClass::evidence, from));
    std::vector<db::Values> tags;
    if (row.active && operational && row.identity) TRY(add_tags(row, *operational, tags));
    TRY(tx.execute(sql::rewrap_subject,
                   {row.sid, from, done.epoch, db::nullable(operational), db::nullable(evidence)}));
    if (!tags.empty()) TRY(tx.insert(known_tag_rows, std::move(tags)));
    return {};
}

Result<std::int64_t> Rotator::move_some(std::int64_t from) {
    return keys_.write(
        [&](db::Transaction& tx) -> Result<std::int64_t> {
            const auto rows = TRY(tx.query(sql::old_epoch_subjects, {from}));
            for (const auto& row : rows)
                TRY(move(tx, Row(row), from));
            return static_cast<std::int64_t>(rows.size());
        },
        db::Isolation::row_locks);
}

Result<void> Rotator::move_all() {
    for (;;) {
        const auto oldest = TRY(keys_.read([&](db::Transaction& tx) {
            return tx.query(sql::oldest_subject_epoch, {done.epoch});
        }));
        if (oldest.empty()) break;
        done.moved += TRY(move_some(oldest[0].integer(0)));
        keys_.idle();
    }
    if (TRY(newest()).moved) return {};
    TRY(try_all());
    return keys_.write([&](db::Transaction& tx) -> Result<void> {
        TRY(tx.execute(sql::delete_old_tags, {done.epoch}));
        TRY(tx.execute(sql::mark_epoch_moved, {done.epoch, now_.micros}));
        return {};
    });
}

// Opens every key as the store now has it. Nothing of the old epoch goes before this is done.
Result<void> Rotator::try_all() {
    return keys_.read([&](db::Transaction& tx) {
        return tx.each(
            sql::epoch_subjects, {done.epoch}, [&](const db::Row& stored) -> Result<bool> {
                const Row row(stored);
                Subject subject{.sid = row.sid, .workspace = row.workspace};
                if (row.operational) {
                    auto key = open(row, *row.operational, PayloadClass::operational, done.epoch);
                    if (!key) return broken(row, key.error());
                    subject.operational = *key;
                    if (row.identity)
                        if (const auto good = open_identity(*row.identity, subject); !good)
                            return broken(row, good.error());
                }
                if (row.evidence)
                    if (const auto key =
                            open(row, *row.evidence, PayloadClass::evidence, done.epoch);
                        !key)
                        return broken(row, key.error());
                return true;
            });
    });
}

Result<bool> Rotator::any_below(std::int64_t epoch) const {
    const auto rows = TRY(keys_.read(
        [&](db::Transaction& tx) { return tx.query(sql::oldest_subject_epoch, {epoch}); }));
    return !rows.empty();
}

Result<void> Rotator::end_old_roots(const RotationPolicy& policy) {
    const auto epochs = TRY(list_epochs(keys_));
    std::int64_t end_below = 0;
    done.next_end.reset();
    for (const auto& epoch : epochs) {
        if (!epoch.moved) continue;
        const Timestamp end = epoch.moved->plus_seconds(policy.grace_s);
        if (end <= now_)
            end_below = epoch.epoch;
        else if (!done.next_end && roots() > 1)
            done.next_end = end;
    }
    if (TRY(any_below(end_below))) return {};
    const auto in_ring = ring_.epochs();
    for (const auto& epoch : epochs) {
        if (epoch.epoch >= end_below) continue;
        // Also one that came back with an old copy of the folder.
        if (std::ranges::binary_search(in_ring, epoch.epoch))
            TRY(ring_.destroy_epoch(epoch.epoch));
        else if (epoch.destroyed)
            continue;
        TRY(keys_.write([&](db::Transaction& tx) {
            return tx.execute(sql::mark_epoch_destroyed, {epoch.epoch, now_.micros});
        }));
        done.destroyed.push_back(epoch.epoch);
    }
    return {};
}

}  // namespace

Result<std::vector<Epoch>> list_epochs(db::Database& keys) {
    const auto rows =
        TRY(keys.read([](db::Transaction& tx) { return tx.query(sql::list_epochs, {}); }));
    std::vector<Epoch> epochs;
    for (const auto& row : rows)
        epochs.push_back({.epoch = row.integer(0),
                          .begun = Timestamp{row.integer(1)},
                          .first_sid = row.integer(2),
                          .moved = instant(row, 3),
                          .destroyed = instant(row, 4),
                          .announced = row.integer(5) != 0});
    return epochs;
}

Result<void> mark_announced(db::Database& keys, std::int64_t epoch) {
    TRY(keys.write(
        [&](db::Transaction& tx) { return tx.execute(sql::mark_epoch_announced, {epoch}); }));
    return {};
}

Result<Rotation> rotate_epoch(db::Database& keys,
                              crypto::KeyRing& ring,
                              Random& random,
                              Timestamp now,
                              const RotationPolicy& policy) {
    Rotator rotator(keys, ring, random, now);
    TRY(rotator.meet_roots());
    TRY(rotator.move_all());
    TRY(rotator.end_old_roots(policy));
    const auto newest = TRY(rotator.newest());
    if (newest.begun.plus_seconds(policy.period_s) <= now) {
        if (rotator.roots() >= most_roots)
            return Error{ErrorKind::conflict, "keys.rotation_unfinished"};
        TRY(rotator.begin());
        TRY(rotator.move_all());
        TRY(rotator.end_old_roots(policy));
    }
    return std::move(rotator.done);
}

}  // namespace placet::subjects
