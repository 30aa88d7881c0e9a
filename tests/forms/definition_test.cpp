#include "forms/definition.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "support/stores.h"

namespace placet::forms {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

const char* const draft_text = R"({
    "languages": ["ru", "be"], "default_language": "ru",
    "title": {"ru": "Заявка", "be": "Заяўка"}, "intro": {}, "submit": {"ru": "Послать"},
    "success": {},
    "fields": [
        {"name": "phone", "kind": "phone", "label": {"ru": "Телефон", "be": "Тэлефон"},
         "required": true, "category": "contact"},
        {"name": "city", "kind": "choice", "label": {"ru": "Город", "be": "Горад"},
         "required": false, "category": "location",
         "choices": [{"value": "brest", "label": {"ru": "Брест", "be": "Брэст"}}],
         "multiple": true},
        {"name": "seats", "kind": "number", "label": {"ru": "Мест", "be": "Месцаў"},
         "required": false, "category": "other", "when": {"field": "city", "is": ["brest"]},
         "min": 1, "max": 8},
        {"name": "source", "kind": "hidden", "label": {"ru": "x", "be": "x"}, "required": false,
         "category": "other", "value": "spring"}],
    "agreements": [{"agreement": "ag_1", "mode": 2, "label": {"ru": "Да"}},
                   {"agreement": "ag_2", "mode": 4}],
    "allowed_origins": ["https://shop.example.by"], "pages": ["https://shop.example.by/contact"],
    "look": {"accent": "#0B5A4C", "corner": 8, "font": "host"}, "age": {"gate": "confirm"}})";

boost::json::value a_draft() {
    return boost::json::parse(draft_text);
}
Definition a_form() {
    return read_definition(a_draft().as_object());
}
std::vector<std::string> faults(const Definition& form,
                                Completeness completeness = Completeness::for_publishing) {
    std::vector<std::string> out;
    if (const auto checked = check_definition(form, completeness); !checked)
        for (const auto& fault : checked.error().invalid)
            out.push_back(fault.field + " " + fault.code);
    return out;
}

TEST(Definition, is_written_as_it_was_read) {
    ASSERT_TRUE(json::check(definition_shape(), a_draft()));
    EXPECT_EQ(json::canonical(to_json(a_form())), json::canonical(a_draft()));
    EXPECT_THAT(faults(a_form()), IsEmpty());
}

TEST(Definition, refuses_modes_kinds_and_members_that_there_are_not) {
    for (const auto& [pointer, wrong] :
         {std::pair<const char*, boost::json::value>{"/agreements/0/mode", 5},
          {"/agreements/0/mode", 0},
          {"/fields/0/kind", "password"},
          {"/languages/0", "fr"}}) {
        auto draft = a_draft();
        boost::system::error_code none;
        *draft.find_pointer(pointer, none) = wrong;
        EXPECT_FALSE(json::check(definition_shape(), draft)) << pointer;
    }
    auto draft = a_draft();
    draft.as_object()["script"] = "alert(1)";
    EXPECT_EQ(json::check(definition_shape(), draft).error().code, "unknown_field");
}

TEST(Definition, may_be_incomplete_until_it_is_published) {
    Definition form{.languages = {"ru"}, .default_language = "ru"};
    EXPECT_THAT(faults(form, Completeness::draft), IsEmpty());
    EXPECT_THAT(faults(form),
                UnorderedElementsAre("draft.fields required",
                                     "draft.agreements agreement_missing",
                                     "draft.title.ru required"));
}

TEST(Definition, wants_every_word_in_every_language_it_offers) {
    auto form = a_form();
    form.title.erase("be");
    form.fields[1].choices[0].label.erase("be");
    EXPECT_THAT(faults(form),
                UnorderedElementsAre("draft.title.be required",
                                     "draft.fields[1].choices[0].label.be required"));
}

TEST(Definition, keeps_names_and_values_apart) {
    auto form = a_form();
    form.fields[2].when.reset();
    form.fields[1].name = "phone";
    form.fields[1].choices.push_back(form.fields[1].choices[0]);
    form.fields[2].name = "Мест";
    form.fields[2].max = 0;
    form.agreements[1].agreement = "ag_1";
    form.default_language = "de";
    EXPECT_THAT(faults(form),
                UnorderedElementsAre("draft.default_language not_offered",
                                     "draft.fields[1].name duplicate",
                                     "draft.fields[1].choices[1].value duplicate",
                                     "draft.fields[2].name bad_name",
                                     "draft.fields[2].max too_small",
                                     "draft.agreements[1].agreement duplicate"));
}

TEST(Definition, lets_only_origins_into_the_allow_list) {
    auto form = a_form();
    for (const char* origin :
         {"https://shop.example.by", "https://shop.example.by:8443", "http://127.0.0.1:3000"}) {
        form.allowed_origins = {origin};
        EXPECT_THAT(faults(form), IsEmpty()) << origin;
    }
    for (const char* wrong : {"*",
                              "https://*",
                              "https://*.example.by",
                              "null",
                              "shop.example.by",
                              "http://shop.example.by",
                              "https://shop.example.by/",
                              "https://a@shop.example.by",
                              "https://shop.example.by?x",
                              "javascript:alert(1)",
                              "https://shop.example.by; script-src *"}) {
        form.allowed_origins = {wrong};
        EXPECT_THAT(faults(form), ElementsAre("draft.allowed_origins[0] not_an_origin")) << wrong;
    }
}

TEST(Definition, knows_a_colour_from_a_style) {
    auto form = a_form();
    for (const char* wrong : {"red", "#12345", "#12345g", "#fff}*{"}) {
        form.look.accent = wrong;
        EXPECT_THAT(faults(form), ElementsAre("draft.look.accent not_a_colour")) << wrong;
    }
}

TEST(Definition, takes_an_accent_that_stands_alone_for_that_of_the_look) {
    auto draft = a_draft().as_object();
    draft["accent"] = "#123456";
    ASSERT_TRUE(json::check(definition_shape(), draft));
    EXPECT_EQ(read_definition(draft).look.accent, "#123456");
}

TEST(Definition, gives_a_field_the_category_of_its_kind_when_none_is_named) {
    auto draft = a_draft().as_object();
    draft["fields"].as_array()[0].as_object().erase("category");
    EXPECT_EQ(read_definition(draft).fields[0].category, "contact");
    draft["fields"].as_array()[0].as_object()["category"] = "gossip";
    EXPECT_FALSE(json::check(definition_shape(), draft));
}

TEST(Definition, lets_only_an_earlier_choice_decide_what_is_shown) {
    auto form = a_form();
    form.fields[2].when = Condition{"seats", {"brest"}};  // itself
    EXPECT_THAT(faults(form), ElementsAre("draft.fields[2].when.field not_an_earlier_choice"));
    form.fields[2].when = Condition{"source", {"spring"}};  // later
    EXPECT_THAT(faults(form), ElementsAre("draft.fields[2].when.field not_an_earlier_choice"));
    form.fields[2].when = Condition{"phone", {"1"}};  // no choice
    EXPECT_THAT(faults(form), ElementsAre("draft.fields[2].when.field not_an_earlier_choice"));
    form.fields[2].when = Condition{"city", {"minsk"}};
    EXPECT_THAT(faults(form), ElementsAre("draft.fields[2].when.is[0] not_a_choice"));
    form.fields[2].when = Condition{"city", {}};
    EXPECT_THAT(faults(form), ElementsAre("draft.fields[2].when.is required"));
    EXPECT_THAT(faults(form, Completeness::draft), IsEmpty());
}

TEST(Definition, shows_a_field_only_as_long_as_all_before_it_is_shown) {
    auto form = a_form();
    form.fields[1].multiple = false;
    Field last{.name = "last", .kind = FieldKind::comment};
    last.when = Condition{"tram", {"yes"}};
    Field tram{.name = "tram", .kind = FieldKind::choice};
    tram.when = Condition{"city", {"brest"}};
    form.fields = {form.fields[1], tram, last};
    EXPECT_THAT(shown_fields(form, {}), ElementsAre(true, false, false));
    EXPECT_THAT(shown_fields(form, {{"city", "brest"}}), ElementsAre(true, true, false));
    EXPECT_THAT(shown_fields(form, {{"city", "brest"}, {"tram", "yes"}}),
                ElementsAre(true, true, true));
    EXPECT_THAT(shown_fields(form, {{"tram", "yes"}}), ElementsAre(true, false, false));
    EXPECT_THAT(shown_fields(form, {{"city", {"minsk", "brest"}}, {"tram", "yes"}}),
                ElementsAre(true, true, true));
    EXPECT_THAT(shown_fields(form, {{"city", 7}}), ElementsAre(true, false, false));
}

TEST(Definition, wants_a_date_of_birth_from_everybody_whose_age_it_decides_on) {
    auto form = a_form();
    form.age_gate = AgeGate::birth_date;
    EXPECT_THAT(faults(form), ElementsAre("draft.age.gate birth_date_missing"));
    form.fields.push_back(
        {.name = "born", .kind = FieldKind::birth_date, .label = form.title, .required = true});
    EXPECT_THAT(faults(form), IsEmpty());
    form.fields.back().when = Condition{"city", {"brest"}};
    EXPECT_THAT(faults(form), ElementsAre("draft.age.gate birth_date_missing"));
}

TEST(Definition, names_the_page_that_is_no_address) {
    auto form = a_form();
    form.pages = {"https://shop.example.by/a?b=c", "ftp://shop.example.by", "contact"};
    EXPECT_THAT(faults(form), ElementsAre("draft.pages[1] not_a_url", "draft.pages[2] not_a_url"));
}

TEST(Definition, falls_back_to_the_default_language) {
    const auto form = a_form();
    EXPECT_EQ(text_in(form.title, "be", form), "Заяўка");
    EXPECT_EQ(text_in(form.submit, "be", form), "Послать");
    EXPECT_EQ(text_in(form.intro, "be", form), "");
}

}  // namespace
}  // namespace placet::forms
