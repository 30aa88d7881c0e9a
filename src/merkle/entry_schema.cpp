#include "merkle/entry_schema.h"

#include <algorithm>

namespace placet::merkle {

std::uint64_t method_number(std::string_view name) {
    const auto* found = std::ranges::find(method_names, name);
    if (found == std::end(method_names)) return 0;
    return static_cast<std::uint64_t>(found - std::begin(method_names)) + 1;
}

namespace schema {
namespace {

bool made_of(std::string_view text, std::string_view others, std::size_t most) {
    const auto allowed = [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               others.find(c) != std::string_view::npos;
    };
    return !text.empty() && text.size() <= most && std::ranges::all_of(text, allowed);
}

// Lowest and highest value of a number.
struct Range {
    std::uint64_t lowest = 0;
    std::uint64_t highest = most_code;
};

Range range_of(std::uint64_t key) {
    if (key == detail::mode) return {1, 4};
    if (key == detail::method) return {1, std::size(method_names)};
    if (key == detail::recorder) return {1, 3};
    if (key == detail::screen_differs) return {0, 1};
    if (key == detail::old_size) return {0, INT64_MAX};
    return {};
}

}  // namespace

bool known(EntryType type) {
    const auto number = static_cast<unsigned>(type);
    return (number >= 1 && number <= 11) || (number >= 16 && number <= 19) ||
           (number >= 24 && number <= 26);
}

bool known(Channel channel) {
    return channel >= Channel::form && channel <= Channel::server;
}

bool valid_profile(std::string_view text) {
    return made_of(text, "-", 32);
}

DetailKind detail_kind(std::uint64_t key) {
    if (key == detail::language) return DetailKind::language;
    if (key == detail::old_origin) return DetailKind::origin;
    if (key == detail::public_key || key == detail::old_root) return DetailKind::hash;
    const bool number = (key >= detail::mode && key <= detail::screen_differs) ||
                        (key >= detail::count && key <= detail::old_root);
    return number ? DetailKind::number : DetailKind::unknown;
}

bool valid_detail(std::uint64_t key, const Detail& value) {
    const auto* number = std::get_if<std::uint64_t>(&value);
    const auto* text = std::get_if<std::string>(&value);
    switch (detail_kind(key)) {
        case DetailKind::number: {
            const Range range = range_of(key);
            return number != nullptr && *number >= range.lowest && *number <= range.highest;
        }
        case DetailKind::hash:
            return std::holds_alternative<Hash>(value);
        case DetailKind::language:
            return text != nullptr && made_of(*text, "-", 16);
        case DetailKind::origin:
            return text != nullptr && made_of(*text, "-./:", 128);
        case DetailKind::unknown:
            break;
    }
    return false;
}

}  // namespace schema
}  // namespace placet::merkle
