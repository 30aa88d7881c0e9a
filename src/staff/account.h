#pragma once

// A person who works in Placet, and what they may do. The password hash and the sealed second
// factor travel with the account but never leave through to_json.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "base/bytes.h"
#include "base/time.h"
#include "http/caller.h"
#include "json/shape.h"

namespace placet::staff {

struct Account {
    std::int64_t workspace = 0;
    std::string id = {};
    std::string email = {};
    std::string name = {};
    std::string lang = {};  // ru, be, de, en
    std::vector<http::Role> roles = {};
    bool active = true;
    std::string password_hash = {};
    std::optional<Bytes> totp_secret = {};   // sealed; present: asked for at sign-in
    std::optional<Bytes> totp_pending = {};  // sealed; enrolled but not confirmed yet
    std::int64_t totp_step = 0;              // the last step that was used
    std::int64_t revision = 1;
    Timestamp created_at = {};

    bool has(http::Role role) const;
    bool is_owner() const { return has(http::Role::owner); }
};

boost::json::object to_json(const Account& account);
json::Shape account_shape();

inline constexpr std::array all_roles = {http::Role::owner,
                                         http::Role::privacy_officer,
                                         http::Role::editor,
                                         http::Role::operator_,
                                         http::Role::auditor};
inline constexpr std::array all_scopes = {http::Scope::register_read,
                                          http::Scope::contacts_read,
                                          http::Scope::agreements_write,
                                          http::Scope::forms_write,
                                          http::Scope::admin};

// Names as stored and shown: "owner editor". Unknown names are dropped when read.
std::string joined(const std::vector<http::Role>& roles);
std::string joined(const std::vector<http::Scope>& scopes);
std::vector<http::Role> roles_of(std::string_view text);
std::vector<http::Scope> scopes_of(std::string_view text);
std::vector<http::Role> roles_of(const boost::json::array& names);
std::vector<http::Scope> scopes_of(const boost::json::array& names);

json::Shape role_names_shape();
json::Shape scope_names_shape();

}  // namespace placet::staff
