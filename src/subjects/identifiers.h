#pragma once

// The identifiers by which a person is found again, in one written form each. The form is part of
// the blind index (docs/formats/keys.md), so a change of these rules needs a new norm version.

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace placet::subjects {

inline constexpr int norm_version = 1;

// Trimmed, NFC, local part in lower case, domain as a lower-case A-label (IDNA 2008). No tricks
// with dots or plus signs: they are different mailboxes for the law.
// invalid_input "not_an_email".
Result<std::string> normalise_email(std::string_view text);

// E.164 with `+`. National input is read with the trunk prefix and country code of `region`
// (ISO 3166). invalid_input "not_a_phone".
Result<std::string> normalise_phone(std::string_view text, std::string_view region);

}  // namespace placet::subjects
