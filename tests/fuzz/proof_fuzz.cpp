// A proof has one text form, but for the `extra` line that is not kept.

#include "fuzz/fuzz.h"
#include "merkle/note.h"

namespace placet::fuzz {

void judge(BytesView input) {
    const std::string_view text = text_view(input);
    const auto proof = merkle::parse_tlog_proof(text);
    if (!proof) return;
    const bool extra = text.substr(text.find('\n') + 1).starts_with("extra ");
    if (!extra) require(merkle::to_text(*proof) == text);
    merkle::verify_inclusion(Hash{}, proof->index, proof->index + 1, proof->hashes, Hash{});
}

}  // namespace placet::fuzz
