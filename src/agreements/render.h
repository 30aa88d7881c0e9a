#pragma once

// Frozen version + what a form asks for → the text as people see it. Pure: the same arguments give
// the same bytes for ever. The widget, the hosted page and a chat draw the same tree; the hash is
// that of the HTML bytes.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "agreements/frozen_version.h"
#include "agreements/label.h"
#include "agreements/placeholders.h"
#include "agreements/text_tree.h"
#include "base/bytes.h"
#include "base/result.h"

namespace placet::agreements {

// A field of a form in the language of the text; every field is listed, hidden ones too.
struct FieldLabel {
    std::string name;
    std::string label;
    std::string category = {};  // data_category.h; a delicate one is named among such data
};

// Where and how the text is shown.
struct Occasion {
    std::vector<FieldLabel> fields = {};
    std::optional<int> mode = {};  // 1–4 of a form
    std::string label = {};        // the form's own caption; empty: the agreement's
    // Values that win over the company's, which win over those given on the agreement.
    std::map<std::string, std::string> values = {};
};

struct Rendition {
    std::string lang;
    std::string title;
    std::vector<LabelSpan> label;
    Blocks blocks;
    std::string tree;  // the blocks as JSON, as stored
    std::string html;
    Hash sha256{};
};

// not_found "language_not_published" when the version has no text in `lang`;
// internal "agreements.text_broken" when a placeholder of a published text is broken.
Result<Rendition> render(const FrozenVersion& version,
                         const Occasion& occasion,
                         std::string_view lang);
Result<Rendition> render(const FrozenVersion& version,
                         const std::vector<FieldLabel>& fields,
                         std::string_view lang);

// The same, with everything that is wrong: for drafts.
struct Draft {
    Rendition rendition;
    std::set<std::string> referred;
    std::set<std::string> mentioned;  // in text, caption and title; also what is not shown
    std::vector<Problem> problems;    // rules of placeholders.h and "markdown_<problem>"
};
Draft render_draft(const FrozenVersion& version, const Occasion& occasion, std::string_view lang);

// What the placeholders stand for.
boost::json::object values_of(const FrozenVersion& version,
                              const Occasion& occasion,
                              std::string_view lang);

}  // namespace placet::agreements
