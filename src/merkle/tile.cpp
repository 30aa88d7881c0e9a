#include "merkle/tile.h"

#include <algorithm>

namespace placet::merkle {
namespace {

constexpr int highest_level = 5;
constexpr std::size_t most_groups = 6;  // indexes below 10^18
constexpr std::string_view entries_name = "entries";

Error bad_path() {
    return Error{ErrorKind::malformed, "tile.path"};
}

int digit(char c) {
    return c >= '0' && c <= '9' ? c - '0' : -1;
}

// Three digits exactly, or -1.
int group(std::string_view text) {
    if (text.size() != 3) return -1;
    int value = 0;
    for (const char c : text) {
        if (digit(c) < 0) return -1;
        value = value * 10 + digit(c);
    }
    return value;
}

// Takes the part in front of the next slash off `rest`.
std::string_view take_part(std::string_view& rest) {
    const std::size_t slash = rest.find('/');
    const std::string_view part = rest.substr(0, slash);
    rest = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash + 1);
    return part;
}

std::string index_text(std::uint64_t index) {
    std::string text;
    for (bool last = true;; last = false) {
        std::string part = std::to_string(index % 1000);
        part.insert(0, 3 - part.size(), '0');
        text = last ? part : "x" + part + "/" + text;
        index /= 1000;
        if (index == 0) return text;
    }
}

// 1…255 without leading zeros, or 0.
unsigned partial_width_of(std::string_view text) {
    if (text.empty() || text.size() > 3 || text[0] == '0') return 0;
    unsigned width = 0;
    for (const char c : text) {
        if (digit(c) < 0) return 0;
        width = width * 10 + static_cast<unsigned>(digit(c));
    }
    return width < tile_width ? width : 0;
}

}  // namespace

Result<TilePath> TilePath::parse(std::string_view text) {
    TilePath path;
    if (text.ends_with('/')) return bad_path();
    const std::string_view level = take_part(text);
    if (level == entries_name) {
        path.level = entries;
    } else {
        if (level.size() != 1 || digit(level[0]) < 0 || digit(level[0]) > highest_level)
            return bad_path();
        path.level = digit(level[0]);
    }
    for (std::size_t groups = 0;; ++groups) {
        if (groups == most_groups) return bad_path();
        std::string_view part = take_part(text);
        const bool more = part.starts_with('x');
        if (more) part.remove_prefix(1);
        const bool partial = !more && part.ends_with(".p");
        if (partial) part.remove_suffix(2);
        const int value = group(part);
        if (value < 0 || (groups == 0 && more && value == 0)) return bad_path();
        path.index = path.index * 1000 + static_cast<std::uint64_t>(value);
        if (more) continue;
        if (!partial) break;
        path.width = partial_width_of(take_part(text));
        if (path.width == 0) return bad_path();
        break;
    }
    if (!text.empty()) return bad_path();
    return path;
}

std::string TilePath::text() const {
    std::string out = level == entries ? std::string(entries_name) : std::to_string(level);
    out += "/" + index_text(index);
    if (width < tile_width) out += ".p/" + std::to_string(width);
    return out;
}

std::uint64_t full_tiles(std::uint64_t size, int level) {
    const int shift = level == TilePath::entries ? 0 : level;
    return shift >= 7 ? 0 : size >> (8 * (shift + 1));
}

unsigned partial_width(std::uint64_t size, int level) {
    const int shift = level == TilePath::entries ? 0 : level;
    return shift >= 8 ? 0 : static_cast<unsigned>((size >> (8 * shift)) % tile_width);
}

Bytes encode_tile(const std::vector<Hash>& hashes) {
    Bytes out;
    out.reserve(hashes.size() * 32);
    for (const Hash& hash : hashes)
        out.insert(out.end(), hash.begin(), hash.end());
    return out;
}

Result<std::vector<Hash>> decode_tile(BytesView tile) {
    if (tile.empty() || tile.size() % 32 != 0 || tile.size() > 32 * tile_width)
        return Error{ErrorKind::malformed, "tile.length"};
    std::vector<Hash> hashes(tile.size() / 32);
    for (std::size_t i = 0; i < hashes.size(); ++i)
        std::ranges::copy(tile.subspan(32 * i, 32), hashes[i].begin());
    return hashes;
}

Bytes encode_bundle(const std::vector<Bytes>& entries) {
    Bytes out;
    for (const Bytes& entry : entries) {
        out.push_back(static_cast<std::uint8_t>(entry.size() >> 8));
        out.push_back(static_cast<std::uint8_t>(entry.size()));
        out.insert(out.end(), entry.begin(), entry.end());
    }
    return out;
}

Result<std::vector<Bytes>> decode_bundle(BytesView bundle) {
    const Error bad{ErrorKind::malformed, "tile.bundle"};
    std::vector<Bytes> entries;
    while (!bundle.empty()) {
        if (bundle.size() < 2 || entries.size() == tile_width) return bad;
        const std::size_t length = (std::size_t{bundle[0]} << 8) | bundle[1];
        bundle = bundle.subspan(2);
        if (length > bundle.size()) return bad;
        entries.push_back(to_bytes(bundle.first(length)));
        bundle = bundle.subspan(length);
    }
    return entries;
}

}  // namespace placet::merkle
