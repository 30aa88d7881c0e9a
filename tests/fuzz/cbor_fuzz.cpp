// What is accepted is canonical: it is written back byte for byte.

#include "cbor/cbor.h"
#include "fuzz/fuzz.h"

namespace placet::fuzz {

void judge(BytesView input) {
    const auto value = cbor::decode(input);
    if (value) require(cbor::encode(*value) == to_bytes(input));
}

}  // namespace placet::fuzz
