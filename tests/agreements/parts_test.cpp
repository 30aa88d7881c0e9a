#include "agreements/parts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/json.hpp>

#include "agreements/agreement.h"
#include "agreements/examples.h"

namespace placet::agreements {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

boost::json::object full_draft() {
    return boost::json::parse(R"({
        "template": "custom", "languages": ["ru", "en"], "default_language": "ru",
        "operations": ["destroy", "collect", "transfer", "provide", "clarify"],
        "methods": ["mixed"],
        "data": [{"category": "health", "items": {"ru": ["группа крови", "аллергии"]}},
                 {"category": "voice", "items": {"ru": ["запись разговора"]}}],
        "details": {
            "resources": ["https://company.example/team"],
            "conditions": {"ru": "только с подписью"},
            "prohibitions": {"ru": "без изменения"},
            "transfer_conditions": {"ru": "по внутренней сети"},
            "countries": ["US"], "risks": {"ru": "доступ властей"},
            "logic": {"ru": "балльная оценка"}, "consequences": {"ru": "отказ в рассрочке"},
            "items": [{"name": "chat_id", "purpose": {"ru": "узнать чат"},
                       "lifetime": {"ru": "1 день"}}],
            "numbers": ["+375 17 200-00-00"]}})")
        .as_object();
}

FrozenVersion frozen_with(const Library& library, const std::string& law, std::string text) {
    Case one{.name = "custom",
             .law = law,
             .languages = {"ru"},
             .text = {{"ru", std::move(text)}},
             .label = {{"ru", "Да"}}};
    one.parts = parts_of(full_draft());
    return a_version(library, one);
}

std::string html(const std::string& law, std::string text, Occasion occasion = {}) {
    const Library library;
    const auto version = frozen_with(library, law, std::move(text));
    const auto again =
        must(frozen_version(boost::json::serialize(boost::json::value(to_json(version)))));
    const auto first = must(render(version, occasion, "ru")).html;
    EXPECT_EQ(must(render(again, occasion, "ru")).html, first);
    return first;
}

TEST(Parts, survive_the_way_through_a_draft) {
    const auto draft = draft_of(full_draft());
    EXPECT_TRUE(json::check(draft_shape(), full_draft()));
    EXPECT_TRUE(json::check(draft_shape(), to_json(draft)));
    EXPECT_EQ(json::canonical(to_json(draft_of(to_json(draft)))), json::canonical(to_json(draft)));
    EXPECT_THAT(draft.parts.operations,
                ElementsAre("collect", "clarify", "transfer", "provide", "destroy"));
    EXPECT_EQ(draft.parts.data.at(0).items.at("ru").size(), 2U);
    EXPECT_EQ(draft.parts.details.items.at(0).lifetime.at("ru"), "1 день");
}

TEST(Parts, refuse_codes_that_do_not_exist) {
    for (const char* wrong : {R"({"operations": ["sell"]})",
                              R"({"methods": ["magic"]})",
                              R"({"data": [{"category": "telepathy"}]})",
                              R"({"details": {"colour": "red"}})"}) {
        auto draft = full_draft();
        const auto members = boost::json::parse(wrong);
        for (const auto& member : members.as_object())
            draft[member.key()] = member.value();
        EXPECT_FALSE(json::check(draft_shape(), draft)) << wrong;
    }
}

// The laws of Russia and of Belarus name the same acts with different words.
TEST(Parts, are_worded_as_the_law_words_them) {
    EXPECT_EQ(html("ru-152fz", "{{operations_text}} / {{methods_text}}"),
              "<p>сбор, уточнение (обновление, изменение), передача (предоставление, доступ), "
              "уничтожение / с использованием средств автоматизации и без их использования</p>");
    EXPECT_EQ(html("by-99z", "{{operations_text}}"),
              "<p>сбор, изменение, передача, предоставление, уничтожение</p>");
}

TEST(Parts, name_data_by_category_and_by_how_delicate_they_are) {
    const std::string text =
        "{{#has_data}}O:{{/has_data}}\n{{#data}}\n- {{category}}: {{items}}{{end}}\n{{/data}}\n\n"
        "{{#special_data}}\n- {{category}}: {{items}}{{end}}\n{{/special_data}}\n\n"
        "{{#has_biometric_data}}B{{/has_biometric_data}}{{^has_biometric_data}}нет{{/"
        "has_biometric_data}}";
    EXPECT_EQ(html("by-99z", text),
              "<p>O:</p>\n<ul><li>запись голоса: запись разговора.</li><li>состояние здоровья: "
              "группа крови, аллергии.</li></ul>\n<p>нет</p>");
    // A field of the form may be delicate too.
    EXPECT_THAT(html("by-99z",
                     "{{#special_data}}\n- {{category}}: {{items}}{{end}}\n{{/special_data}}",
                     {.fields = {{"blood", "Давление", "health"},
                                 {"party", "Партия", "politics"},
                                 {"phone", "Телефон", "contact"}}}),
                "<ul><li>состояние здоровья: группа крови, аллергии, Давление;</li>"
                "<li>политические взгляды: Партия.</li></ul>");
}

TEST(Parts, say_what_only_their_kind_has_to_say) {
    EXPECT_EQ(html("by-99z",
                   "{{conditions}}; {{prohibitions}}; {{transfer_conditions}}; {{risks}}; "
                   "{{decision_logic}}; {{decision_consequences}}\n\n"
                   "{{#resources}}\n- {{url}}{{end}}\n{{/resources}}\n\n"
                   "{{#countries}}{{name}}{{end}}{{/countries}}\n\n"
                   "{{#storage_items}}\n- {{name}}: {{purpose}}, {{lifetime}}{{end}}\n"
                   "{{/storage_items}}\n\n{{#numbers}}{{number}}{{end}}{{/numbers}}"),
              "<p>только с подписью; без изменения; по внутренней сети; доступ властей; балльная "
              "оценка; отказ в рассрочке</p>\n"
              "<ul><li>https://company.example/team.</li></ul>\n"
              "<p>Соединённые Штаты Америки.</p>\n"
              "<ul><li>chat_id: узнать чат, 1 день.</li></ul>\n<p>+375 17 200-00-00.</p>");
}

TEST(Parts, leave_no_trace_when_there_are_none) {
    const Library library;
    Case one{.name = "custom",
             .law = "none",
             .languages = {"ru"},
             .text = {{"ru",
                       "## {{number}}. А\n\n{{#has_special_data}}\n## {{number}}. Особые\n\n"
                       "{{#special_data}}\n- {{category}}\n{{/special_data}}\n{{/"
                       "has_special_data}}\n\n{{#operations_text}}\nДействия: "
                       "{{operations_text}}.\n{{/operations_text}}\n\n## {{number}}. Б"}},
             .label = {{"ru", "Да"}}};
    const auto draft = render_draft(a_version(library, one), {}, "ru");
    EXPECT_EQ(draft.rendition.html, "<h2>1. А</h2>\n<h2>2. Б</h2>");
    EXPECT_TRUE(draft.problems.empty());
    EXPECT_FALSE(library.words.gives("operations", draft.referred));
}

TEST(Parts, are_literal_words_in_every_text) {
    const Library library;
    Case one{.name = "custom",
             .law = "none",
             .languages = {"ru"},
             .text = {{"ru", "{{risks}}\n\n{{#data}}\n- {{items}}\n{{/data}}"}},
             .label = {{"ru", "Да"}}};
    one.parts.details.risks["ru"] = "<img src=x onerror=alert(1)> [клик](https://evil.example)";
    one.parts.data = {{"other", {{"ru", {"**жирно**", "{{operator_name}}"}}}}};
    EXPECT_EQ(must(render(a_version(library, one), Occasion{}, "ru")).html,
              "<p>&lt;img src=x onerror=alert(1)&gt; [клик](https://evil.example)</p>\n"
              "<ul><li>**жирно**, {{operator_name}}</li></ul>");
}

TEST(Parts, tell_what_a_kind_cannot_do_without) {
    const Parts nothing;
    EXPECT_THAT(missing_details("dissemination", nothing), ElementsAre("resources", "data"));
    EXPECT_THAT(missing_details("cross_border", nothing), ElementsAre("countries", "risks"));
    EXPECT_THAT(missing_details("automated_decision", nothing),
                ElementsAre("logic", "consequences"));
    EXPECT_THAT(missing_details("terminal_storage", nothing), ElementsAre("items"));
    EXPECT_THAT(missing_details("processing", nothing), ElementsAre());
    const auto full = parts_of(full_draft());
    for (const char* kind : {"dissemination", "cross_border", "automated_decision"})
        EXPECT_THAT(missing_details(kind, full), ElementsAre()) << kind;
}

TEST(Purpose, keeps_how_long_and_which_data_it_needs) {
    const Library library;
    Case one{.name = "custom",
             .law = "none",
             .languages = {"ru", "de"},
             .text = {{"ru", "{{#purposes}}\n- {{text}} ({{retention}}){{end}}\n{{/purposes}}"},
                      {"de", "{{#purposes}}\n- {{text}} ({{retention}}){{end}}\n{{/purposes}}"}},
             .label = {{"ru", "Да"}, {"de", "Ja"}}};
    one.retention_months = 36;
    const auto version = a_version(library, one);
    EXPECT_THAT(must(render(version, Occasion{}, "ru")).html, HasSubstr("обращение (36 месяцев);"));
    EXPECT_THAT(must(render(version, Occasion{}, "ru")).html,
                HasSubstr("предложения (до достижения этой цели)."));
    EXPECT_THAT(must(render(version, Occasion{}, "de")).html, HasSubstr("Anfrage (36 Monate);"));
    EXPECT_THAT(version.purposes.at(0).data, ElementsAre("contact"));
    const auto again =
        must(frozen_version(boost::json::serialize(boost::json::value(to_json(version)))));
    EXPECT_EQ(again.purposes.at(0).data, version.purposes.at(0).data);
}

}  // namespace
}  // namespace placet::agreements
