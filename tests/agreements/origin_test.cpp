#include "agreements/origin.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/json.hpp>

#include "agreements/examples.h"

namespace placet::agreements {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* all_values =
    "{{operator_name}} {{operator_address}} "
    "{{#operator_phone}}{{operator_phone}}{{/operator_phone}} "
    "{{#operator_website}}{{operator_website}}{{/operator_website}} {{erasure_email}} "
    "{{authority_name}} {{authority_website}} {{law_title}} {{#operations_text}}{{operations_text}}"
    "{{/operations_text}}";

FrozenVersion version_with(const Library& library,
                           std::map<std::string, std::string> values,
                           std::string text = all_values) {
    return a_version(library,
                     {.name = "custom",
                      .law = "by-99z",
                      .languages = {"ru"},
                      .text = {{"ru", std::move(text)}},
                      .label = {{"ru", "Да"}},
                      .values = std::move(values)});
}

Placed one(const FrozenVersion& version, const Occasion& occasion, std::string_view name) {
    const auto draft = render_draft(version, occasion, "ru");
    for (auto& placed : placeholders_of(version, occasion, "ru", draft.mentioned))
        if (placed.name == name) return placed;
    ADD_FAILURE() << name << " is not told";
    return {};
}

std::string said(const Placed& placed) {
    return placed.value + " < " + std::string(name_of(placed.origin)) +
           (placed.overridable ? ", may be given" : "");
}

// Whoever asks comes before the company, the company before the agreement.
TEST(Origin, is_the_caller_then_the_company_then_the_agreement) {
    const Library library;
    const auto version = version_with(
        library,
        {{"operator_phone", "from agreement"}, {"operator_website", "https://agreement.example"}});
    EXPECT_EQ(said(one(version, {}, "operator_phone")), "+375 162 20-00-00 < company");
    EXPECT_EQ(said(one(version, {}, "operator_website")),
              "https://agreement.example < agreement, may be given");
    const Occasion asked{.values = {{"operator_phone", "from caller"},
                                    {"operator_website", "https://caller.example"},
                                    {"operator_address", ""}}};
    EXPECT_EQ(said(one(version, asked, "operator_phone")), "from caller < caller");
    EXPECT_EQ(said(one(version, asked, "operator_website")),
              "https://caller.example < caller, may be given");
    EXPECT_EQ(one(version, asked, "operator_address").origin, Origin::company);
}

TEST(Origin, tells_what_is_missing_also_where_the_text_leaves_it_out) {
    const Library library;
    const auto version = version_with(library, {});
    EXPECT_EQ(said(one(version, {}, "operator_website")), " < missing, may be given");
    EXPECT_EQ(said(one(version, {}, "operations_text")), " < missing");
}

// Each Land has an authority of its own: here the agreement says better than the law's data.
TEST(Origin, lets_an_agreement_name_another_authority_than_the_law) {
    const Library library;
    const auto plain = version_with(library, {});
    EXPECT_EQ(one(plain, {}, "authority_name").origin, Origin::law);
    EXPECT_TRUE(one(plain, {}, "authority_name").overridable);
    EXPECT_EQ(said(one(plain, {}, "authority_website")), "https://cpd.by < law");
    const auto other = version_with(
        library, {{"authority_name", "Ведомство"}, {"authority_website", "https://amt.example"}});
    EXPECT_EQ(one(other, {}, "authority_name").origin, Origin::agreement);
    EXPECT_EQ(said(one(other, {}, "authority_website")),
              "https://amt.example < agreement, may be given");
    // A website alone does not make the law's authority another one.
    const auto odd = version_with(library, {{"authority_website", "https://amt.example"}});
    EXPECT_EQ(said(one(odd, {}, "authority_website")), "https://cpd.by < law");
    const auto nowhere = version_with(library, {{"authority_name", "Ведомство"}});
    EXPECT_EQ(one(nowhere, {}, "authority_website").origin, Origin::missing);
}

// What is told is what is shown: every value stands in the text.
TEST(Origin, is_told_of_the_very_words_of_the_text) {
    const Library library;
    for (const Case& example : ready_cases()) {
        const auto version = a_version(library, example);
        for (const auto& language : example.languages) {
            const Occasion occasion{.fields = some_fields(), .mode = 2};
            const auto draft = render_draft(version, occasion, language);
            std::string words;
            for (const auto& line : draft.rendition.blocks)
                for (const auto& spans : line.lines)
                    for (const auto& span : spans)
                        words += span.text + " ";
            const auto told = placeholders_of(version, occasion, language, draft.mentioned);
            EXPECT_GE(told.size(), 5U) << example.name;
            for (const auto& placed : told) {
                if (placed.value.empty() || !draft.referred.contains(placed.name)) continue;
                EXPECT_THAT(words, HasSubstr(placed.value)) << example.name << placed.name;
            }
        }
    }
}

// A company, a sole trader and a natural person are named as what they are, in each language.
TEST(Origin, is_named_by_its_legal_form_in_each_language) {
    const Library library;
    const std::map<std::string, std::map<std::string, std::string>> words = {
        {"ru",
         {{"legal_entity", "юридическое лицо"},
          {"sole_trader", "индивидуальный предприниматель"},
          {"natural_person", "физическое лицо"}}},
        {"be",
         {{"legal_entity", "юрыдычная асоба"},
          {"sole_trader", "індывідуальны прадпрымальнік"},
          {"natural_person", "фізічная асоба"}}},
        {"de", {{"sole_trader", "Einzelunternehm"}, {"natural_person", "Privatperson"}}},
        {"en", {{"sole_trader", "sole trader"}, {"natural_person", "private individual"}}}};
    for (std::size_t which = 0; which < 4; ++which) {
        const Case& example = ready_cases().at(which);
        for (const auto& language : example.languages) {
            for (const auto& [form, word] : words.at(language)) {
                auto version = a_version(library, example);
                version.company.legal_form = form;
                const auto html = must(render(version, some_fields(), language)).html;
                EXPECT_THAT(html, HasSubstr(word)) << example.name << "." << language;
                for (const auto& [other, foreign] : words.at(language)) {
                    if (other == form) continue;
                    EXPECT_THAT(html, Not(HasSubstr(foreign))) << example.name << language;
                }
            }
        }
    }
}

}  // namespace
}  // namespace placet::agreements
