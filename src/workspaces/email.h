#pragma once

// Addresses of companies and staff. Pure; any thread.

#include <string>
#include <string_view>

#include "base/result.h"

namespace placet::workspaces {

// A trimmed address with its domain in small letters as people read it (IDN stays readable).
// What is accepted is what mail can reach: a dot-atom before the `@`, a domain of at least two
// labels that IDNA2008 allows. invalid_input "bad_email".
Result<std::string> normalise_email(std::string_view text);

// For comparing: ASCII form of the domain, small letters throughout. Two spellings of one mailbox
// have one key. `email` has passed normalise_email.
std::string email_key(std::string_view email);

}  // namespace placet::workspaces
