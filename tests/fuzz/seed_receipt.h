#pragma once

// A receipt that verifies: what the fuzzers of notes and receipts start from.

#include "merkle/commitment.h"
#include "merkle/entry_samples.h"
#include "merkle/receipt.h"

namespace placet::fuzz {

inline merkle::ReceiptParts seed_receipt() {
    using namespace merkle;
    Entry entry = test::numbered_entry(1);
    const cbor::Value phone{std::string("+375291234567")};
    const Hash salt = crypto::sha256(view("salt"));
    entry.commitments[field::phone] = commit(salt, entry.log_id, entry.uid, field::phone, phone);

    ReceiptParts parts;
    parts.text = ReceiptText{"ru", "<p>Я согласен</p>"};
    entry.notice->text_sha256 = crypto::sha256(view(parts.text->html));
    parts.entry = *encode(entry);
    parts.opened = {{field::phone, phone, salt}};

    const Hash first = leaf_hash(view("first"));
    const Hash root = node_hash(first, leaf_hash(parts.entry));
    const auto key = crypto::SigningKey::from_seed(crypto::Key{crypto::sha256(view("fuzz"))});
    const std::string origin = "placet.example/log/" + to_hex(entry.log_id);
    parts.vkey = Vkey::of(origin, key.public_key());
    parts.proof = {1, {first}, sign_checkpoint({origin, {2, root}}, key)};
    return parts;
}

}  // namespace placet::fuzz
