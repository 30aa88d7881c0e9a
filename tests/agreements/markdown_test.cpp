#include "agreements/markdown.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace placet::agreements {
namespace {

std::string html(std::string_view source) {
    return to_html(parse_markdown(source, LineBreaks::join).blocks);
}
std::vector<std::string> problems(std::string_view source) {
    return parse_markdown(source, LineBreaks::join).problems;
}

TEST(Markdown, knows_headings_paragraphs_lists_and_emphasis) {
    EXPECT_EQ(html("## A\n\n### B\n\nc *d* **e** ***f***\ng"),
              "<h2>A</h2>\n<h3>B</h3>\n<p>c <em>d</em> <strong>e</strong> "
              "<strong><em>f</em></strong> g</p>");
    EXPECT_EQ(html("1. x\n2. y"), "<ol><li>x</li><li>y</li></ol>");
    EXPECT_EQ(html("- a\n\n- b\n\n  c"), "<ul><li>a</li><li>b c</li></ul>");
}

TEST(Markdown, links_only_to_where_nothing_runs) {
    for (const char* good :
         {"https://a.example/x?y=1", "mailto:a@b.example", "tel:+375291234567", "/a/x"})
        EXPECT_NE(html(std::string("[t](") + good + ")").find("<a href="), std::string::npos)
            << good;
    for (const char* bad : {"javascript:alert(1)",
                            "JaVaScRiPt:alert(1)",
                            "data:text/html,x",
                            "http://a.example",
                            "//evil.example",
                            "vbscript:x",
                            "x",
                            "https:",
                            "/\\evil.example",
                            "&#106;avascript:alert(1)"}) {
        EXPECT_EQ(html(std::string("[t](<") + bad + ">)"), "<p>t</p>") << bad;
        EXPECT_EQ(problems(std::string("[t](<") + bad + ">)").at(0), "link_dropped") << bad;
    }
}

TEST(Markdown, lets_no_markup_through) {
    EXPECT_EQ(html("<script>alert(1)</script>"), "");
    EXPECT_EQ(html("a <img src=x onerror=alert(1)> b"), "<p>a  b</p>");
    EXPECT_EQ(html("![x](https://a.example/t.png)"), "");
    EXPECT_EQ(html("`<b>`"), "<p>&lt;b&gt;</p>");
    EXPECT_EQ(html("    <b>\n"), "<p>&lt;b&gt;</p>");
    EXPECT_EQ(html("> **a**"), "<p><strong>a</strong></p>");
    EXPECT_EQ(html("a & b < c > d \"e\""), "<p>a &amp; b &lt; c &gt; d &quot;e&quot;</p>");
}

// One subset everywhere: whatever is written, only these eight elements come out.
TEST(Markdown, yields_nothing_but_the_safe_subset) {
    const std::string wild =
        "# A\n## B\n### C\n#### D\n\n| t | u |\n|---|---|\n| 1 | 2 |\n\n> q\n\n```\ncode\n```\n\n"
        "    indented\n\n---\n\n~~gone~~ <u>u</u> <a href=\"x\">y</a> <img src=x "
        "onerror=alert(1)>\n\n"
        "![i](https://x.example/i.png) [data](data:text/html,x) [vb](vbscript:x) "
        "[js]( javascript:alert(1) ) [ok](https://ok.example) <https://auto.example>\n\n"
        "[ref]\n\n[ref]: javascript:alert(1)\n\n<!-- c --><?php ?><![CDATA[x]]>\n\n"
        "<script>alert(1)</script>\n<iframe src=x></iframe>\n\n- a\n  - b\n1. c\n\n**s** *e* "
        "&lt;b&gt; \\<i>";
    for (const auto breaks : {LineBreaks::keep, LineBreaks::join}) {
        const std::string html = to_html(parse_markdown(wild, breaks).blocks);
        for (std::size_t at = 0; (at = html.find('<', at)) != std::string::npos; ++at) {
            auto tag = html.substr(at + 1, html.find_first_of(" >", at) - at - 1);
            if (tag.starts_with('/')) tag.erase(0, 1);
            EXPECT_THAT(tag, testing::AnyOf("h2", "h3", "p", "ul", "ol", "li", "strong", "em", "a"))
                << html.substr(at, 40);
        }
        for (const char* bad : {"javascript", "vbscript", "data:", "onerror=alert(1)>", "<script"})
            EXPECT_EQ(html.find(bad), std::string::npos) << bad;
        EXPECT_NE(html.find("href=\"https://ok.example\" rel=\"noopener noreferrer\""),
                  std::string::npos);
    }
}

TEST(Markdown, lays_nested_lists_flat_and_says_so) {
    EXPECT_EQ(html("- a\n  - b\n- c"), "<ul><li>a</li><li>b</li><li>c</li></ul>");
    EXPECT_EQ(problems("- a\n  - b\n- c"), std::vector<std::string>{"nested_list"});
}

TEST(Markdown, survives_bytes_that_are_no_text) {
    EXPECT_EQ(html("a\xff\xfe"), "<p>a\xEF\xBF\xBD\xEF\xBF\xBD</p>");
    EXPECT_EQ(html(std::string(20'000, '[')).size(), 20'007U);
}

// Whatever somebody is called, escaping and parsing give it back.
TEST(Markdown, gives_escaped_words_back_as_they_were) {
    for (const char* words : {"О'Коннор-Ярёменко",
                              "суб’ект",
                              "*a* _b_ `c` [d](e) <f> &amp; \\",
                              "1. x",
                              "- x",
                              "# x",
                              "+ x",
                              "> x",
                              "---",
                              "===",
                              "~~~",
                              "a|b",
                              "!@#$%^&*()",
                              "Müller & Söhne",
                              "=HYPERLINK(\"x\")",
                              "{{x}}",
                              "http://x.example"}) {
        const auto blocks = parse_markdown(escape_markdown(words), LineBreaks::join).blocks;
        EXPECT_EQ(blocks, (Blocks{{Block::Kind::p, {{Span{words}}}}})) << words;
    }
    EXPECT_EQ(clean_line("  a\n\tb\x01 \xE2\x80\xAE c  "), "a b c");
}

TEST(Markdown, writes_a_tree_for_people_without_a_browser) {
    const auto blocks =
        parse_markdown("## A\n\n- x\n- [y](https://y.example)\n\n1. z", LineBreaks::join).blocks;
    EXPECT_EQ(to_plain(blocks), "A\n\n– x\n– y (https://y.example)\n\n1. z");
}

}  // namespace
}  // namespace placet::agreements
