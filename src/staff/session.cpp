#include "staff/session.h"

#include "staff/sql.h"
#include "workspaces/trail.h"

namespace placet::staff {

namespace {

// Moving the idle clock at every call would turn every read into a write.
constexpr std::int64_t touch_after_seconds = 60;

}  // namespace

Hash hash_of_token(std::string_view token) {
    return crypto::sha256(view(token));
}

std::string csrf_token(std::string_view token) {
    return to_base64url(crypto::hmac_sha256(view(token), view("placet staff csrf 1")));
}

Result<std::string> start_session(db::Transaction& tx,
                                  Random& random,
                                  const Account& account,
                                  Timestamp at) {
    TRY(tx.execute(sql::delete_old_sessions, {account.workspace, account.id, at.micros}));
    const auto token = to_base64url(random.bytes<32>());
    TRY(tx.execute(sql::insert_session,
                   {to_bytes(hash_of_token(token)),
                    account.workspace,
                    account.id,
                    at.micros,
                    at.plus_seconds(absolute_seconds).micros}));
    return token;
}

Result<http::Principal> find_session(const Ports& ports, std::string_view token) {
    const Error invalid{ErrorKind::unauthenticated, "session_invalid"};
    const auto now = ports.clock.now();
    const auto hash = to_bytes(hash_of_token(token));
    const auto rows = TRY(ports.database.read(
        [&](db::Transaction& tx) { return tx.query(sql::select_session, {hash}); }));
    if (rows.empty()) return invalid;

    const auto& row = rows.front();
    const Timestamp seen{row.integer(2)};
    const Timestamp expires{row.integer(3)};
    const bool active = row.integer(4) != 0;
    if (!active || now >= expires || now >= seen.plus_seconds(idle_seconds)) return invalid;

    if (now >= seen.plus_seconds(touch_after_seconds)) {
        // A full disk or a busy store must not sign people out, so its failure is no failure here.
        (void)ports.database.write([&](db::Transaction& tx) {
            return tx.execute(sql::touch_session, {hash, now.micros});
        });
    }
    return http::Principal{.kind = http::Principal::Kind::staff,
                           .workspace = row.integer(0),
                           .id = row.text(1),
                           .roles = roles_of(row.text(5)),
                           .scopes = {},
                           .session = to_hex(hash)};
}

Result<void> end_session(const Ports& ports, const http::Principal& principal) {
    const auto hash = TRY(from_hex(principal.session));
    const auto now = ports.clock.now();
    return ports.database.write([&](db::Transaction& tx) -> Result<void> {
        TRY(tx.execute(sql::delete_session, {hash}));
        return workspaces::record_act(tx,
                                      ports.random,
                                      {.workspace = principal.workspace,
                                       .actor = workspaces::Actor::of(principal),
                                       .action = "session.end",
                                       .object = principal.id,
                                       .at = now});
    });
}

Result<void> end_other_sessions(db::Transaction& tx, const Account& account, const Bytes& keep) {
    TRY(tx.execute(sql::delete_other_sessions, {account.workspace, account.id, keep}));
    return {};
}

}  // namespace placet::staff
