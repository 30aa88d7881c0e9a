#pragma once

// A document of somebody else's site → our tree: headings, paragraphs, lists, strong, emphasis and
// safe links get through, navigation and everything that runs is left out. Pure; the same bytes
// give the same tree. A file that is not HTML or plain text (a PDF) has no tree: people open the
// file.

#include <string_view>

#include "agreements/text_tree.h"

namespace placet::agreements {

// `type` as the site sent it, "text/html; charset=windows-1251". Empty: no readable text.
Blocks document_blocks(std::string_view type, std::string_view bytes);

}  // namespace placet::agreements
