// Whatever a receipt says, what verifies under the pinned key is the seed's entry and the seed's
// facts.

#include "fuzz/fuzz.h"
#include "fuzz/seed_receipt.h"
#include "merkle/receipt.h"

namespace placet::fuzz {

void judge(BytesView input) {
    static const merkle::ReceiptParts seed = seed_receipt();
    const auto verdict = merkle::verify_receipt(text_view(input), seed.vkey);
    if (!verdict) return;
    require(verdict->index == seed.proof.index);
    require(verdict->leaf == merkle::leaf_hash(seed.entry));
    for (const auto& opened : verdict->opened)
        require(cbor::encode(opened.value) == cbor::encode(seed.opened.at(0).value));
    if (verdict->text) require(verdict->text->html == seed.text->html);
}

}  // namespace placet::fuzz
