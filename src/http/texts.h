#pragma once

// What people read when a request is refused, in every language of the product; the texts are
// data/texts/errors.yaml, part of the program. Pure; any thread.

#include <string_view>

#include "base/error.h"

namespace placet::http {

// The best of `languages` for an Accept-Language header; "en" when none fits.
std::string_view choose_language(std::string_view accept_language);

// The text of a code; empty when there is none. An unknown language reads English.
std::string_view text_of(std::string_view code, std::string_view language);

// The title of a whole class of refusals, and the code shown when the real one is internal.
std::string_view title_of(ErrorKind kind, std::string_view language);
std::string_view generic_code_of(ErrorKind kind);

// The code that a client sees: internal codes are `module.reason` and stay in the log.
std::string_view public_code_of(const Error& error);

}  // namespace placet::http
