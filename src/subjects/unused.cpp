#include "subjects/unused.h"

#include "subjects/sql.h"
#include "subjects/tags.h"

namespace placet::subjects {
namespace {

std::vector<SubjectId> ids_of(const db::Rows& rows) {
    std::vector<SubjectId> ids;
    for (const auto& row : rows)
        ids.push_back({row.integer(0), row.integer(1)});
    return ids;
}

}  // namespace

Result<std::vector<SubjectId>> active_subjects(db::Database& keys,
                                               std::int64_t after,
                                               std::int64_t before) {
    const auto rows = TRY(keys.read(
        [&](db::Transaction& tx) { return tx.query(sql::active_subjects, {after, before}); }));
    return ids_of(rows);
}

Result<void> set_aside(db::Database& keys, const std::vector<std::int64_t>& sids, Timestamp until) {
    return keys.write(
        [&](db::Transaction& tx) -> Result<void> {
            for (const std::int64_t sid : sids) {
                if (TRY(tx.execute(sql::set_aside_subject, {sid, until.micros})) == 0) continue;
                TRY(tx.execute(sql::delete_subject_tags, {sid}));
            }
            return {};
        },
        db::Isolation::row_locks);
}

Result<std::vector<SubjectId>> aside_until(db::Database& keys, Timestamp now) {
    const auto rows = TRY(keys.read(
        [&](db::Transaction& tx) { return tx.query(sql::aside_subjects, {now.micros}); }));
    return ids_of(rows);
}

Result<void> use_again(db::Database& keys, const crypto::KeyRing& ring, const SubjectId& subject) {
    return keys.write(
        [&](db::Transaction& tx) -> Result<void> {
            if (TRY(tx.execute(sql::use_subject_again, {subject.sid})) == 0) return {};
            const auto opened = TRY(find_subject(tx, subject.workspace, subject.sid, ring));
            return tx.insert(known_tag_rows, TRY(tag_rows_of(opened, ring)));
        },
        db::Isolation::row_locks);
}

Result<void> remove(db::Database& keys, const std::vector<std::int64_t>& sids) {
    return keys.write(
        [&](db::Transaction& tx) -> Result<void> {
            for (const std::int64_t sid : sids)
                TRY(tx.execute(sql::delete_subject, {sid}));
            return {};
        },
        db::Isolation::row_locks);
}

}  // namespace placet::subjects
