#pragma once

// Reading shape-checked bodies: a member that the shape declares has its declared type.

#include <string>
#include <string_view>

#include <boost/json.hpp>

#include "http/caller.h"
#include "http/message.h"

namespace placet::staff {

inline const boost::json::object& members_of(const http::Request& request) {
    return request.json().as_object();
}

// Empty when absent.
inline std::string text_member(const http::Request& request, std::string_view name) {
    const auto* member = members_of(request).if_contains(name);
    return member && member->is_string() ? std::string(member->get_string()) : std::string{};
}

inline http::Caller every_role() {
    using http::Role;
    return http::Caller::staff(
        {Role::owner, Role::privacy_officer, Role::editor, Role::operator_, Role::auditor});
}
inline http::Caller owner_only() {
    return http::Caller::staff({http::Role::owner});
}

}  // namespace placet::staff
