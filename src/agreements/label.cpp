#include "agreements/label.h"

#include <boost/json.hpp>

#include "agreements/markdown.h"

namespace placet::agreements {

std::vector<LabelSpan> parse_label(std::string_view caption) {
    std::vector<LabelSpan> out;
    const auto put = [&](std::string_view text, bool link) {
        if (!text.empty()) out.push_back({std::string(text), link});
    };
    const std::string clean = clean_line(caption);
    std::string_view rest = clean;
    bool linked = false;
    while (!rest.empty()) {
        const auto open = rest.find('[');
        const auto close = open == rest.npos ? rest.npos : rest.find(']', open);
        if (close == rest.npos || close == open + 1) break;
        put(rest.substr(0, open), false);
        put(rest.substr(open + 1, close - open - 1), true);
        linked = true;
        rest.remove_prefix(close + 1);
    }
    put(rest, !linked);
    return out;
}

boost::json::array to_json(const std::vector<LabelSpan>& label) {
    boost::json::array out;
    for (const LabelSpan& span : label) {
        boost::json::object one{{"text", span.text}};
        if (span.link) one["link"] = true;
        out.push_back(std::move(one));
    }
    return out;
}

std::string plain_text(const std::vector<LabelSpan>& label) {
    std::string out;
    for (const LabelSpan& span : label)
        out += span.text;
    return out;
}

}  // namespace placet::agreements
