// Nothing but the signed seed opens; keys and checkpoint bodies have one text form.

#include "fuzz/fuzz.h"
#include "fuzz/seed_receipt.h"
#include "merkle/note.h"

namespace placet::fuzz {

void judge(BytesView input) {
    static const merkle::ReceiptParts seed = seed_receipt();
    const std::string_view text = text_view(input);
    if (const auto vkey = merkle::Vkey::parse(text)) require(vkey->text() == text);
    if (const auto body = merkle::parse_checkpoint_body(text))
        require(text.starts_with(merkle::checkpoint_body(*body)));
    // Lines of unknown keys may be added, the signed text may not change.
    const auto opened = merkle::open_note(text, seed.vkey);
    if (opened) require(seed.proof.checkpoint.starts_with(*opened + "\n"));
}

}  // namespace placet::fuzz
