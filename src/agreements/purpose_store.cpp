#include "agreements/purpose_store.h"

#include <boost/json.hpp>

#include "agreements/sql.h"

namespace placet::agreements {
namespace {

// The facts alone: what has a column of its own is not written twice.
template <class T>
std::string document_of(const T& thing) {
    auto document = to_json(thing);
    for (const auto* name : {"id", "code", "archived", "revision"})
        document.erase(name);
    return json::canonical(document);
}

Result<Purpose> purpose_of(const db::Row& row) {
    const auto document = TRY(json::parse(row.text(2)));
    auto purpose = with_members(Purpose{}, document.as_object());
    purpose.id = row.text(0);
    purpose.code = row.integer(1);
    purpose.archived = row.integer(3) != 0;
    purpose.revision = row.integer(4);
    return purpose;
}

Result<Recipient> recipient_of(const db::Row& row) {
    const auto document = TRY(json::parse(row.text(1)));
    auto recipient = with_members(Recipient{}, document.as_object());
    recipient.id = row.text(0);
    recipient.archived = row.integer(2) != 0;
    recipient.revision = row.integer(3);
    return recipient;
}

Result<void> changed_one(std::int64_t rows) {
    if (rows != 1) return Error{ErrorKind::precondition, "edit_conflict"};
    return {};
}

std::int64_t flag(Archived archived) {
    return archived == Archived::show ? 1 : 0;
}

}  // namespace

Result<std::int64_t> next_purpose_code(db::Transaction& tx, std::int64_t workspace) {
    const auto rows = TRY(tx.query(sql::select_next_purpose_code, {workspace}));
    return rows.front().integer(0);
}

Result<void> insert_purpose(db::Transaction& tx,
                            std::int64_t workspace,
                            const Purpose& purpose,
                            Timestamp at) {
    TRY(tx.execute(sql::insert_purpose,
                   {workspace, purpose.id, purpose.code, document_of(purpose), at.micros}));
    return {};
}

Result<Purpose> find_purpose(db::Transaction& tx, std::int64_t workspace, std::string_view id) {
    const auto rows = TRY(tx.query(sql::select_purpose, {workspace, std::string(id)}));
    if (rows.empty()) return not_found();
    return purpose_of(rows.front());
}

Result<std::vector<Purpose>> list_purposes(db::Transaction& tx,
                                           std::int64_t workspace,
                                           const PurposePage& page) {
    const auto rows = TRY(
        tx.query(sql::select_purposes, {workspace, flag(page.archived), page.after, page.limit}));
    std::vector<Purpose> out;
    for (const auto& row : rows)
        out.push_back(TRY(purpose_of(row)));
    return out;
}

Result<void> update_purpose(db::Transaction& tx, std::int64_t workspace, const Purpose& purpose) {
    return changed_one(TRY(tx.execute(sql::update_purpose,
                                      {workspace,
                                       purpose.id,
                                       purpose.revision,
                                       document_of(purpose),
                                       std::int64_t{purpose.archived}})));
}

Result<void> insert_recipient(db::Transaction& tx,
                              std::int64_t workspace,
                              const Recipient& recipient,
                              Timestamp at) {
    TRY(tx.execute(sql::insert_recipient,
                   {workspace, recipient.id, document_of(recipient), at.micros}));
    return {};
}

Result<Recipient> find_recipient(db::Transaction& tx, std::int64_t workspace, std::string_view id) {
    const auto rows = TRY(tx.query(sql::select_recipient, {workspace, std::string(id)}));
    if (rows.empty()) return not_found();
    return recipient_of(rows.front());
}

Result<std::vector<Recipient>> list_recipients(db::Transaction& tx,
                                               std::int64_t workspace,
                                               const RecipientPage& page) {
    const auto rows = TRY(
        tx.query(sql::select_recipients, {workspace, flag(page.archived), page.after, page.limit}));
    std::vector<Recipient> out;
    for (const auto& row : rows)
        out.push_back(TRY(recipient_of(row)));
    return out;
}

Result<void> update_recipient(db::Transaction& tx,
                              std::int64_t workspace,
                              const Recipient& recipient) {
    return changed_one(TRY(tx.execute(sql::update_recipient,
                                      {workspace,
                                       recipient.id,
                                       recipient.revision,
                                       document_of(recipient),
                                       std::int64_t{recipient.archived}})));
}

}  // namespace placet::agreements
