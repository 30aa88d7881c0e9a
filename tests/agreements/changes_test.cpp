#include "agreements/changes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include <boost/json.hpp>

#include "agreements/examples.h"

namespace placet::agreements {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const Library& library() {
    static const Library one;
    return one;
}
const ChangeTexts& texts() {
    static const ChangeTexts one = must(ChangeTexts::embedded());
    return one;
}

const Recipient courier{.id = "re_1",
                        .name = "Курьер",
                        .address = "Минск, ул. Ленина, 1",
                        .country = "BY",
                        .role = "processor"};

FrozenVersion before() {
    return a_version(library(), {.recipients = {courier}, .months = 12});
}
FrozenVersion custom(const std::string& words) {
    return a_version(library(), {.name = "custom", .languages = {"ru"}, .text = {{"ru", words}}});
}

std::vector<Change> changes(const FrozenVersion& old, const FrozenVersion& now) {
    return changes_between(old, now, texts(), library().words);
}

std::vector<std::string> told(const FrozenVersion& old,
                              const FrozenVersion& now,
                              std::string_view language) {
    std::vector<std::string> out;
    for (const auto& change : changes(old, now))
        out.push_back(texts().told(change.sentence, change.values, language));
    return out;
}

struct OneChange {
    const char* name;
    std::function<void(FrozenVersion&)> make;
    Materiality weight;
    std::string part;
    std::string russian;
};

class ChangesTest : public testing::TestWithParam<OneChange> {};

TEST_P(ChangesTest, weighs_and_tells_each_change) {
    const auto old = before();
    auto now = before();
    GetParam().make(now);
    const auto found = changes(old, now);
    ASSERT_EQ(found.size(), 1U) << GetParam().name;
    EXPECT_EQ(found[0].part, GetParam().part);
    EXPECT_EQ(materiality_of(found), GetParam().weight);
    EXPECT_THAT(told(old, now, "ru"), ElementsAre(GetParam().russian));
    for (const std::string language : {"ru", "be", "de", "en"})
        EXPECT_THAT(told(old, now, language)[0], testing::Not(HasSubstr("{"))) << language;
}

INSTANTIATE_TEST_SUITE_P(
    Parts,
    ChangesTest,
    testing::Values(
        OneChange{"purpose added",
                  [](FrozenVersion& v) {
                      v.purposes.push_back(v.purposes.front());
                      v.purposes.back().id = "pu_3";
                      v.purposes.back().code = 103;
                      v.purposes.back().text["ru"] = "реклама";
                  },
                  Materiality::material,
                  "purposes",
                  "Добавлена цель: реклама"},
        OneChange{"purpose removed",
                  [](FrozenVersion& v) { v.purposes.pop_back(); },
                  Materiality::material,
                  "purposes",
                  "Больше нет цели: подготовка коммерческого предложения"},
        OneChange{"purpose reworded",
                  [](FrozenVersion& v) { v.purposes[0].text["ru"] = "звонок"; },
                  Materiality::material,
                  "purposes",
                  "Изменена цель: «звонок» (было: «ответ на ваше обращение»)"},
        OneChange{"basis",
                  [](FrozenVersion& v) { v.purposes[0].basis = "interest"; },
                  Materiality::material,
                  "purposes",
                  "Другое основание для цели «ответ на ваше обращение»: законный интерес (было: "
                  "согласие)"},
        OneChange{"recipient added",
                  [](FrozenVersion& v) {
                      v.recipients.push_back(v.recipients.front());
                      v.recipients.back().id = "re_2";
                      v.recipients.back().name = "Банк";
                  },
                  Materiality::material,
                  "recipients",
                  "Добавлен получатель: Банк (Беларусь)"},
        OneChange{"recipient's country",
                  [](FrozenVersion& v) { v.recipients[0].country = "RU"; },
                  Materiality::material,
                  "recipients",
                  "Получатель Курьер теперь в другой стране: Россия (было: Беларусь)"},
        OneChange{"term",
                  [](FrozenVersion& v) { v.term.months = 36; },
                  Materiality::material,
                  "term",
                  "Другой срок согласия: 36 месяцев (было: 12 месяцев)"},
        OneChange{"no term",
                  [](FrozenVersion& v) { v.term.months.reset(); },
                  Materiality::material,
                  "term",
                  "Другой срок согласия: до отзыва (было: 12 месяцев)"},
        OneChange{"company's name",
                  [](FrozenVersion& v) { v.company.name = "ООО «Другое»"; },
                  Materiality::material,
                  "company",
                  "Другие сведения о компании, название: ООО «Другое» (было: ООО «Полесье-Трейд»)"},
        OneChange{"company's telephone",
                  [](FrozenVersion& v) { v.company.phone = "+375 17 200-00-00"; },
                  Materiality::cosmetic,
                  "company",
                  "Другие сведения о компании, телефон: +375 17 200-00-00 (было: "
                  "+375 162 20-00-00)"},
        OneChange{"wording of the template",
                  [](FrozenVersion& v) { v.text["ru"] += "\n"; },
                  Materiality::cosmetic,
                  "text",
                  "Изменены формулировки готового текста"},
        OneChange{"meaning of the template",
                  [](FrozenVersion& v) { v.template_meaning = 2; },
                  Materiality::material,
                  "text",
                  "Готовый текст изменён по существу"},
        OneChange{"another template",
                  [](FrozenVersion& v) { v.template_name = "processing-eu"; },
                  Materiality::unclear,
                  "text",
                  "Текст заменён другим"},
        OneChange{"the template's caption",
                  [](FrozenVersion& v) { v.label["ru"] += "."; },
                  Materiality::cosmetic,
                  "label",
                  "Изменена подпись у галочки"},
        OneChange{"one's own caption",
                  [](FrozenVersion& v) {
                      v.label["ru"] = "Мне всё равно";
                      v.own_words = {"label.ru"};
                  },
                  Materiality::unclear,
                  "label",
                  "Изменена подпись у галочки"},
        OneChange{"values",
                  [](FrozenVersion& v) { v.values["x"] = "y"; },
                  Materiality::unclear,
                  "values",
                  "Изменены сведения, вписанные в текст"},
        OneChange{"law",
                  [](FrozenVersion& v) {
                      v.law.profile = "gdpr";
                      v.law.title = {{"ru", "GDPR"}};
                  },
                  Materiality::material,
                  "law",
                  "Согласие даётся по другому закону: GDPR (было: " +
                      std::string(law::text_in(before().law.title, "ru")) + ")"}),
    [](const auto& one) {
        std::string name = one.param.name;
        for (auto& c : name)
            if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
        return name;
    });

TEST(Changes, tells_the_same_in_every_language) {
    auto now = before();
    now.purposes.erase(now.purposes.begin());
    EXPECT_THAT(told(before(), now, "de"),
                ElementsAre("Der Zweck „Beantwortung Ihrer Anfrage“ entfällt"));
    EXPECT_THAT(told(before(), now, "be"), ElementsAre("Больш няма мэты: адказ на ваш зварот"));
    EXPECT_THAT(told(before(), now, "en"), ElementsAre("Purpose removed: answering your enquiry"));
}

TEST(Changes, finds_none_where_only_numbers_and_publishers_differ) {
    auto now = before();
    now.version = 7;
    now.published_by = "st_2";
    now.published_at = {1};
    EXPECT_THAT(changes(before(), now), IsEmpty());
    EXPECT_EQ(materiality_of({}), Materiality::none);
}

TEST(Changes, takes_a_new_language_for_no_change_of_what_was_said) {
    const auto old = a_version(library(), {.languages = {"ru"}});
    const auto now = a_version(library(), {.languages = {"ru", "be"}});
    EXPECT_THAT(told(old, now, "ru"), ElementsAre("Добавлен язык: белорусский"));
    EXPECT_EQ(materiality_of(changes(old, now)), Materiality::cosmetic);
}

TEST(Changes, leaves_a_free_text_to_people) {
    const auto found = changes(custom("Мы храним имя."), custom("Мы храним имя и телефон."));
    EXPECT_EQ(materiality_of(found), Materiality::unclear);
}

TEST(Changes, knows_the_purposes_that_an_old_consent_still_covers) {
    auto now = before();
    now.purposes[0].text["ru"] = "звонок";
    now.purposes.push_back(now.purposes[1]);
    now.purposes.back().id = "pu_3";
    now.purposes.back().code = 103;
    EXPECT_THAT(same_purposes(before(), now), ElementsAre(102));
}

TEST(ChangeTexts, keeps_braces_in_a_value_as_they_are) {
    EXPECT_EQ(texts().told("purposes.added", {{"name", {{"en", "{old}"}}}}, "en"),
              "Purpose added: {old}");
    EXPECT_FALSE(texts().knows("purposes.nonsense"));
}

}  // namespace
}  // namespace placet::agreements
