#pragma once

// The words that stand around a text from a company's own site: data/agreements/external.yaml.

#include <string_view>

#include "agreements/text_tree.h"
#include "base/bytes.h"
#include "base/result.h"
#include "law/profile.h"

namespace placet::agreements {

inline constexpr std::string_view external_template = "external";

struct ExternalWords {
    law::Texts title, label, text;  // `text` is Markdown with placeholders
    law::Texts address, copy;       // before the address, and before the fingerprint

    // internal "agreements.data"
    static Result<ExternalWords> embedded();
};

// Where the text stands, and the fingerprint of the copy, with a link to it.
Block source_line(const ExternalWords& words,
                  std::string_view lang,
                  const std::string& url,
                  const Hash& sha256);

}  // namespace placet::agreements
