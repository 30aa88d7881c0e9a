#pragma once

// `{{names}}` in texts. Values come as one JSON object: a text, false for "there is none", true, a
// list of objects. A value is always literal words in the result, never markup.
//
// `{{name}}` puts a value, `{{#name}}…{{/name}}` keeps its inside when there is a value (once for
// each item of a list), `{{^name}}…{{/name}}` when there is none. `{{number}}` counts 1, 2, 3, so
// that a section which falls out leaves no gap. `{{#element.rights}}…{{/element.rights}}` marks
// words that are a content the law requires.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

namespace placet::agreements {

enum class Escape { markdown, plain };

struct Problem {
    std::string rule;   // placeholder_unknown, placeholder_broken, value_missing
    std::string field;  // the name of the placeholder

    friend bool operator==(const Problem&, const Problem&) = default;
};

struct Filled {
    std::string text;
    std::set<std::string> referred;   // names whose place in the text is kept
    std::set<std::string> mentioned;  // every name, kept or not
    std::vector<Problem> problems;    // empty text when a placeholder is broken
};

Filled fill(std::string_view source, const boost::json::object& values, Escape escape);

// Every name that a text may use: "operator_name", "purposes", "element.rights", …
bool is_known_placeholder(std::string_view name);

}  // namespace placet::agreements
