#include "staff/account.h"

#include <algorithm>

namespace placet::staff {

namespace {

template <class Words>
std::string joined_names(const Words& words) {
    std::string out;
    for (const auto word : words) {
        if (!out.empty()) out += ' ';
        out += http::name_of(word);
    }
    return out;
}

// In the order of `all`, each once.
template <class All, class IsNamed>
auto picked(const All& all, const IsNamed& is_named) {
    std::vector<typename All::value_type> out;
    for (const auto word : all)
        if (is_named(http::name_of(word))) out.push_back(word);
    return out;
}

bool has_word(std::string_view text, std::string_view word) {
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        if (text.substr(0, end) == word) return true;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return false;
}

bool has_item(const boost::json::array& names, std::string_view word) {
    return std::ranges::any_of(names, [&](const boost::json::value& name) {
        return name.is_string() && std::string_view(name.get_string()) == word;
    });
}

template <class All>
json::Shape names_shape(const All& all) {
    std::vector<std::string> names;
    for (const auto word : all)
        names.emplace_back(http::name_of(word));
    auto shape = json::array(json::one_of(std::move(names)), all.size());
    shape.min = 1;
    return shape;
}

}  // namespace

bool Account::has(http::Role role) const {
    return std::ranges::find(roles, role) != roles.end();
}

boost::json::object to_json(const Account& account) {
    boost::json::array roles;
    for (const auto role : account.roles)
        roles.emplace_back(http::name_of(role));
    return {{"id", account.id},
            {"name", account.name},
            {"email", account.email},
            {"roles", std::move(roles)},
            {"active", account.active},
            {"lang", account.lang},
            {"totp", account.totp_secret.has_value()},
            {"revision", account.revision},
            {"created_at", to_rfc3339(account.created_at)}};
}

json::Shape account_shape() {
    using namespace json;
    return object({required("id", text(1, 40)),
                   required("name", text(1, 200)),
                   required("email", text(1, 254, "email")),
                   required("roles", role_names_shape()),
                   required("active", boolean()),
                   required("lang", one_of({"ru", "be", "de", "en"})),
                   required("totp", boolean()),
                   required("revision", integer(1, INT64_MAX)),
                   required("created_at", text(1, 40, "date-time"))});
}

std::string joined(const std::vector<http::Role>& roles) {
    return joined_names(roles);
}
std::string joined(const std::vector<http::Scope>& scopes) {
    return joined_names(scopes);
}

std::vector<http::Role> roles_of(std::string_view text) {
    return picked(all_roles, [&](std::string_view word) { return has_word(text, word); });
}
std::vector<http::Scope> scopes_of(std::string_view text) {
    return picked(all_scopes, [&](std::string_view word) { return has_word(text, word); });
}
std::vector<http::Role> roles_of(const boost::json::array& names) {
    return picked(all_roles, [&](std::string_view word) { return has_item(names, word); });
}
std::vector<http::Scope> scopes_of(const boost::json::array& names) {
    return picked(all_scopes, [&](std::string_view word) { return has_item(names, word); });
}

json::Shape role_names_shape() {
    return names_shape(all_roles);
}
json::Shape scope_names_shape() {
    return names_shape(all_scopes);
}

}  // namespace placet::staff
