#include "staff/totp.h"

#include "staff/account_store.h"

namespace placet::staff {

namespace {

// Binds a sealed secret to its account: copied into another row it does not open.
Bytes seal_context(const Account& account) {
    return to_bytes("staff-totp/" + std::to_string(account.workspace) + "/" + account.id);
}

std::string capitals(std::string text) {
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                           (c >= 'a' && c <= 'z') || c == '-' || c == '.' || c == '_';
        if (plain) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

// Finds the account, changes it by `change`, stores the factor and leaves an act.
template <class Change>
Result<void> change_totp(const Ports& ports,
                         const http::Principal& who,
                         std::string_view action,
                         const Change& change) {
    const auto now = ports.clock.now();
    return ports.database.write([&](db::Transaction& tx) -> Result<void> {
        auto account = TRY(find_account(tx, who.workspace, who.id));
        TRY(change(account));
        TRY(update_totp(tx, account, now));
        return workspaces::record_act(tx,
                                      ports.random,
                                      {.workspace = who.workspace,
                                       .actor = workspaces::Actor::of(who),
                                       .action = std::string(action),
                                       .object = account.id,
                                       .at = now});
    });
}

}  // namespace

std::int64_t matching_step(const Ports& ports,
                           const Account& account,
                           const Bytes& sealed_secret,
                           std::string_view code) {
    const auto secret = crypto::open(ports.credentials_key, sealed_secret, seal_context(account));
    if (!secret) return -1;
    const auto step = crypto::totp_step(*secret, code, ports.clock.now().seconds());
    return step > account.totp_step ? step : -1;
}

Result<Enrolment> enrol_totp(const Ports& ports, const http::Principal& who) {
    const auto secret = ports.random.bytes<20>();
    Enrolment enrolment{.secret = capitals(to_base32(secret)), .uri = {}};
    TRY(change_totp(ports, who, "totp.enrol", [&](Account& account) -> Result<void> {
        if (account.totp_secret) return Error{ErrorKind::conflict, "totp_active"};
        account.totp_pending =
            crypto::seal(ports.credentials_key, secret, seal_context(account), ports.random);
        enrolment.uri = "otpauth://totp/Placet:" + percent_encoded(account.email) +
                        "?secret=" + enrolment.secret + "&issuer=Placet";
        return {};
    }));
    return enrolment;
}

Result<void> confirm_totp(const Ports& ports, const http::Principal& who, std::string_view code) {
    return change_totp(ports, who, "totp.enable", [&](Account& account) -> Result<void> {
        if (!account.totp_pending) return Error{ErrorKind::conflict, "totp_not_enrolled"};
        const auto step = matching_step(ports, account, *account.totp_pending, code);
        if (step < 0) return invalid_input("invalid", {{"code", "wrong_code"}});
        account.totp_secret = std::move(account.totp_pending);
        account.totp_pending.reset();
        account.totp_step = step;
        return {};
    });
}

Result<void> drop_totp(const Ports& ports, const http::Principal& who) {
    return change_totp(ports, who, "totp.disable", [](Account& account) -> Result<void> {
        if (!account.totp_secret && !account.totp_pending)
            return Error{ErrorKind::conflict, "totp_not_enrolled"};
        account.totp_secret.reset();
        account.totp_pending.reset();
        return {};
    });
}

}  // namespace placet::staff
