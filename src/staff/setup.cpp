#include "staff/setup.h"

#include "staff/account_store.h"
#include "staff/attempts.h"
#include "staff/edit_staff.h"

namespace placet::staff {

namespace {

std::string phone_region_of(std::string_view language) {
    if (language == "ru") return "RU";
    if (language == "be") return "BY";
    if (language == "de") return "DE";
    return "GB";
}

// As typed or as printed: blanks, hyphens and case do not matter.
std::string plain_code(std::string_view code) {
    std::string out;
    for (const char c : code) {
        if (c == '-' || c == ' ') continue;
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
}

Result<workspaces::Workspace> first_workspace(db::Transaction& tx,
                                              const Ports& ports,
                                              const FirstOwner& command) {
    auto existing = TRY(workspaces::list_workspaces(tx));
    if (!existing.empty()) return std::move(existing.front());
    return workspaces::create_workspace(tx,
                                        {.name = command.workspace_name,
                                         .default_language = command.language,
                                         .phone_region = phone_region_of(command.language),
                                         .rehearsal = ports.rehearsal},
                                        ports.clock.now());
}

}  // namespace

std::string make_setup_code(Random& random) {
    const auto text = to_base32(random.bytes<10>());
    return text.substr(0, 4) + "-" + text.substr(4, 4) + "-" + text.substr(8, 4) + "-" +
           text.substr(12, 4);
}

Result<bool> setup_needed(const Ports& ports) {
    const auto count = TRY(ports.database.read(count_accounts));
    return count == 0;
}

Result<SignedIn> set_up(const Ports& ports, const FirstOwner& command) {
    if (!TRY(setup_needed(ports))) return Error{ErrorKind::conflict, "setup_done"};
    const SignInSource source{"setup", command.peer};
    TRY(count_attempt(ports, source));
    const bool matches =
        crypto::equal(view(plain_code(command.code)), view(plain_code(ports.setup_code)));
    if (ports.setup_code.empty() || !matches)
        return Error{ErrorKind::forbidden, "setup_code_wrong"};

    const workspaces::Actor actor{"system", "setup"};
    auto account = TRY(checked_account(ports,
                                       {.workspace = 0,
                                        .actor = actor,
                                        .email = command.email,
                                        .name = command.name,
                                        .lang = command.language,
                                        .roles = {http::Role::owner},
                                        .password = command.password}));
    auto signed_in = TRY(ports.database.write([&](db::Transaction& tx) -> Result<SignedIn> {
        const auto count = TRY(count_accounts(tx));
        if (count != 0) return Error{ErrorKind::conflict, "setup_done"};
        const auto workspace = TRY(first_workspace(tx, ports, command));
        account.workspace = workspace.id;
        TRY(add_account(tx, ports, account, actor));
        TRY(forgive_attempts(tx, ports, source));
        return open_session(tx, ports, account);
    }));
    if (ports.open_workspace) TRY(ports.open_workspace(signed_in.workspace));
    return signed_in;
}

}  // namespace placet::staff
