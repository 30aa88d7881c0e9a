#pragma once

// Accounts as rows. Every function works inside the caller's transaction.

#include <optional>
#include <string>
#include <vector>

#include "db/database.h"
#include "staff/account.h"

namespace placet::staff {

Result<Account> find_account(db::Transaction& tx, std::int64_t workspace, std::string_view id);
Result<std::optional<Account>> find_account_by_email(db::Transaction& tx, std::string_view email);
Result<std::vector<Account>> list_accounts(db::Transaction& tx, std::int64_t workspace);
Result<std::int64_t> count_accounts(db::Transaction& tx);  // of the whole installation

// conflict "email_taken".
Result<void> insert_account(db::Transaction& tx, const Account& account);

// Writes over `account.revision`. precondition "edit_conflict" when that is no longer the revision.
Result<void> update_account(db::Transaction& tx, const Account& account, Timestamp at);

// The second factor: sealed secret, pending secret and last step, as they are in `account`.
Result<void> update_totp(db::Transaction& tx, const Account& account, Timestamp at);

}  // namespace placet::staff
