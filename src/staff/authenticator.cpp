#include "staff/authenticator.h"

#include "staff/api_key.h"
#include "staff/session.h"

namespace placet::staff {

namespace {

bool changes_nothing(http::Method method) {
    return method == http::Method::get || method == http::Method::head ||
           method == http::Method::options;
}

// RFC 9110: the scheme's case does not matter. Empty when another scheme is used.
std::string_view bearer_key(std::string_view authorization) {
    constexpr std::string_view scheme = "bearer ";
    if (authorization.size() <= scheme.size()) return {};
    for (std::size_t i = 0; i < scheme.size(); ++i) {
        const char c = authorization[i];
        const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        if (small != scheme[i]) return {};
    }
    return authorization.substr(scheme.size());
}

}  // namespace

Result<http::Principal> Authenticator::authenticate(const http::Request& request) {
    const auto authorization = request.header("Authorization");
    if (!authorization.empty()) {
        const auto key = bearer_key(authorization);
        if (key.empty()) return Error{ErrorKind::unauthenticated, "key_invalid"};
        return find_key_holder(ports_, key);
    }

    const auto token = request.cookie(session_cookie);
    if (token.empty()) return http::Principal{};
    auto principal = TRY(find_session(ports_, token));
    if (!changes_nothing(request.method) &&
        !crypto::equal(view(request.header("X-CSRF-Token")), view(csrf_token(token))))
        return Error{ErrorKind::forbidden, "csrf"};
    return principal;
}

}  // namespace placet::staff
