#include "agreements/document_text.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include <libxml/HTMLparser.h>
#include <libxml/tree.h>

#include "base/utf8.h"

namespace placet::agreements {
namespace {

constexpr std::size_t blocks_limit = 4000;
constexpr int depth_limit = 200;

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

bool one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::ranges::find(names, name) != names.end();
}

bool is_left_out(std::string_view name) {
    return one_of(name, {"script", "style",  "noscript", "template", "head",   "nav",   "header",
                         "footer", "aside",  "form",     "iframe",   "object", "embed", "svg",
                         "button", "select", "textarea", "input",    "canvas", "video", "audio"});
}

bool is_block(std::string_view name) {
    return one_of(name, {"p",     "div",   "section", "article",    "main",   "body",      "html",
                         "table", "tbody", "thead",   "tfoot",      "tr",     "caption",   "dl",
                         "dt",    "dd",    "address", "blockquote", "figure", "pre",       "hr",
                         "h1",    "h2",    "h3",      "h4",         "h5",     "h6",        "ul",
                         "ol",    "li",    "details", "summary",    "center", "figcaption"});
}

std::optional<Block::Kind> heading(std::string_view name) {
    if (one_of(name, {"h1", "h2"})) return Block::Kind::h2;
    if (one_of(name, {"h3", "h4", "h5", "h6"})) return Block::Kind::h3;
    return std::nullopt;
}

std::string_view name_of(const xmlNode& node) {
    return reinterpret_cast<const char*>(node.name);
}

// White space is one space, as a browser shows it, and none at the ends of a line.
class Line {
public:
    void add(std::string_view text, const Span& manner) {
        std::string words;
        for (const char c : text) {
            if (!is_space(c)) {
                if (space_ && !words.empty()) words += ' ';
                if (space_ && words.empty() && !spans_.empty()) space_before(manner, words);
                space_ = false;
                words += c;
            } else {
                space_ = true;
            }
        }
        if (words.empty()) return;
        Span span = manner;
        span.text = std::move(words);
        append(spans_, std::move(span));
    }
    void pause() { space_ = true; }
    Spans take() {
        space_ = false;
        return std::exchange(spans_, {});
    }

private:
    // The space between two manners is plain: nobody sees an underlined one.
    void space_before(const Span& manner, std::string& words) {
        if (manner.href.empty() && !manner.strong && !manner.em)
            words += ' ';
        else
            append(spans_, Span{.text = " "});
    }

    Spans spans_;
    bool space_ = false;
};

class Reader {
public:
    Blocks read(const xmlNode* root) {
        walk(root, {}, 0);
        finish();
        return std::move(blocks_);
    }

private:
    void put(Block::Kind kind, Spans line) {
        if (line.empty() || blocks_.size() >= blocks_limit) return;
        const bool list = kind == Block::Kind::ul || kind == Block::Kind::ol;
        if (list && !new_list_ && !blocks_.empty() && blocks_.back().kind == kind) {
            blocks_.back().lines.push_back(std::move(line));
        } else {
            blocks_.push_back({kind, {std::move(line)}});
        }
        new_list_ = false;
    }
    void finish() { put(kind_, line_.take()); }

    void walk(const xmlNode* first, const Span& manner, int depth) {
        if (depth > depth_limit) return;
        for (const auto* node = first; node != nullptr; node = node->next) {
            if (node->type == XML_TEXT_NODE && node->content != nullptr)
                line_.add(reinterpret_cast<const char*>(node->content), manner);
            else if (node->type == XML_ELEMENT_NODE)
                enter(*node, manner, depth);
        }
    }

    void enter(const xmlNode& node, const Span& manner, int depth) {
        const auto name = name_of(node);
        if (is_left_out(name)) return;
        if (name == "br" || one_of(name, {"td", "th"})) {
            // A line break stays inside its paragraph; cells of a row stand apart by a space.
            line_.pause();
            if (name == "br") return;
        }
        if (!is_block(name)) return walk(node.children, with(manner, node), depth + 1);

        finish();
        const auto kind = kind_;
        if (const auto head = heading(name)) kind_ = *head;
        const bool list = one_of(name, {"ul", "ol"});
        if (list) {
            kind_ = name == "ul" ? Block::Kind::ul : Block::Kind::ol;
            new_list_ = true;
        }
        walk(node.children, manner, depth + 1);
        finish();
        kind_ = kind;
        if (list) new_list_ = true;
    }

    static Span with(Span manner, const xmlNode& node) {
        const auto name = name_of(node);
        if (one_of(name, {"strong", "b"})) manner.strong = true;
        if (one_of(name, {"em", "i"})) manner.em = true;
        if (name != "a") return manner;
        const std::unique_ptr<xmlChar, decltype(xmlFree)> href(
            xmlGetProp(const_cast<xmlNode*>(&node), reinterpret_cast<const xmlChar*>("href")),
            xmlFree);
        if (!href) return manner;
        const std::string_view address = reinterpret_cast<const char*>(href.get());
        // A path would lead to this server, not to that site.
        if (!address.starts_with('/') && is_safe_link(address)) manner.href = std::string(address);
        return manner;
    }

    Blocks blocks_;
    Line line_;
    Block::Kind kind_ = Block::Kind::p;
    bool new_list_ = false;
};

void find_all(const xmlNode* first,
              std::string_view name,
              int depth,
              std::vector<const xmlNode*>& out) {
    if (depth > depth_limit) return;
    for (const auto* node = first; node != nullptr; node = node->next) {
        if (node->type != XML_ELEMENT_NODE) continue;
        if (name_of(*node) == name) out.push_back(node);
        find_all(node->children, name, depth + 1, out);
    }
}

// The part that is the document: the one <main> or <article>, else everything.
const xmlNode* content_of(const xmlNode* root) {
    for (const std::string_view name : {"main", "article"}) {
        std::vector<const xmlNode*> found;
        find_all(root, name, 0, found);
        if (found.size() == 1) return found.front()->children;
    }
    return root;
}

std::string charset_of(std::string_view type) {
    const auto text = lower(type);
    const auto at = text.find("charset=");
    if (at == std::string::npos) return {};
    auto name = text.substr(at + 8);
    std::erase(name, '"');
    return name.substr(0, name.find_first_of("; "));
}

Blocks html_blocks(std::string_view type, std::string_view bytes) {
    const auto charset = charset_of(type);
    const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document(
        htmlReadMemory(bytes.data(),
                       static_cast<int>(bytes.size()),
                       nullptr,
                       charset.empty() ? nullptr : charset.c_str(),
                       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                           HTML_PARSE_NONET | HTML_PARSE_COMPACT),
        &xmlFreeDoc);
    if (!document) return {};
    const auto* root = xmlDocGetRootElement(document.get());
    return root == nullptr ? Blocks{} : Reader().read(content_of(root));
}

// Paragraphs stand apart by empty lines.
Blocks plain_blocks(std::string_view bytes) {
    Blocks blocks;
    Line line;
    const auto finish = [&] {
        auto spans = line.take();
        if (!spans.empty() && blocks.size() < blocks_limit)
            blocks.push_back({Block::Kind::p, {std::move(spans)}});
    };
    while (!bytes.empty()) {
        const auto end = std::min(bytes.find('\n'), bytes.size());
        const auto words = bytes.substr(0, end);
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
        if (std::ranges::all_of(words, is_space)) {
            finish();
        } else {
            line.pause();
            line.add(words, {});
        }
    }
    finish();
    return blocks;
}

}  // namespace

Blocks document_blocks(std::string_view type, std::string_view bytes) {
    const auto kind = lower(type).substr(0, type.find(';'));
    if (kind.starts_with("text/html") || kind.starts_with("application/xhtml"))
        return html_blocks(type, bytes);
    if (kind.starts_with("text/plain") && valid_utf8(bytes)) return plain_blocks(bytes);
    return {};
}

}  // namespace placet::agreements
