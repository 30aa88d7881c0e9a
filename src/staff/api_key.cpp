#include "staff/api_key.h"

#include "staff/sql.h"
#include "workspaces/text.h"

namespace placet::staff {

namespace {

Bytes hash_of_key(std::string_view key) {
    return to_bytes(crypto::sha256(view(key)));
}

}  // namespace

boost::json::object to_json(const ApiKey& key) {
    boost::json::array scopes;
    for (const auto scope : key.scopes)
        scopes.emplace_back(http::name_of(scope));
    boost::json::value revoked = nullptr;
    if (key.revoked_at) revoked = boost::json::string(to_rfc3339({*key.revoked_at}));
    return {{"id", key.id},
            {"name", key.name},
            {"scopes", std::move(scopes)},
            {"created_by", key.created_by},
            {"created_at", to_rfc3339(key.created_at)},
            {"revoked_at", std::move(revoked)},
            {"revision", key.revoked_at ? 2 : 1}};
}

json::Shape api_key_shape() {
    using namespace json;
    return object({required("id", text(1, 40)),
                   required("name", text(1, 200)),
                   required("scopes", scope_names_shape()),
                   required("created_by", text(1, 40)),
                   required("created_at", text(1, 40, "date-time")),
                   required("revoked_at", nullable(text(1, 40, "date-time"))),
                   required("revision", integer(1, 2))});
}

Result<MadeApiKey> create_api_key(const Ports& ports, const NewApiKey& command) {
    const auto now = ports.clock.now();
    MadeApiKey made{.row = {.id = ports.random.id("ak"),
                            .name = workspaces::trimmed(command.name),
                            .scopes = command.scopes,
                            .created_by = command.actor.id,
                            .created_at = now},
                    .key = "pk_" + to_base32(ports.random.bytes<32>())};
    if (made.row.name.empty()) return invalid_input("invalid", {{"name", "required"}});
    if (made.row.scopes.empty()) return invalid_input("invalid", {{"scopes", "required"}});
    return ports.database.write([&](db::Transaction& tx) -> Result<MadeApiKey> {
        TRY(tx.execute(sql::insert_api_key,
                       {command.workspace,
                        made.row.id,
                        made.row.name,
                        joined(made.row.scopes),
                        hash_of_key(made.key),
                        made.row.created_by,
                        now.micros}));
        TRY(workspaces::record_act(tx,
                                   ports.random,
                                   {.workspace = command.workspace,
                                    .actor = command.actor,
                                    .action = "api_key.create",
                                    .object = made.row.id,
                                    .at = now}));
        return made;
    });
}

Result<std::vector<ApiKey>> list_api_keys(db::Transaction& tx, std::int64_t workspace) {
    const auto rows = TRY(tx.query(sql::select_api_keys, {workspace}));
    std::vector<ApiKey> keys;
    for (const auto& row : rows)
        keys.push_back({.id = row.text(0),
                        .name = row.text(1),
                        .scopes = scopes_of(row.text(2)),
                        .created_by = row.text(3),
                        .created_at = {row.integer(4)},
                        .revoked_at = row.optional_integer(5)});
    return keys;
}

Result<void> revoke_api_key(const Ports& ports, const RevokeApiKey& command) {
    const auto now = ports.clock.now();
    return ports.database.write([&](db::Transaction& tx) -> Result<void> {
        const auto changed =
            TRY(tx.execute(sql::revoke_api_key, {command.workspace, command.key, now.micros}));
        if (changed != 1) return not_found();
        return workspaces::record_act(tx,
                                      ports.random,
                                      {.workspace = command.workspace,
                                       .actor = command.actor,
                                       .action = "api_key.revoke",
                                       .object = command.key,
                                       .at = now});
    });
}

Result<http::Principal> find_key_holder(const Ports& ports, std::string_view key) {
    const auto rows = TRY(ports.database.read([&](db::Transaction& tx) {
        return tx.query(sql::select_api_key_by_hash, {hash_of_key(key)});
    }));
    if (rows.empty()) return Error{ErrorKind::unauthenticated, "key_invalid"};
    return http::Principal{.kind = http::Principal::Kind::integration,
                           .workspace = rows.front().integer(0),
                           .id = rows.front().text(1),
                           .roles = {},
                           .scopes = scopes_of(rows.front().text(2)),
                           .session = {}};
}

}  // namespace placet::staff
