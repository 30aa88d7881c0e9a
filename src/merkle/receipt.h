#pragma once

// The receipt file `placet-receipt/1`: what a person takes away, and what proves it without us.
// Pure: no clock, no network, no store. Specified in docs/formats/receipt.md.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

#include "base/bytes.h"
#include "cbor/cbor.h"
#include "merkle/entry.h"
#include "merkle/note.h"

namespace placet::merkle {

// A committed field with all that opens its commitment.
struct OpenedField {
    std::uint16_t field = 0;  // merkle/commitment.h
    cbor::Value value;
    Hash salt{};
};

// The exact bytes that were shown.
struct ReceiptText {
    std::string lang;
    std::string html;
};

struct ReceiptParts {
    Vkey vkey;
    Bytes entry;
    TlogProof proof;
    std::vector<OpenedField> opened;
    std::optional<ReceiptText> text;
    boost::json::object summary;  // for people; nothing authenticates it
};
std::string receipt_json(const ReceiptParts& parts);

// What is certain once a receipt has been verified; say nothing else to people.
struct ReceiptVerdict {
    Checkpoint checkpoint;
    std::uint64_t index = 0;
    Hash leaf{};
    Entry entry;
    std::vector<OpenedField> opened;
    std::optional<ReceiptText> text;
    bool names_other_key = false;  // the file names another key than the pinned one
};

// Trusts `pinned` and nothing in the file. Each failure has a code of its own:
//   malformed      receipt.malformed    not the JSON of a receipt
//   malformed      receipt.format       of another format or version
//   malformed      receipt.entry        the entry cannot be read
//   malformed      receipt.proof        the proof or its checkpoint cannot be read
//   invalid_input  receipt.signature    the checkpoint is not signed with the pinned key
//   invalid_input  receipt.origin       the checkpoint is of another log
//   invalid_input  receipt.log          the entry was made for another log
//   invalid_input  receipt.index        file and proof speak of different places
//   invalid_input  receipt.inclusion    the entry is not in the tree of the checkpoint
//   invalid_input  receipt.field        an opened field is unknown, repeated or of a wrong type
//   invalid_input  receipt.commitment   an opened field is not what was committed to
//   invalid_input  receipt.text         the text is not the one that was shown
Result<ReceiptVerdict> verify_receipt(std::string_view json_file, const Vkey& pinned);

}  // namespace placet::merkle
