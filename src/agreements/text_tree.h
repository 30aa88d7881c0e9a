#pragma once

// A text that people are asked to agree to, as a tree of few kinds of node: what the widget, the
// hosted page and a chat all draw, and the one canonical HTML form whose SHA-256 is the text's
// name for ever. Change the form and every published hash changes: there is a golden test.

#include <string>
#include <vector>

#include <boost/json/array.hpp>

#include "base/result.h"

namespace placet::agreements {

// A run of words in one manner. `href` is empty or an address that `is_safe_link` accepts.
struct Span {
    std::string text;
    bool strong = false;
    bool em = false;
    std::string href = {};

    friend bool operator==(const Span&, const Span&) = default;
};
using Spans = std::vector<Span>;

struct Block {
    enum class Kind { h2, h3, p, ul, ol };
    Kind kind = Kind::p;
    std::vector<Spans> lines;  // one, but for lists: one for each item

    friend bool operator==(const Block&, const Block&) = default;
};
using Blocks = std::vector<Block>;

// https, mailto, tel, or a path of this server; nothing that runs, nothing with white space.
bool is_safe_link(std::string_view href);

// Appends and merges with the last span when both look the same, so that equal texts have equal
// trees.
void append(Spans& spans, Span span);

// [{"h2":[{"text":"…"}]},{"p":[…]},{"ul":[[…],[…]]}]
boost::json::array to_json(const Blocks& blocks);
// Back from JSON. malformed "agreements.tree" when it is no such tree.
Result<Blocks> blocks_from(const boost::json::array& tree);
// One block a line, no other white space, every character escaped that could be markup.
std::string to_html(const Blocks& blocks);
// For plain messages: blocks apart by an empty line, lists with dashes or numbers.
std::string to_plain(const Blocks& blocks);
std::string escape_html(std::string_view text);

}  // namespace placet::agreements
