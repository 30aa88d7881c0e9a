#pragma once

// C2SP tlog-tiles: 256-wide tiles, their paths, and entry bundles.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"

namespace placet::merkle {

inline constexpr std::uint64_t tile_width = 256;

struct TilePath {
    static constexpr int entries = -1;
    int level = 0;  // 0…5, or `entries`
    std::uint64_t index = 0;
    unsigned width = 256;  // 1…256; below 256 it is a partial tile

    // Reads "0/x001/067", "entries/000.p/15", …; malformed "tile.path".
    static Result<TilePath> parse(std::string_view text);
    std::string text() const;
};

// What a tree of that size has at a level (or of bundles, with TilePath::entries): so many full
// tiles, then a partial one of that width, 0 when there is none.
std::uint64_t full_tiles(std::uint64_t size, int level);
unsigned partial_width(std::uint64_t size, int level);

// The hashes of one tile, one after the other.
Bytes encode_tile(const std::vector<Hash>& hashes);
Result<std::vector<Hash>> decode_tile(BytesView tile);  // malformed "tile.length"

// u16be length, then the entry's bytes, for each entry. No entry is longer than 65 535 bytes, and
// no bundle holds more than 256.
Bytes encode_bundle(const std::vector<Bytes>& entries);
Result<std::vector<Bytes>> decode_bundle(BytesView bundle);  // malformed "tile.bundle"

}  // namespace placet::merkle
