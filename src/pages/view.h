#pragma once

// From a JSON context to what a template reads. Private to the module.

#include <functional>
#include <string>
#include <string_view>

#include <boost/json/object.hpp>
#include <kainjow/mustache.hpp>

namespace placet::pages {

struct Words {
    std::function<std::string(std::string_view key)> text;
    std::function<std::string(std::string_view rfc3339)> instant;
};

// Empty texts, nulls and empty lists count as absent. Adds the members that Renderer promises.
kainjow::mustache::data make_view(const boost::json::object& context, const Words& words);

// & < > " ' — kainjow's own rule, spelled out because it is a promise of this module.
std::string escape_html(const std::string& text);

}  // namespace placet::pages
