// An entry that is read and lies within the schema is written back byte for byte.

#include "fuzz/fuzz.h"
#include "merkle/entry.h"

namespace placet::fuzz {

void judge(BytesView input) {
    const auto entry = merkle::decode_entry(input);
    if (!entry) return;
    const auto encoded = merkle::encode(*entry);
    if (encoded) require(*encoded == to_bytes(input));
    if (!entry->unknown.empty()) require(!encoded);
}

}  // namespace placet::fuzz
