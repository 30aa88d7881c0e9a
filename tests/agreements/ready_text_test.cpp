#include "agreements/ready_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "agreements/examples.h"

namespace placet::agreements {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string told(const Library& library, const std::vector<Finding>& findings) {
    std::string out;
    for (const auto& finding : findings)
        out += finding.rule + " " + finding.field + " " + finding.subject + ": " +
               library.findings.message(finding, "en") + "\n";
    return out;
}

TEST(ReadyText, exists_for_every_law_in_its_languages) {
    const Library library;
    EXPECT_EQ(library.texts.suited(*library.laws.find("by-99z"), "processing")->name,
              "processing-by");
    EXPECT_EQ(library.texts.suited(*library.laws.find("gdpr-de"), "processing")->name,
              "processing-de");
    EXPECT_EQ(library.texts.suited(*library.laws.find("gdpr"), "processing")->name,
              "processing-eu");
    EXPECT_EQ(library.texts.suited(*library.laws.find("gdpr"), "marketing_email")->name,
              "marketing-email");
    EXPECT_EQ(library.texts.find("processing-by")->languages(),
              (std::vector<std::string>{"ru", "be"}));
    EXPECT_EQ(library.texts.suited(*library.laws.find("gdpr-de"), "biometric")->name,
              "biometric-de");
    EXPECT_EQ(library.texts.suited(*library.laws.find("gdpr"), "custom"), nullptr);
}

// A text that comes with the program must be publishable as it is, with everything its law wants.
TEST(ReadyText, holds_everything_that_its_law_requires) {
    const Library library;
    for (Case one : ready_cases()) {
        for (const bool rich : {false, true}) {
            if (rich) {
                one.recipients = {a_recipient("Courier", one.country, "processor"),
                                  a_recipient("Partner", "US", "third_party")};
                one.months = 36;
            }
            const auto findings =
                findings_of(a_version(library, one), *library.laws.find(one.law), library.words);
            EXPECT_TRUE(findings.empty()) << one.name << " " << one.law << (rich ? " rich\n" : "\n")
                                          << told(library, findings);
        }
    }
}

TEST(ReadyText, leaves_no_placeholder_and_no_empty_place) {
    const Library library;
    for (Case one : ready_cases()) {
        one.recipients = {a_recipient("Courier", one.country, "processor"),
                          a_recipient("Partner", "US", "third_party")};
        const auto version = a_version(library, one);
        for (const auto& language : one.languages) {
            for (int mode = 0; mode <= 4; ++mode) {
                Occasion occasion{.fields = some_fields()};
                if (mode > 0) occasion.mode = mode;
                const auto draft = render_draft(version, occasion, language);
                EXPECT_TRUE(draft.problems.empty())
                    << one.name << " " << draft.problems.front().rule << " "
                    << draft.problems.front().field;
                const std::string& html = draft.rendition.html;
                for (const char* bad : {"{{", "}}", "  ", " ,", ",,", "..", "()", "<p></p>", " ."})
                    EXPECT_THAT(html, Not(HasSubstr(bad))) << one.name << "." << language;
                EXPECT_THAT(html, HasSubstr("Комментарий")) << one.name << "." << language;
            }
        }
    }
}

// The marks in a text are its author's word; these are the words that must stand behind them.
TEST(ReadyText, says_in_words_what_its_law_requires) {
    struct Expected {
        std::size_t text;
        const char* language;
        std::vector<const char*> words;
    };
    const std::vector<Expected> table = {
        {0,
         "be",
         {"Закона Рэспублікі Беларусь ад 07.05.2021 № 99-З «Аб абароне персанальных даных»",
          "Вы маеце права",
          "адклікаць сваю згоду",
          "Падайце аператару заяву",
          "Што будзе, калі вы дасце згоду",
          "Што будзе, калі вы адмовіцеся",
          "ООО «Полесье-Трейд»",
          "224030, г. Брест",
          "УНП 290000007",
          "адказ на ваш зварот",
          "Комментарий",
          "Збор, сістэматызацыя, захоўванне",
          "сродкаў аўтаматызацыі",
          "упаўнаважаная асоба",
          "Згода дзейнічае",
          "Нацыянальны цэнтр абароны персанальных даных Рэспублікі Беларусь",
          "mailto:privacy@polesie.example"}},
        {0,
         "ru",
         {"Закона Республики Беларусь от 07.05.2021 № 99-З «О защите персональных данных»",
          "Вы вправе",
          "отозвать своё согласие",
          "Подайте оператору заявление",
          "Что будет, если вы дадите согласие",
          "Что будет, если вы откажетесь",
          "место нахождения: 224030",
          "Сбор, систематизация, хранение",
          "средств автоматизации",
          "уполномоченное лицо",
          "Согласие действует"}},
        {1,
         "ru",
         {"Федерального закона от 27.07.2006 № 152-ФЗ",
          "конкретное, предметное",
          "оформлено отдельно",
          "ИНН 7800000000",
          "190000, Санкт-Петербург",
          "ответ на ваше",
          "Комментарий",
          "Сбор, запись, систематизация, накопление",
          "Обработка смешанная",
          "По поручению Оператора",
          "Courier, адрес: Main street 1, Россия",
          "Согласие действует",
          "Согласие можно отозвать",
          "ставлю отметку в поле"}},
        {2,
         "de",
         {"Art. 6 Abs. 1 UAbs. 1 Buchst. a",
          "Müller &amp; Söhne Küchenbau GmbH",
          "Lindenstraße 5, 80331 München",
          "dsb@kuechen.example",
          "Beantwortung Ihrer Anfrage",
          "Art. 13 DSGVO",
          "Auftragsverarbeiter nach Art. 28 DSGVO",
          "Wir verarbeiten die Daten",
          "jederzeit mit Wirkung für die Zukunft widerrufen",
          "(Art. 15 DSGVO, § 34 BDSG)",
          "Art. 16 DSGVO",
          "Art. 17 DSGVO",
          "Art. 18 DSGVO",
          "Art. 20 DSGVO",
          "Art. 21 DSGVO",
          "Art. 22 DSGVO",
          "Art. 77 DSGVO"}},
        {3,
         "en",
         {"Articles 6(1)(a) and 7",
          "answering your enquiry",
          "processor under Article 28 GDPR",
          "withdraw it at any time",
          "Article 15 GDPR",
          "Article 16 GDPR",
          "Article 17 GDPR",
          "Article 18 GDPR",
          "Article 20 GDPR",
          "Article 21 GDPR",
          "Article 22 GDPR",
          "Article 77 GDPR",
          "We process the data until"}},
    };
    const Library library;
    for (const auto& expected : table) {
        Case one = ready_cases().at(expected.text);
        one.recipients = {a_recipient("Courier", one.country, "processor")};
        const auto html = must(render(a_version(library, one),
                                      Occasion{.fields = some_fields(), .mode = 2},
                                      expected.language))
                              .html;
        for (const char* words : expected.words)
            EXPECT_THAT(html, HasSubstr(words)) << one.name << "." << expected.language;
    }
}

// Who adapts a ready text starts from its source; that alone must not spoil it.
TEST(ReadyText, can_be_copied_into_a_text_of_ones_own) {
    const Library library;
    for (const Case& one : ready_cases()) {
        const ReadyText& ready = *library.texts.find(one.name);
        Case copy = one;
        copy.name = "custom";
        copy.kind = ready.kind;
        copy.text = ready.text;
        copy.label = ready.label;
        auto version = a_version(library, copy);
        version.title = ready.title;
        const auto findings = findings_of(version, *library.laws.find(one.law), library.words);
        EXPECT_TRUE(findings.empty()) << one.name << "\n" << told(library, findings);
    }
}

// The explanation must come before the consent itself (Law 99-Z, Art. 5).
TEST(ReadyText, explains_before_it_asks_in_belarus) {
    const Library library;
    for (const std::size_t which : {0U, 4U}) {
        const auto version = a_version(library, ready_cases().at(which));
        const auto be = must(render(version, some_fields(), "be")).html;
        EXPECT_LT(be.find("<h2>Тлумачэнне перад згодай</h2>"), be.find("<h2>Згода</h2>"));
        const auto ru = must(render(version, some_fields(), "ru")).html;
        EXPECT_LT(ru.find("<h2>Разъяснение перед согласием</h2>"), ru.find("<h2>Согласие</h2>"));
    }
    const auto russia = must(render(a_version(library, ready_cases().at(5)), some_fields(), "ru"));
    EXPECT_THAT(russia.html, Not(HasSubstr("99-З")));
    EXPECT_THAT(russia.html, HasSubstr("№ 38-ФЗ «О рекламе»"));
}

}  // namespace
}  // namespace placet::agreements
