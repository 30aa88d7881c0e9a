#pragma once

// Reading two published states of an agreement side by side, as the documents that are stored.

#include <set>
#include <string>
#include <string_view>

#include <boost/json/object.hpp>

#include "agreements/frozen_version.h"

namespace placet::agreements::compared {

// Without what differs each time that an external text is fetched, though its words are the same.
FrozenVersion undated(FrozenVersion version);

// The stored document with the structured parts as codes, whatever words were frozen with them.
boost::json::object document(const FrozenVersion& version);

// A member; null when it is not there or an empty list, object or text: then nothing is said.
const boost::json::value& said(const boost::json::object& members, std::string_view name);
std::string text_in(const boost::json::object& members, std::string_view name);
Texts texts_in(const boost::json::value& map);
Texts literal(std::string_view text);
std::set<std::string> set_of(const boost::json::value& list);

// Whether both say the same in every language that both know: a new language changes no words.
bool same_texts(const boost::json::value& before, const boost::json::value& after);

// The item of a list of objects whose member `key` is `name`; nullptr: none.
const boost::json::object* named(const boost::json::value& list,
                                 std::string_view key,
                                 const boost::json::value& name);

// Whether any member that is not among `told` differs.
bool differs_otherwise(const boost::json::object& old,
                       const boost::json::object& now,
                       const std::set<std::string_view>& told);

}  // namespace placet::agreements::compared
