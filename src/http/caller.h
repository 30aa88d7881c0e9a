#pragma once

// Who calls, and who may: the words of the default-deny table.

#include <cstdint>
#include <string>
#include <vector>

namespace placet::http {

enum class Role { owner, privacy_officer, editor, operator_, auditor };

// Rights of an API key; named in docs as "register:read".
enum class Scope { register_read, contacts_read, agreements_write, forms_write, admin };

struct Principal {
    enum class Kind { nobody, staff, integration };
    Kind kind = Kind::nobody;
    std::int64_t workspace = 0;
    std::string id;  // staff or API key id; never a name or an address
    std::vector<Role> roles;
    std::vector<Scope> scopes;
    std::string session;  // staff: the session's id, for sign-out
};

// Who may call a route. Nothing is allowed that is not named.
struct Caller {
    enum class Audience {
        anyone,  // public pages, health
        embed,   // widgets on other sites: the handler judges Origin by the allow-list
        link,    // whoever holds a signed link
        staff,   // a signed-in person with one of `roles`, or a key with one of `scopes`
    };
    Audience audience = Audience::staff;
    std::vector<Role> roles;
    std::vector<Scope> scopes;

    static Caller anyone() { return {Audience::anyone, {}, {}}; }
    static Caller embed() { return {Audience::embed, {}, {}}; }
    static Caller link() { return {Audience::link, {}, {}}; }
    static Caller staff(std::vector<Role> roles, std::vector<Scope> scopes = {}) {
        return {Audience::staff, std::move(roles), std::move(scopes)};
    }
};

bool may_call(const Caller& caller, const Principal& principal);
std::string_view name_of(Role role);    // "privacy_officer"
std::string_view name_of(Scope scope);  // "register:read"

}  // namespace placet::http
