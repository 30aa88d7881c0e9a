#include "agreements/render.h"

#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/json.hpp>

#include "agreements/examples.h"

namespace placet::agreements {
namespace {

using testing::HasSubstr;
using testing::Not;

Case custom(std::string text) {
    return {.name = "custom",
            .law = "none",
            .languages = {"ru"},
            .text = {{"ru", std::move(text)}},
            .label = {{"ru", "Согласен с [текстом]"}}};
}

std::string html_of(const std::string& text, const Occasion& occasion) {
    const Library library;
    return must(render(a_version(library, custom(text)), occasion, "ru")).html;
}

// The bytes of one text, for ever. If this test fails, published texts would change their names.
TEST(Render, gives_the_same_bytes_for_ever) {
    const Library library;
    const auto version = a_version(
        library,
        custom("## {{number}}. Кто\n\n**{{operator_name}}**, [{{erasure_email}}]"
               "(mailto:{{erasure_email}})\n\n{{#fields}}\n- {{label}}{{end}}\n{{/fields}}\n"));
    const auto text = must(render(version, some_fields(), "ru"));
    EXPECT_EQ(text.html,
              "<h2>1. Кто</h2>\n"
              "<p><strong>ООО «Полесье-Трейд»</strong>, <a href=\"mailto:privacy@polesie.example\" "
              "rel=\"noopener noreferrer\">privacy@polesie.example</a></p>\n"
              "<ul><li>Имя;</li><li>Телефон;</li><li>Комментарий.</li></ul>");
    EXPECT_EQ(to_hex(text.sha256),
              "d22fa7f220143edcea029b525d8f6b76b73672100f73fa7f9d513f1b9fa98e22");
    EXPECT_EQ(
        text.tree,
        R"([{"h2":[{"text":"1. Кто"}]},{"p":[{"text":"ООО «Полесье-Трейд»","strong":true},)"
        R"({"text":", "},{"text":"privacy@polesie.example","href":"mailto:privacy@polesie.example"}]},)"
        R"({"ul":[[{"text":"Имя;"}],[{"text":"Телефон;"}],[{"text":"Комментарий."}]]}])");
}

TEST(Render, depends_on_nothing_but_the_stored_document) {
    const Library library;
    for (const Case& one : ready_cases()) {
        const auto version = a_version(library, one);
        const auto again =
            must(frozen_version(boost::json::serialize(boost::json::value(to_json(version)))));
        for (const auto& language : one.languages) {
            const auto first = must(render(version, some_fields(), language));
            EXPECT_EQ(must(render(again, some_fields(), language)).sha256, first.sha256);
            EXPECT_EQ(
                must(render(again, Occasion{.fields = some_fields(), .mode = 2}, language)).html,
                must(render(version, Occasion{.fields = some_fields(), .mode = 2}, language)).html);
        }
    }
}

// Documents as the first release stored them. Whatever a version learns to hold later, the bytes of
// these texts must never change.
TEST(Render, gives_old_stored_versions_their_bytes) {
    std::ifstream file(PLACET_SOURCE_DIR "/tests/agreements/stored_versions.json");
    const std::string content{std::istreambuf_iterator<char>(file), {}};
    const auto cases = boost::json::parse(content).at("cases").as_array();
    ASSERT_EQ(cases.size(), 5U);
    for (const auto& one : cases) {
        const auto version = must(frozen_version(boost::json::serialize(one.at("document"))));
        for (const auto& expected : one.at("renditions").as_array()) {
            const std::string lang(expected.at("lang").as_string());
            const int mode = expected.at("mode").to_number<int>();
            Occasion occasion{.fields = some_fields()};
            if (mode > 0) occasion.mode = mode;
            EXPECT_EQ(to_hex(must(render(version, occasion, lang)).sha256),
                      std::string(expected.at("sha256").as_string()))
                << version.template_name << " " << lang << " " << mode;
        }
    }
}

// What a company or a field is called must never become markup.
TEST(Render, keeps_values_literal) {
    const std::string list = "{{#fields}}\n- {{label}}\n{{/fields}}";
    const auto shown = [&](std::string label) {
        return html_of(list, Occasion{.fields = {{"f", std::move(label)}}});
    };
    EXPECT_EQ(shown("<script>alert(1)</script>"),
              "<ul><li>&lt;script&gt;alert(1)&lt;/script&gt;</li></ul>");
    EXPECT_EQ(shown("*Звёзды* и _черты_"), "<ul><li>*Звёзды* и _черты_</li></ul>");
    EXPECT_EQ(shown("=HYPERLINK(\"https://evil.example\")"),
              "<ul><li>=HYPERLINK(&quot;https://evil.example&quot;)</li></ul>");
    EXPECT_EQ(shown("О'Коннор-Ярёменко"), "<ul><li>О'Коннор-Ярёменко</li></ul>");
    EXPECT_EQ(shown("Прозвішча суб’екта"), "<ul><li>Прозвішча суб’екта</li></ul>");
    EXPECT_EQ(shown("[ссылка](https://evil.example)"),
              "<ul><li>[ссылка](https://evil.example)</li></ul>");
    EXPECT_EQ(shown("1. пункт\n\n# заголовок"), "<ul><li>1. пункт # заголовок</li></ul>");
    EXPECT_EQ(shown("{{operator_name}}"), "<ul><li>{{operator_name}}</li></ul>");
    EXPECT_EQ(shown("&amp; \\ `код`"), "<ul><li>&amp;amp; \\ `код`</li></ul>");
    EXPECT_EQ(shown("Имя\xE2\x80\xAEтекст"), "<ul><li>Имятекст</li></ul>");
}

TEST(Render, drops_what_a_text_may_not_have_and_says_so) {
    const Library library;
    const auto draft = render_draft(
        a_version(
            library,
            custom("# Заголовок\n\n<script>alert(1)</script>\n\n"
                   "Слово <b onclick=\"x()\">жирное</b> ![картинка](https://x.example/i.png)\n"
                   "[плохо](javascript:alert(1)) [хорошо](https://ok.example)\n")),
        {},
        "ru");
    EXPECT_EQ(draft.rendition.html,
              "<h2>Заголовок</h2>\n<p>Слово жирное </p>\n<p>плохо <a "
              "href=\"https://ok.example\" rel=\"noopener noreferrer\">хорошо</a></p>");
    std::vector<std::string> rules;
    for (const auto& problem : draft.problems)
        rules.push_back(problem.rule);
    EXPECT_THAT(rules,
                testing::ElementsAre("markdown_heading_level",
                                     "markdown_html_dropped",
                                     "markdown_image_dropped",
                                     "markdown_link_dropped"));
}

TEST(Render, keeps_the_lines_that_somebody_typed) {
    EXPECT_EQ(html_of("первая\nвторая\n\nтретья", {}),
              "<p>первая</p>\n<p>вторая</p>\n<p>третья</p>");
}

TEST(Render, closes_the_gap_of_a_section_that_falls_out) {
    const std::string text =
        "## {{number}}. А\n\n{{#has_recipients}}\n## {{number}}. Кому\n\n{{#recipients}}\n- "
        "{{name}}{{end}}\n"
        "{{/recipients}}\n{{/has_recipients}}\n\n## {{number}}. Б\n";
    EXPECT_EQ(html_of(text, {}), "<h2>1. А</h2>\n<h2>2. Б</h2>");

    const Library library;
    Case one = custom(text);
    one.recipients = {a_recipient("Курьер", "BY", "processor"),
                      a_recipient("Банк", "BY", "third_party")};
    EXPECT_EQ(must(render(a_version(library, one), Occasion{}, "ru")).html,
              "<h2>1. А</h2>\n<h2>2. Кому</h2>\n<ul><li>Курьер;</li><li>Банк.</li></ul>\n"
              "<h2>3. Б</h2>");
}

TEST(Render, prefers_the_caller_to_the_company_and_the_company_to_the_agreement) {
    const Library library;
    Case one = custom("{{operator_phone}} | {{operator_website}}");
    one.values = {{"operator_phone", "from agreement"}, {"operator_website", "agreement.example"}};
    const auto version = a_version(library, one);
    EXPECT_EQ(must(render(version, Occasion{}, "ru")).html,
              "<p>+375 162 20-00-00 | agreement.example</p>");
    EXPECT_EQ(
        must(render(version, Occasion{.values = {{"operator_phone", "from caller"}}}, "ru")).html,
        "<p>from caller | agreement.example</p>");
}

TEST(Render, names_a_company_by_its_legal_form) {
    const Library library;
    auto version = a_version(library, {});
    version.company.name = "ИП Ковалёва А. С.";
    version.company.legal_form = "sole_trader";
    const auto text = must(render(version, some_fields(), "ru")).html;
    EXPECT_THAT(text, HasSubstr("ИП Ковалёва А. С. (индивидуальный предприниматель), адрес:"));
    EXPECT_THAT(text, Not(HasSubstr("юридическое лицо")));
    EXPECT_THAT(text, HasSubstr("УНП 290000007"));
}

TEST(Render, writes_requisites_as_the_country_does) {
    const Library library;
    const auto de = must(render(a_version(library, ready_cases()[2]), some_fields(), "de")).html;
    EXPECT_THAT(de, HasSubstr("HRB 12345 (Amtsgericht München), USt-IdNr. DE129273398"));
    const auto ru = must(render(a_version(library, ready_cases()[1]), some_fields(), "ru")).html;
    EXPECT_THAT(ru, HasSubstr("ИНН 7800000000, КПП 780001001, ОГРН 1027800000000"));
}

TEST(Render, says_how_the_box_is_set) {
    const Library library;
    const auto version = a_version(library, {});
    const auto shown = [&](int mode) {
        return must(render(version, Occasion{.fields = some_fields(), .mode = mode}, "ru")).html;
    };
    EXPECT_THAT(shown(1), HasSubstr("Отметка в этом поле поставлена заранее"));
    EXPECT_THAT(shown(2), Not(HasSubstr("поставлена заранее")));
    EXPECT_THAT(shown(2), HasSubstr("Форма без согласия не отправляется"));
    EXPECT_THAT(shown(4), HasSubstr("Форма будет отправлена и без этого согласия"));
    EXPECT_THAT(shown(4), HasSubstr("«Даю согласие на обработку моих персональных данных»"));
}

TEST(Render, takes_the_caption_of_the_form_before_that_of_the_agreement) {
    const Library library;
    const auto text = must(
        render(a_version(library, {}), Occasion{.label = "Да, [обрабатывайте] мои данные"}, "ru"));
    EXPECT_EQ(
        text.label,
        (std::vector<LabelSpan>{{"Да, ", false}, {"обрабатывайте", true}, {" мои данные", false}}));
    EXPECT_THAT(text.html, HasSubstr("«Да, обрабатывайте мои данные»"));
}

TEST(Render, refuses_a_language_that_was_not_published) {
    const Library library;
    EXPECT_EQ(render(a_version(library, {}), some_fields(), "de").error().code,
              "language_not_published");
    EXPECT_EQ(served_language(a_version(library, {}), "de"), "be");
}

TEST(Render, refuses_a_stored_document_that_is_not_whole) {
    EXPECT_EQ(frozen_version("{}").error().code, "agreements.version_broken");
    EXPECT_EQ(frozen_version("[1").error().code, "agreements.version_broken");
}

}  // namespace
}  // namespace placet::agreements
