#include "agreements/markdown.h"

#include <algorithm>
#include <memory>

#include <cmark.h>

namespace placet::agreements {
namespace {

std::string_view literal(cmark_node* node) {
    const char* text = cmark_node_get_literal(node);
    return text == nullptr ? std::string_view{} : text;
}

class Reader {
public:
    explicit Reader(LineBreaks line_breaks) : line_breaks_(line_breaks) {}

    void read_blocks(cmark_node* parent) {
        for (cmark_node* node = cmark_node_first_child(parent); node != nullptr;
             node = cmark_node_next(node))
            read_block(node);
    }

    Parsed take() { return {std::move(blocks_), std::move(problems_)}; }

private:
    // The manner in which the words of an inline node are set.
    struct Manner {
        bool strong = false;
        bool em = false;
        std::string href = {};
    };

    void note(std::string problem) {
        if (std::find(problems_.begin(), problems_.end(), problem) == problems_.end())
            problems_.push_back(std::move(problem));
    }

    void read_block(cmark_node* node) {
        switch (cmark_node_get_type(node)) {
            case CMARK_NODE_PARAGRAPH:
                for (Spans& line : lines_of(node))
                    add(Block::Kind::p, std::move(line));
                break;
            case CMARK_NODE_HEADING:
                add(heading_kind(cmark_node_get_heading_level(node)), joined(node));
                break;
            case CMARK_NODE_LIST:
                read_list(node);
                break;
            case CMARK_NODE_BLOCK_QUOTE:
                note("quote_dropped");
                read_blocks(node);
                break;
            case CMARK_NODE_CODE_BLOCK:
                note("code_dropped");
                add(Block::Kind::p, {Span{clean_line(literal(node))}});
                break;
            case CMARK_NODE_HTML_BLOCK:
                note("html_dropped");
                break;
            default:
                break;  // a thematic break says nothing
        }
    }

    Block::Kind heading_kind(int level) {
        if (level != 2 && level != 3) note("heading_level");
        return level <= 2 ? Block::Kind::h2 : Block::Kind::h3;
    }

    void read_list(cmark_node* list) {
        Block block{cmark_node_get_list_type(list) == CMARK_ORDERED_LIST ? Block::Kind::ol
                                                                         : Block::Kind::ul,
                    {}};
        collect_items(list, block);
        if (!block.lines.empty()) blocks_.push_back(std::move(block));
    }

    // Lists inside lists are laid flat: the tree has one level, as a chat message has.
    void collect_items(cmark_node* list, Block& block) {
        for (cmark_node* item = cmark_node_first_child(list); item != nullptr;
             item = cmark_node_next(item)) {
            Spans words;
            std::vector<cmark_node*> inner;
            for (cmark_node* part = cmark_node_first_child(item); part != nullptr;
                 part = cmark_node_next(part)) {
                const auto type = cmark_node_get_type(part);
                if (type == CMARK_NODE_LIST) {
                    inner.push_back(part);
                } else if (type == CMARK_NODE_HTML_BLOCK) {
                    note("html_dropped");
                } else {
                    if (!words.empty()) append(words, Span{" "});
                    for (Span& span : joined(part))
                        append(words, std::move(span));
                }
            }
            if (!words.empty()) block.lines.push_back(std::move(words));
            for (cmark_node* nested : inner) {
                note("nested_list");
                collect_items(nested, block);
            }
        }
    }

    void add(Block::Kind kind, Spans line) {
        if (!line.empty()) blocks_.push_back({kind, {std::move(line)}});
    }

    Spans joined(cmark_node* node) {
        Spans out;
        for (Spans& line : lines_of(node)) {
            if (!out.empty()) append(out, Span{" "});
            for (Span& span : line)
                append(out, std::move(span));
        }
        return out;
    }

    std::vector<Spans> lines_of(cmark_node* node) {
        std::vector<Spans> lines(1);
        read_inlines(node, {}, lines);
        std::erase_if(lines, [](const Spans& line) { return line.empty(); });
        return lines;
    }

    void read_inlines(cmark_node* parent, const Manner& manner, std::vector<Spans>& lines) {
        for (cmark_node* node = cmark_node_first_child(parent); node != nullptr;
             node = cmark_node_next(node))
            read_inline(node, manner, lines);
    }

    void read_inline(cmark_node* node, Manner manner, std::vector<Spans>& lines) {
        const auto put = [&](std::string_view words) {
            append(lines.back(), Span{std::string(words), manner.strong, manner.em, manner.href});
        };
        switch (cmark_node_get_type(node)) {
            case CMARK_NODE_TEXT:
                return put(literal(node));
            case CMARK_NODE_CODE:
                note("code_dropped");
                return put(clean_line(literal(node)));
            case CMARK_NODE_SOFTBREAK:
                if (line_breaks_ == LineBreaks::join) return put(" ");
                lines.emplace_back();
                return;
            case CMARK_NODE_LINEBREAK:
                lines.emplace_back();
                return;
            case CMARK_NODE_HTML_INLINE:
                return note("html_dropped");
            case CMARK_NODE_IMAGE:
                return note("image_dropped");
            case CMARK_NODE_STRONG:
                manner.strong = true;
                return read_inlines(node, manner, lines);
            case CMARK_NODE_EMPH:
                manner.em = true;
                return read_inlines(node, manner, lines);
            case CMARK_NODE_LINK:
                if (is_safe_link(cmark_node_get_url(node))) {
                    manner.href = cmark_node_get_url(node);
                } else {
                    note("link_dropped");
                }
                return read_inlines(node, manner, lines);
            default:
                return read_inlines(node, manner, lines);
        }
    }

    LineBreaks line_breaks_;
    Blocks blocks_;
    std::vector<std::string> problems_;
};

bool is_punctuation(unsigned char c) {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
           (c >= '{' && c <= '~');
}

// U+200E, U+200F, U+202A…U+202E and U+2066…U+2069 as UTF-8: they can make words read otherwise
// than they are written.
std::size_t direction_mark(std::string_view rest) {
    if (rest.size() < 3 || static_cast<unsigned char>(rest[0]) != 0xe2) return 0;
    const auto second = static_cast<unsigned char>(rest[1]);
    const auto third = static_cast<unsigned char>(rest[2]);
    const bool mark = (second == 0x80 && (third == 0x8e || third == 0x8f)) ||
                      (second == 0x80 && third >= 0xaa && third <= 0xae) ||
                      (second == 0x81 && third >= 0xa6 && third <= 0xa9);
    return mark ? 3 : 0;
}

}  // namespace

Parsed parse_markdown(std::string_view source, LineBreaks line_breaks) {
    const std::unique_ptr<cmark_node, decltype(&cmark_node_free)> document(
        cmark_parse_document(source.data(), source.size(), CMARK_OPT_VALIDATE_UTF8),
        &cmark_node_free);
    Reader reader(line_breaks);
    reader.read_blocks(document.get());
    return reader.take();
}

std::string clean_line(std::string_view words) {
    std::string out;
    out.reserve(words.size());
    bool space = false;
    for (std::size_t index = 0; index < words.size(); ++index) {
        if (const auto skip = direction_mark(words.substr(index)); skip > 0) {
            index += skip - 1;
            continue;
        }
        const auto c = static_cast<unsigned char>(words[index]);
        if (c <= 0x20 || c == 0x7f) {
            space = !out.empty();
            continue;
        }
        if (space) out += ' ';
        space = false;
        out += words[index];
    }
    return out;
}

std::string escape_markdown(std::string_view words) {
    std::string out;
    for (const char c : clean_line(words)) {
        if (is_punctuation(static_cast<unsigned char>(c))) out += '\\';
        out += c;
    }
    return out;
}

}  // namespace placet::agreements
