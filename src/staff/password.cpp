#include "staff/password.h"

#include <algorithm>
#include <set>

namespace placet::staff {

namespace {

std::size_t characters_in(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

Result<void> check_password(std::string_view password, std::string_view email, std::string field) {
    if (characters_in(password) < shortest_password)
        return invalid_input("invalid", {{std::move(field), "password_too_short"}});
    if (password.size() > longest_password)
        return invalid_input("invalid", {{std::move(field), "too_long"}});
    const std::set<char> different(password.begin(), password.end());
    const auto local = email.substr(0, email.find('@'));
    if (different.size() < 5 || password == email || (local.size() > 5 && password == local))
        return invalid_input("invalid", {{std::move(field), "password_too_weak"}});
    return {};
}

std::string_view dummy_password_hash() {
    return "$argon2id$v=19$m=65536,t=2,p=1$Jf5XZQ2mump3OuS1S3sGCg$"
           "zdg4xdPfxfZpsc8uw2xCuF7Uy3bpmvsTGeqMEUcb7f4";
}

}  // namespace placet::staff
