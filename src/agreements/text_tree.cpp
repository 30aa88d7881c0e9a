#include "agreements/text_tree.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <boost/json.hpp>

namespace placet::agreements {
namespace {

constexpr std::array<std::string_view, 5> block_names = {"h2", "h3", "p", "ul", "ol"};

std::string_view name_of(Block::Kind kind) {
    return block_names[static_cast<std::size_t>(kind)];
}

bool is_list(Block::Kind kind) {
    return kind == Block::Kind::ul || kind == Block::Kind::ol;
}

boost::json::array to_json(const Spans& spans) {
    boost::json::array out;
    for (const Span& span : spans) {
        boost::json::object one{{"text", span.text}};
        if (span.strong) one["strong"] = true;
        if (span.em) one["em"] = true;
        if (!span.href.empty()) one["href"] = span.href;
        out.push_back(std::move(one));
    }
    return out;
}

Result<Spans> spans_from(const boost::json::value& line) {
    const Error malformed{ErrorKind::malformed, "agreements.tree"};
    if (!line.is_array()) return malformed;
    Spans spans;
    for (const auto& one : line.get_array()) {
        if (!one.is_object()) return malformed;
        const auto& members = one.get_object();
        const auto* text = members.if_contains("text");
        if (text == nullptr || !text->is_string()) return malformed;
        Span span{.text = std::string(text->get_string())};
        span.strong = members.contains("strong");
        span.em = members.contains("em");
        if (const auto* href = members.if_contains("href"); href != nullptr && href->is_string())
            span.href = std::string(href->get_string());
        spans.push_back(std::move(span));
    }
    return spans;
}

std::string html_of(const Spans& spans) {
    std::string out;
    for (const Span& span : spans) {
        if (!span.href.empty())
            out += "<a href=\"" + escape_html(span.href) + "\" rel=\"noopener noreferrer\">";
        if (span.strong) out += "<strong>";
        if (span.em) out += "<em>";
        out += escape_html(span.text);
        if (span.em) out += "</em>";
        if (span.strong) out += "</strong>";
        if (!span.href.empty()) out += "</a>";
    }
    return out;
}

// A link whose words are not its address shows the address behind them.
std::string plain_of(const Spans& spans) {
    std::string out;
    for (const Span& span : spans) {
        out += span.text;
        if (!span.href.empty() && span.href != span.text && !span.href.ends_with(":" + span.text))
            out += " (" + span.href + ")";
    }
    return out;
}

}  // namespace

bool is_safe_link(std::string_view href) {
    const bool clean = std::all_of(href.begin(), href.end(), [](unsigned char c) {
        return c > 0x20 && c != 0x7f && c != '\\' && c != '<' && c != '>' && c != '"';
    });
    if (!clean) return false;
    for (const std::string_view scheme : {"https://", "mailto:", "tel:"})
        if (href.starts_with(scheme) && href.size() > scheme.size()) return true;
    // "//host" would leave this server.
    return href.starts_with("/") && !href.starts_with("//");
}

void append(Spans& spans, Span span) {
    if (span.text.empty()) return;
    if (!spans.empty()) {
        Span& last = spans.back();
        if (last.strong == span.strong && last.em == span.em && last.href == span.href) {
            last.text += span.text;
            return;
        }
    }
    spans.push_back(std::move(span));
}

boost::json::array to_json(const Blocks& blocks) {
    boost::json::array out;
    for (const Block& block : blocks) {
        boost::json::array content;
        for (const Spans& line : block.lines) {
            if (is_list(block.kind)) {
                content.push_back(to_json(line));
            } else {
                content = to_json(line);
            }
        }
        out.push_back(boost::json::object{{name_of(block.kind), std::move(content)}});
    }
    return out;
}

Result<Blocks> blocks_from(const boost::json::array& tree) {
    const Error malformed{ErrorKind::malformed, "agreements.tree"};
    Blocks blocks;
    for (const auto& one : tree) {
        if (!one.is_object() || one.get_object().size() != 1) return malformed;
        const auto& [name, content] = *one.get_object().begin();
        const auto kind = std::ranges::find(block_names, std::string_view(name));
        if (kind == block_names.end() || !content.is_array()) return malformed;
        Block block{static_cast<Block::Kind>(kind - block_names.begin()), {}};
        if (!is_list(block.kind)) {
            block.lines.push_back(TRY(spans_from(content)));
        } else {
            for (const auto& line : content.get_array())
                block.lines.push_back(TRY(spans_from(line)));
        }
        blocks.push_back(std::move(block));
    }
    return blocks;
}

std::string to_html(const Blocks& blocks) {
    std::string out;
    for (const Block& block : blocks) {
        if (!out.empty()) out += "\n";
        const std::string name(name_of(block.kind));
        out += "<" + name + ">";
        for (const Spans& line : block.lines)
            out += is_list(block.kind) ? "<li>" + html_of(line) + "</li>" : html_of(line);
        out += "</" + name + ">";
    }
    return out;
}

std::string to_plain(const Blocks& blocks) {
    std::string out;
    for (const Block& block : blocks) {
        if (!out.empty()) out += "\n\n";
        for (std::size_t index = 0; index < block.lines.size(); ++index) {
            if (index > 0) out += "\n";
            if (block.kind == Block::Kind::ul) out += "– ";
            if (block.kind == Block::Kind::ol) out += std::to_string(index + 1) + ". ";
            out += plain_of(block.lines[index]);
        }
    }
    return out;
}

std::string escape_html(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

}  // namespace placet::agreements
