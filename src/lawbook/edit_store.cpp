#include "lawbook/edit_store.h"

#include <boost/json.hpp>

#include "json/shape.h"
#include "lawbook/sql.h"

namespace placet::lawbook {
namespace {

Result<std::vector<StoredEdit>> edits_of(const db::Rows& rows) {
    std::vector<StoredEdit> out;
    for (const auto& row : rows) {
        StoredEdit edit{.revision = row.integer(0),
                        .profile = row.text(1),
                        .path = row.text(2),
                        .value = nullptr,
                        .standard = TRY(json::parse(row.text(4))),
                        .staff = row.text(5),
                        .reason = row.text(6),
                        .at = {row.integer(7)}};
        if (!row.is_null(3)) edit.value = TRY(json::parse(row.text(3)));
        out.push_back(std::move(edit));
    }
    return out;
}

}  // namespace

Result<void> insert_edit(db::Transaction& tx, std::int64_t workspace, const StoredEdit& edit) {
    db::Value value;
    if (!edit.value.is_null()) value = json::canonical(edit.value);
    TRY(tx.execute(sql::insert_edit,
                   {workspace,
                    edit.revision,
                    edit.profile,
                    edit.path,
                    std::move(value),
                    json::canonical(edit.standard),
                    edit.staff,
                    edit.reason,
                    edit.at.micros}));
    return {};
}

Result<std::vector<StoredEdit>> current_edits(db::Transaction& tx, std::int64_t workspace) {
    return edits_of(TRY(tx.query(sql::select_current_edits, {workspace, most_edits})));
}

Result<std::vector<StoredEdit>> find_edits(db::Transaction& tx,
                                           std::int64_t workspace,
                                           std::string_view profile,
                                           std::int64_t before,
                                           std::int64_t limit) {
    return edits_of(
        TRY(tx.query(sql::select_edits, {workspace, std::string(profile), before, limit})));
}

Result<std::int64_t> last_revision(db::Transaction& tx, std::int64_t workspace) {
    const auto rows = TRY(tx.query(sql::select_last_revision, {workspace}));
    return rows.front().integer(0);
}

}  // namespace placet::lawbook
