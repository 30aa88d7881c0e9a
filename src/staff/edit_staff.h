#pragma once

// Use cases on accounts. A workspace always keeps one active owner. Each act is left in the trail.

#include <optional>
#include <string>

#include <boost/json.hpp>

#include "staff/account.h"
#include "staff/ports.h"
#include "workspaces/trail.h"

namespace placet::staff {

struct NewAccount {
    std::int64_t workspace = 0;
    workspaces::Actor actor;
    std::string email;
    std::string name;
    std::string lang = "en";
    std::vector<http::Role> roles;
    std::string password;
};
// invalid_input "invalid"; conflict "email_taken".
Result<Account> create_account(const Ports& ports, const NewAccount& command);

// The same inside a transaction, with the password already hashed: for first-run setup.
// `checked_account` judges and hashes; it takes tens of milliseconds, so not under a lock.
Result<Account> checked_account(const Ports& ports, const NewAccount& command);
Result<void> add_account(db::Transaction& tx,
                         const Ports& ports,
                         const Account& account,
                         const workspaces::Actor& actor);

// Members: name, roles, active, lang, password. conflict "last_owner"; precondition
// "edit_conflict"; not_found. A changed password, role or state ends the account's sessions.
struct EditAccount {
    std::int64_t workspace = 0;
    workspaces::Actor actor;
    std::string account;
    boost::json::object members;
    std::optional<std::int64_t> expected_revision;
};
Result<Account> edit_account(const Ports& ports, const EditAccount& command);

// One's own password. The current one is asked for, and guesses at it are counted as at sign-in.
// Other sessions of the account end. invalid_input "invalid".
struct ChangePassword {
    http::Principal who;
    std::string current;
    std::string replacement;
    std::string peer;
};
Result<void> change_password(const Ports& ports, const ChangePassword& command);

}  // namespace placet::staff
