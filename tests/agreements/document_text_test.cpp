#include "agreements/document_text.h"

#include <gtest/gtest.h>

namespace placet::agreements {
namespace {

std::string html_of(std::string_view page, std::string_view type = "text/html; charset=utf-8") {
    return to_html(document_blocks(type, page));
}

TEST(DocumentText, keeps_the_words_and_their_order) {
    EXPECT_EQ(html_of("<html><body><h1>Политика</h1><p>Мы <b>храним</b> данные\n  <i>год</i>.</p>"
                      "<ul><li>имя</li><li>телефон</li></ul><h3>Права</h3><ol><li>узнать</ol>"),
              "<h2>Политика</h2>\n<p>Мы <strong>храним</strong> данные <em>год</em>.</p>\n"
              "<ul><li>имя</li><li>телефон</li></ul>\n<h3>Права</h3>\n<ol><li>узнать</li></ol>");
}

TEST(DocumentText, takes_the_document_out_of_its_page) {
    const std::string page =
        "<body><nav><a href='/'>Home</a></nav><header>Shop</header>"
        "<main><p>The text.</p></main><aside>Buy!</aside><footer>2026</footer></body>";
    EXPECT_EQ(html_of(page), "<p>The text.</p>");
    EXPECT_EQ(html_of("<nav>Home</nav><div>The text.</div><footer>2026</footer>"),
              "<p>The text.</p>");
}

TEST(DocumentText, lets_nothing_through_that_runs_or_leads_astray) {
    const auto html = html_of(
        "<p onclick='x()'>A<script>alert(1)</script><style>p{}</style> <a "
        "href='javascript:x()'>b</a>"
        " <a href='/admin'>c</a> <a href='https://example.org/d'>d</a> <img src=x onerror=y> "
        "&lt;script&gt;</p><iframe src='https://evil.example'></iframe><form><input "
        "value=x></form>");
    EXPECT_EQ(html,
              "<p>A b c <a href=\"https://example.org/d\" rel=\"noopener noreferrer\">d</a> "
              "&lt;script&gt;</p>");
}

TEST(DocumentText, reads_the_encoding_that_the_site_names) {
    EXPECT_EQ(html_of("<p>\xc4\xe0</p>", "text/html; charset=windows-1251"), "<p>Да</p>");
    EXPECT_EQ(html_of("<meta charset=utf-8><p>Так</p>", "text/html"), "<p>Так</p>");
}

TEST(DocumentText, reads_plain_text_by_its_paragraphs) {
    EXPECT_EQ(html_of("First line\nsecond line\n\n  Third <b>\n", "text/plain; charset=utf-8"),
              "<p>First line second line</p>\n<p>Third &lt;b&gt;</p>");
}

TEST(DocumentText, has_no_tree_for_a_file) {
    EXPECT_TRUE(document_blocks("application/pdf", "%PDF-1.7 …").empty());
    EXPECT_TRUE(document_blocks("", "anything").empty());
    EXPECT_TRUE(document_blocks("text/html", "").empty());
}

TEST(DocumentText, survives_what_is_no_html) {
    std::string deep;
    for (int i = 0; i < 5000; ++i)
        deep += "<div><b>";
    EXPECT_NO_FATAL_FAILURE(document_blocks("text/html", deep + "x"));
    EXPECT_NO_FATAL_FAILURE(document_blocks("text/html", std::string("\0\xff\xfe<p", 5)));
    std::string many;
    for (int i = 0; i < 9000; ++i)
        many += "<p>x</p>";
    EXPECT_EQ(document_blocks("text/html", many).size(), 4000U);
}

}  // namespace
}  // namespace placet::agreements
