#include <algorithm>

#include "crypto/crypto.h"
#include "merkle/commitment.h"
#include "merkle/receipt.h"
#include "merkle/receipt_json.h"

namespace placet::merkle {
namespace {

Error bad_proof() {
    return Error{ErrorKind::malformed, "receipt.proof"};
}

Result<Checkpoint> open_pinned(std::string_view note, const Vkey& pinned) {
    auto checkpoint = open_checkpoint(note, pinned);
    if (checkpoint) return checkpoint;
    if (checkpoint.error().code == "note.signature") return invalid_input("receipt.signature");
    if (checkpoint.error().code == "note.origin") return invalid_input("receipt.origin");
    return bad_proof();
}

// The origin of a log ends in the log's id, and so does the entry name the log it was made for.
bool made_for(const Entry& entry, std::string_view origin) {
    return origin.ends_with("/log/" + to_hex(entry.log_id));
}

Result<void> check_opened(const Entry& entry, const std::vector<OpenedField>& opened) {
    for (auto field = opened.begin(); field != opened.end(); ++field) {
        const auto same = [&](const OpenedField& other) { return other.field == field->field; };
        if (!fits(field->field, field->value) || std::any_of(opened.begin(), field, same))
            return invalid_input("receipt.field");
        const auto committed = entry.commitments.find(field->field);
        if (committed == entry.commitments.end() ||
            committed->second !=
                commit(field->salt, entry.log_id, entry.uid, field->field, field->value))
            return invalid_input("receipt.commitment");
    }
    return {};
}

bool shown(const Entry& entry, const ReceiptFile& file) {
    const Hash hash = crypto::sha256(view(file.text->html));
    return entry.notice && entry.notice->text_sha256 == hash && file.text_sha256 == to_hex(hash);
}

}  // namespace

Result<ReceiptVerdict> verify_receipt(std::string_view json_file, const Vkey& pinned) {
    ReceiptFile file = TRY(read_receipt(json_file));
    auto entry = decode_entry(file.entry);
    if (!entry) return Error{ErrorKind::malformed, "receipt.entry", entry.error().detail};
    const auto proof = parse_tlog_proof(file.proof);
    if (!proof) return bad_proof();

    ReceiptVerdict verdict;
    verdict.checkpoint = TRY(open_pinned(proof->checkpoint, pinned));
    verdict.entry = std::move(*entry);
    verdict.leaf = leaf_hash(file.entry);
    verdict.index = file.index;
    verdict.names_other_key = file.vkey != pinned.text();

    const Head& head = verdict.checkpoint.head;
    if (!made_for(verdict.entry, verdict.checkpoint.origin)) return invalid_input("receipt.log");
    if (file.index != proof->index) return invalid_input("receipt.index");
    if (!verify_inclusion(verdict.leaf, verdict.index, head.size, proof->hashes, head.root))
        return invalid_input("receipt.inclusion");
    TRY(check_opened(verdict.entry, file.opened));
    if (file.text && !shown(verdict.entry, file)) return invalid_input("receipt.text");
    verdict.opened = std::move(file.opened);
    verdict.text = std::move(file.text);
    return verdict;
}

}  // namespace placet::merkle
