#pragma once

// Words and sentences of a text, without a dictionary: what the rules of publishing look for and
// measure. Pure; any thread.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "agreements/text_tree.h"

namespace placet::agreements {

// Small letters of the Latin and Cyrillic alphabets; everything else stays.
std::string folded(std::string_view text);

// Runs of letters and digits, folded.
std::vector<std::string> words_of(std::string_view text);
std::size_t letters_of(std::string_view word);  // code points

// Each heading, paragraph and list item ends a sentence, and so do . ! ? … followed by a blank.
std::vector<std::string> sentences_of(const Blocks& blocks);
std::vector<std::string> sentences_of(std::string_view text);

// The readability index LIX (Björnsson 1968): words a sentence + percentage of words of more than
// six letters. It needs no dictionary, so that it serves all four languages; how much is too much
// differs by language and is data. 0 for a text without words.
double lix(const std::vector<std::string>& sentences);

// The contrast of two colours "#rrggbb" by WCAG 2.2, 1 to 21; 0 when one is not a colour.
double contrast_of(std::string_view one, std::string_view other);

}  // namespace placet::agreements
