#pragma once

// The JSON of receipts, both ways; private to merkle.

#include "merkle/receipt.h"

namespace placet::merkle {

// A receipt as it stands in its file: read, but nothing in it verified.
struct ReceiptFile {
    std::string vkey;
    std::uint64_t index = 0;
    Bytes entry;
    std::string proof;
    std::vector<OpenedField> opened;
    std::optional<ReceiptText> text;
    std::string text_sha256;
};

Result<ReceiptFile> read_receipt(std::string_view json_file);

}  // namespace placet::merkle
