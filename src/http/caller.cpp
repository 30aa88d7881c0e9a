#include "http/caller.h"

#include <algorithm>

namespace placet::http {
namespace {

template <class T>
bool share_one(const std::vector<T>& asked, const std::vector<T>& held) {
    return std::any_of(asked.begin(), asked.end(), [&](const T& one) {
        return std::find(held.begin(), held.end(), one) != held.end();
    });
}

}  // namespace

bool may_call(const Caller& caller, const Principal& principal) {
    if (caller.audience != Caller::Audience::staff) return true;
    switch (principal.kind) {
        case Principal::Kind::nobody:
            return false;
        case Principal::Kind::staff:
            return share_one(caller.roles, principal.roles);
        case Principal::Kind::integration:
            return share_one(caller.scopes, principal.scopes);
    }
    return false;
}

std::string_view name_of(Role role) {
    switch (role) {
        case Role::owner:
            return "owner";
        case Role::privacy_officer:
            return "privacy_officer";
        case Role::editor:
            return "editor";
        case Role::operator_:
            return "operator";
        case Role::auditor:
            return "auditor";
    }
    return "auditor";
}

std::string_view name_of(Scope scope) {
    switch (scope) {
        case Scope::register_read:
            return "register:read";
        case Scope::contacts_read:
            return "contacts:read";
        case Scope::agreements_write:
            return "agreements:write";
        case Scope::forms_write:
            return "forms:write";
        case Scope::admin:
            return "admin";
    }
    return "register:read";
}

}  // namespace placet::http
