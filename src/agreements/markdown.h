#pragma once

// Markdown as people write it → our tree. Only headings, paragraphs, lists, strong, emphasis and
// safe links get through; everything else is dropped or becomes plain words, and is told.

#include <string>
#include <string_view>
#include <vector>

#include "agreements/text_tree.h"

namespace placet::agreements {

// Whether a new line in the source is a new paragraph (what somebody typed into a field) or just a
// place where the line was broken (our templates).
enum class LineBreaks { keep, join };

struct Parsed {
    Blocks blocks;
    // Stable names: html_dropped, image_dropped, link_dropped, heading_level, code_dropped,
    // quote_dropped, nested_list. Each at most once.
    std::vector<std::string> problems;
};

Parsed parse_markdown(std::string_view source, LineBreaks line_breaks);

// Words that stay exactly these words when they are put into Markdown source: every character with
// a meaning is escaped, line ends and control characters (those that turn the direction of writing
// too) become spaces or vanish.
std::string escape_markdown(std::string_view words);
// The same cleaning without the escapes: for labels and titles.
std::string clean_line(std::string_view words);

}  // namespace placet::agreements
