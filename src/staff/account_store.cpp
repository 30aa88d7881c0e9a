#include "staff/account_store.h"

#include "staff/sql.h"
#include "workspaces/email.h"
#include "workspaces/text.h"

namespace placet::staff {

namespace {

Account from_row(const db::Row& row) {
    return {.workspace = row.integer(0),
            .id = row.text(1),
            .email = row.text(2),
            .name = row.text(3),
            .lang = row.text(4),
            .roles = roles_of(row.text(5)),
            .active = row.integer(6) != 0,
            .password_hash = row.text(7),
            .totp_secret = row.optional_bytes(8),
            .totp_pending = row.optional_bytes(9),
            .totp_step = row.integer(10),
            .revision = row.integer(11),
            .created_at = {row.integer(12)}};
}

}  // namespace

Result<Account> find_account(db::Transaction& tx, std::int64_t workspace, std::string_view id) {
    const auto rows = TRY(tx.query(sql::select_staff, {workspace, std::string(id)}));
    if (rows.empty()) return not_found();
    return from_row(rows.front());
}

Result<std::optional<Account>> find_account_by_email(db::Transaction& tx, std::string_view email) {
    const auto rows = TRY(
        tx.query(sql::select_staff_by_email, {workspaces::email_key(workspaces::trimmed(email))}));
    if (rows.empty()) return std::optional<Account>{};
    return std::optional(from_row(rows.front()));
}

Result<std::vector<Account>> list_accounts(db::Transaction& tx, std::int64_t workspace) {
    const auto rows = TRY(tx.query(sql::select_all_staff, {workspace}));
    std::vector<Account> accounts;
    for (const auto& row : rows)
        accounts.push_back(from_row(row));
    return accounts;
}

Result<std::int64_t> count_accounts(db::Transaction& tx) {
    const auto rows = TRY(tx.query(sql::count_staff, {}));
    return rows.front().integer(0);
}

Result<void> insert_account(db::Transaction& tx, const Account& account) {
    const auto taken = TRY(find_account_by_email(tx, account.email));
    if (taken) return Error{ErrorKind::conflict, "email_taken", {}, {{"email", "email_taken"}}};
    TRY(tx.execute(sql::insert_staff,
                   {account.workspace,
                    account.id,
                    account.email,
                    workspaces::email_key(account.email),
                    account.name,
                    account.lang,
                    joined(account.roles),
                    std::int64_t{account.is_owner()},
                    account.password_hash,
                    account.created_at.micros}));
    return {};
}

Result<void> update_account(db::Transaction& tx, const Account& account, Timestamp at) {
    const auto changed = TRY(tx.execute(sql::update_staff,
                                        {account.workspace,
                                         account.id,
                                         account.revision,
                                         account.name,
                                         account.lang,
                                         joined(account.roles),
                                         std::int64_t{account.is_owner()},
                                         std::int64_t{account.active},
                                         account.password_hash,
                                         at.micros}));
    if (changed != 1) return Error{ErrorKind::precondition, "edit_conflict"};
    return {};
}

Result<void> update_totp(db::Transaction& tx, const Account& account, Timestamp at) {
    TRY(tx.execute(sql::update_totp,
                   {account.workspace,
                    account.id,
                    db::nullable(account.totp_secret),
                    db::nullable(account.totp_pending),
                    account.totp_step,
                    at.micros}));
    return {};
}

}  // namespace placet::staff
