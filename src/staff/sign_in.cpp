#include "staff/sign_in.h"

#include "staff/account_store.h"
#include "staff/attempts.h"
#include "staff/password.h"
#include "staff/session.h"
#include "staff/sql.h"
#include "staff/totp.h"

namespace placet::staff {

namespace {

Error failed() {
    return {ErrorKind::unauthenticated, "sign_in_failed"};
}

// Two calls with one code race for its step; one of them changes the row.
Result<void> spend_step(db::Transaction& tx, const Account& account, std::int64_t step) {
    const auto changed =
        TRY(tx.execute(sql::spend_totp_step, {account.workspace, account.id, step}));
    if (changed != 1) return failed();
    return {};
}

}  // namespace

Result<SignedIn> sign_in(const Ports& ports, const SignIn& attempt) {
    const SignInSource source{attempt.email, attempt.peer};
    TRY(count_attempt(ports, source));

    const auto account = TRY(ports.database.read(
        [&](db::Transaction& tx) { return find_account_by_email(tx, attempt.email); }));
    const bool known = account && account->active;
    const bool matches = crypto::verify_password(
        known ? std::string_view(account->password_hash) : dummy_password_hash(), attempt.password);
    if (!known || !matches) return failed();

    std::int64_t step = 0;
    if (account->totp_secret) {
        if (attempt.totp.empty()) return Error{ErrorKind::unauthenticated, "totp_required"};
        step = matching_step(ports, *account, *account->totp_secret, attempt.totp);
        if (step < 0) return failed();
    }
    return ports.database.write([&](db::Transaction& tx) -> Result<SignedIn> {
        if (step > 0) TRY(spend_step(tx, *account, step));
        TRY(forgive_attempts(tx, ports, source));
        return open_session(tx, ports, *account);
    });
}

Result<SignedIn> open_session(db::Transaction& tx, const Ports& ports, Account account) {
    const auto now = ports.clock.now();
    auto workspace = TRY(workspaces::find_workspace(tx, account.workspace));
    auto token = TRY(start_session(tx, ports.random, account, now));
    TRY(workspaces::record_act(tx,
                               ports.random,
                               {.workspace = account.workspace,
                                .actor = {"staff", account.id},
                                .action = "session.start",
                                .object = account.id,
                                .at = now}));
    return SignedIn{std::move(account), std::move(workspace), std::move(token)};
}

boost::json::object to_json(const SignedIn& signed_in) {
    return {{"staff", to_json(signed_in.account)},
            {"csrf", csrf_token(signed_in.token)},
            {"workspace", workspaces::to_json(signed_in.workspace)}};
}

json::Shape signed_in_shape() {
    using namespace json;
    return object({required("staff", account_shape()),
                   required("csrf", text(1, 100)),
                   required("workspace", any("as GET /api/v1/workspace"))});
}

}  // namespace placet::staff
