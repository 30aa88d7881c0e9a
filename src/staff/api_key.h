#pragma once

// Keys of integrations. The key is shown once, when it is made; the store keeps its SHA-256, which
// is enough because a key has 256 random bits.

#include <optional>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include "staff/account.h"
#include "staff/ports.h"
#include "workspaces/trail.h"

namespace placet::staff {

struct ApiKey {
    std::string id;
    std::string name;
    std::vector<http::Scope> scopes;
    std::string created_by;  // staff id
    Timestamp created_at;
    std::optional<std::int64_t> revoked_at = {};
};

boost::json::object to_json(const ApiKey& key);
json::Shape api_key_shape();

struct NewApiKey {
    std::int64_t workspace = 0;
    workspaces::Actor actor;
    std::string name;
    std::vector<http::Scope> scopes;
};
struct MadeApiKey {
    ApiKey row;
    std::string key;  // "pk_…": nobody can show it again
};
Result<MadeApiKey> create_api_key(const Ports& ports, const NewApiKey& command);

Result<std::vector<ApiKey>> list_api_keys(db::Transaction& tx, std::int64_t workspace);

struct RevokeApiKey {
    std::int64_t workspace = 0;
    workspaces::Actor actor;
    std::string key;  // its id
};
Result<void> revoke_api_key(const Ports& ports, const RevokeApiKey& command);  // not_found

// unauthenticated "key_invalid".
Result<http::Principal> find_key_holder(const Ports& ports, std::string_view key);

}  // namespace placet::staff
