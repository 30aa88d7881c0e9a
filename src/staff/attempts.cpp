#include "staff/attempts.h"

#include <algorithm>

#include "staff/sql.h"
#include "workspaces/email.h"
#include "workspaces/text.h"

namespace placet::staff {

namespace {

struct Brake {
    std::int64_t free;          // failures before the first wait
    std::int64_t longest_wait;  // seconds
};
constexpr Brake account_brake{.free = 5, .longest_wait = 15 * 60};
// An office shares one address.
constexpr Brake address_brake{.free = 30, .longest_wait = 15 * 60};
constexpr std::int64_t forgotten_after_seconds = 12 * 60 * 60;

Bytes source_key(const Ports& ports, std::string_view kind, std::string_view value) {
    const auto text = std::string(kind) + ":" + std::string(value);
    return to_bytes(crypto::hmac_sha256(ports.credentials_key.bytes(), view(text)));
}
Bytes account_source(const Ports& ports, const SignInSource& source) {
    return source_key(ports, "account", workspaces::email_key(workspaces::trimmed(source.email)));
}
Bytes address_source(const Ports& ports, const SignInSource& source) {
    return source_key(ports, "address", source.peer);
}

std::int64_t wait_after(std::int64_t failures, const Brake& brake) {
    const auto beyond = failures - brake.free;
    if (beyond <= 0) return 0;
    return std::min<std::int64_t>(brake.longest_wait,
                                  std::int64_t{1} << std::min<std::int64_t>(beyond, 20));
}

// Seconds to wait; 0: the attempt is counted and may go on.
Result<std::int64_t> count(db::Transaction& tx,
                           const Bytes& key,
                           const Brake& brake,
                           Timestamp now) {
    const auto rows = TRY(tx.query(sql::select_attempts, {key}));
    std::int64_t failures = 0;
    if (rows.empty()) {
        // A new source is a good moment to forget the old ones: not every attempt sweeps.
        TRY(tx.execute(sql::delete_old_attempts,
                       {now.plus_seconds(-forgotten_after_seconds).micros}));
    } else {
        const auto blocked_until = rows.front().integer(1);
        if (blocked_until > now.micros) return (blocked_until - now.micros) / 1'000'000 + 1;
        const Timestamp last{rows.front().integer(2)};
        if (now < last.plus_seconds(forgotten_after_seconds)) failures = rows.front().integer(0);
    }
    ++failures;
    const auto blocked_until = now.plus_seconds(wait_after(failures, brake));
    TRY(tx.execute(sql::upsert_attempts, {key, failures, blocked_until.micros, now.micros}));
    return std::int64_t{0};
}

}  // namespace

Result<void> count_attempt(const Ports& ports, const SignInSource& source) {
    const auto now = ports.clock.now();
    const auto wait = TRY(ports.database.write([&](db::Transaction& tx) -> Result<std::int64_t> {
        const auto by_address = TRY(count(tx, address_source(ports, source), address_brake, now));
        if (by_address > 0) return by_address;
        return count(tx, account_source(ports, source), account_brake, now);
    }));
    if (wait > 0) return Error{ErrorKind::too_many, "too_many_requests", std::to_string(wait)};
    return {};
}

Result<void> forgive_attempts(db::Transaction& tx, const Ports& ports, const SignInSource& source) {
    TRY(tx.execute(sql::delete_attempts, {account_source(ports, source)}));
    TRY(tx.execute(sql::forgive_attempt, {address_source(ports, source)}));
    return {};
}

}  // namespace placet::staff
