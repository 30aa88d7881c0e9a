#pragma once

// The receipt of one record: made on demand and never stored, because it holds what erasure must
// be able to destroy (docs/formats/receipt.md).

#include <functional>
#include <optional>
#include <string>

#include "consents/ports.h"
#include "merkle/receipt.h"

namespace placet::consents {

// The exact bytes of a text by their hash; wired to agreements.
using TextByHash = std::function<Result<std::optional<std::string>>(const Hash&)>;

// not_found "entry_not_found". An erased record gives a receipt without opened fields.
Result<std::string> make_receipt(const Ports& ports,
                                 const TextByHash& text,
                                 std::int64_t log,
                                 std::uint64_t index);

}  // namespace placet::consents
