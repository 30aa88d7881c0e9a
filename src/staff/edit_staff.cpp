#include "staff/edit_staff.h"

#include "http/revision.h"
#include "staff/account_store.h"
#include "staff/attempts.h"
#include "staff/password.h"
#include "staff/session.h"
#include "staff/sql.h"
#include "workspaces/email.h"
#include "workspaces/text.h"

namespace placet::staff {

namespace {

Result<void> keep_an_owner(db::Transaction& tx, const Account& account) {
    if (account.active && account.is_owner()) return {};
    const auto rows = TRY(tx.query(sql::count_other_owners, {account.workspace, account.id}));
    if (rows.front().integer(0) == 0) return Error{ErrorKind::conflict, "last_owner"};
    return {};
}

// The account with everything but its password changed.
Result<Account> with_members(Account account, const boost::json::object& members) {
    if (const auto* name = members.if_contains("name"))
        account.name = workspaces::trimmed(name->as_string());
    if (const auto* lang = members.if_contains("lang")) account.lang = lang->as_string();
    if (const auto* roles = members.if_contains("roles"))
        account.roles = roles_of(roles->as_array());
    if (const auto* active = members.if_contains("active")) account.active = active->as_bool();
    if (account.name.empty()) return invalid_input("invalid", {{"name", "required"}});
    if (account.roles.empty()) return invalid_input("invalid", {{"roles", "required"}});
    return account;
}

workspaces::Act act_on(const Account& account,
                       const workspaces::Actor& actor,
                       std::string action,
                       Timestamp at) {
    return {.workspace = account.workspace,
            .actor = actor,
            .action = std::move(action),
            .object = account.id,
            .at = at};
}

}  // namespace

Result<Account> checked_account(const Ports& ports, const NewAccount& command) {
    auto email = workspaces::normalise_email(command.email);
    if (!email) return invalid_input("invalid", {{"email", "bad_email"}});
    TRY(check_password(command.password, *email, "password"));

    Account account{.workspace = command.workspace,
                    .id = ports.random.id("st"),
                    .email = std::move(*email),
                    .name = workspaces::trimmed(command.name),
                    .lang = command.lang,
                    .roles = command.roles,
                    .created_at = ports.clock.now()};
    account = TRY(with_members(std::move(account), {}));
    account.password_hash = crypto::hash_password(command.password);
    return account;
}

Result<void> add_account(db::Transaction& tx,
                         const Ports& ports,
                         const Account& account,
                         const workspaces::Actor& actor) {
    TRY(insert_account(tx, account));
    return workspaces::record_act(
        tx, ports.random, act_on(account, actor, "staff.create", account.created_at));
}

Result<Account> create_account(const Ports& ports, const NewAccount& command) {
    const auto account = TRY(checked_account(ports, command));
    TRY(ports.database.write(
        [&](db::Transaction& tx) { return add_account(tx, ports, account, command.actor); }));
    return account;
}

Result<Account> edit_account(const Ports& ports, const EditAccount& command) {
    const auto now = ports.clock.now();
    std::string password_hash;
    if (const auto* password = command.members.if_contains("password")) {
        TRY(check_password(password->as_string(), {}, "password"));
        password_hash = crypto::hash_password(password->as_string());
    }
    return ports.database.write([&](db::Transaction& tx) -> Result<Account> {
        const auto before = TRY(find_account(tx, command.workspace, command.account));
        TRY(http::check_revision(command.expected_revision, before.revision));
        auto account = TRY(with_members(before, command.members));
        if (!password_hash.empty()) account.password_hash = password_hash;
        TRY(keep_an_owner(tx, account));
        TRY(update_account(tx, account, now));
        ++account.revision;
        if (account.password_hash != before.password_hash || account.roles != before.roles ||
            account.active != before.active)
            TRY(end_other_sessions(tx, account, {}));
        TRY(workspaces::record_act(
            tx, ports.random, act_on(account, command.actor, "staff.update", now)));
        return account;
    });
}

Result<void> change_password(const Ports& ports, const ChangePassword& command) {
    const auto now = ports.clock.now();
    const auto before = TRY(ports.database.read([&](db::Transaction& tx) {
        return find_account(tx, command.who.workspace, command.who.id);
    }));
    const SignInSource source{before.email, command.peer};
    TRY(count_attempt(ports, source));
    if (!crypto::verify_password(before.password_hash, command.current))
        return invalid_input("invalid", {{"current", "wrong_password"}});
    TRY(check_password(command.replacement, before.email, "new"));

    const auto hash = crypto::hash_password(command.replacement);
    const auto keep = TRY(from_hex(command.who.session));
    return ports.database.write([&](db::Transaction& tx) -> Result<void> {
        auto account = TRY(find_account(tx, before.workspace, before.id));
        account.password_hash = hash;
        TRY(update_account(tx, account, now));
        TRY(end_other_sessions(tx, account, keep));
        TRY(forgive_attempts(tx, ports, source));
        return workspaces::record_act(
            tx,
            ports.random,
            act_on(account, workspaces::Actor::of(command.who), "staff.password", now));
    });
}

}  // namespace placet::staff
