// Paths, tiles and bundles have one form each.

#include "fuzz/fuzz.h"
#include "merkle/tile.h"

namespace placet::fuzz {

void judge(BytesView input) {
    const std::string_view text = text_view(input);
    if (const auto path = merkle::TilePath::parse(text)) {
        require(path->text() == text);
        require(path->width >= 1 && path->width <= merkle::tile_width);
    }
    if (const auto tile = merkle::decode_tile(input))
        require(merkle::encode_tile(*tile) == to_bytes(input));
    if (const auto bundle = merkle::decode_bundle(input))
        require(merkle::encode_bundle(*bundle) == to_bytes(input));
}

}  // namespace placet::fuzz
