// Every text that comes with the program, whatever their number: a new file in data/agreements is
// found by its name alone. Whoever writes one runs `agreements_test --gtest_filter=*ReadyText*`.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "agreements/examples.h"
#include "agreements/kind.h"

namespace placet::agreements {
namespace {

struct Written {
    const ReadyText* text;
    std::string language;
    std::string law;

    std::string name() const { return text->name + "." + language + ".md (" + law + ")"; }
};

// Under which laws a text is shown: the one it names, or those whose people read its language.
std::vector<std::string> laws_of(const ReadyText& text, const std::string& language) {
    if (text.law_profile != "any") return {text.law_profile};
    if (language == "ru") return {"by-99z", "ru-152fz"};
    if (language == "be") return {"by-99z"};
    return {language == "de" ? "gdpr-de" : "gdpr"};
}

std::vector<Written> every_text(const Library& library) {
    std::vector<Written> out;
    for (const auto& text : library.texts.all())
        for (const auto& language : text.languages())
            for (auto& law : laws_of(text, language))
                out.push_back({&text, language, law});
    return out;
}

Texts in_all(const std::string& words) {
    return {{"ru", words}, {"be", words}, {"de", words}, {"en", words}};
}

// What its kind cannot do without.
Parts bare_parts(std::string_view kind) {
    Parts out;
    const auto group = [&](std::string category) {
        out.data.push_back({std::move(category), {}});
        for (const char* language : {"ru", "be", "de", "en"})
            out.data.back().items[language] = {"Angabe", "Detail"};
    };
    if (kind == "special_category") group("health");
    if (kind == "biometric") group("biometric");
    if (kind == "dissemination") group("image");
    if (kind == "dissemination") out.details.resources = {"https://company.example/team"};
    if (kind == "cross_border") out.details.countries = {"US"};
    if (kind == "cross_border") out.details.risks = in_all("Zugriff von Behörden");
    if (kind == "automated_decision") out.details.logic = in_all("Punkte");
    if (kind == "automated_decision") out.details.consequences = in_all("Ablehnung");
    if (kind == "terminal_storage")
        out.details.items = {{"placet_chat", in_all("Chat"), in_all("Tag")}};
    return out;
}

Parts rich_parts(std::string_view kind) {
    Parts out = bare_parts(kind);
    out.operations = every_operation();
    out.methods = {"mixed"};
    for (const char* category : {"contact", "voice", "politics", "biometric"}) {
        out.data.push_back({category, {}});
        for (const char* language : {"ru", "be", "de", "en"})
            out.data.back().items[language] = {"Angabe", "Detail"};
    }
    if (kind == "dissemination") {
        out.details.resources.push_back("https://company.example/news");
        out.details.conditions = in_all("Bedingung");
        out.details.prohibitions = in_all("Verbot");
        out.details.transfer_conditions = in_all("Netz");
    }
    if (kind == "cross_border") out.details.countries.push_back("CN");
    if (kind == "terminal_storage")
        out.details.items.push_back({"placet_lang", in_all("Sprache"), in_all("Jahr")});
    if (kind == "call_recording") out.details.numbers = {"+375 17 200-00-00", "+375 17 200-00-01"};
    return out;
}

std::string country_of(std::string_view law) {
    return law == "by-99z" ? "BY" : law == "ru-152fz" ? "RU" : "DE";
}

FrozenVersion version_of(const Library& library, const Written& one, bool rich) {
    Case example{.name = one.text->name,
                 .law = one.law,
                 .country = country_of(one.law),
                 .languages = {one.language},
                 .parts = rich ? rich_parts(one.text->kind) : bare_parts(one.text->kind)};
    if (rich) {
        example.recipients = {a_recipient("Courier", example.country, "processor"),
                              a_recipient("Partner", "US", "third_party")};
        example.months = 36;
    }
    auto version = a_version(library, example);
    version.kind = one.text->kind;
    FrozenCompany& company = version.company;
    if (rich) {
        company.legal_form = "sole_trader";
        company.phone = "+375 17 200-00-00";
        company.website = "https://company.example";
        company.dpo = Contact{"Ada Lange", "dpo@company.example", "+375 17 200-00-01"};
    } else {
        company.legal_form = "natural_person";
        company.short_name = company.email = company.phone = company.website = {};
        company.dpo = {};
        company.requisites_line = {};
    }
    return version;
}

// What a place that was left empty looks like.
void expect_tidy(const Rendition& text, const std::string& where) {
    for (const char* bad :
         {"{{",   "}}",    "  ",    " ,",   ",,",   "..",    ";.",      ".;",
          "()",   "( ",    " )",    " .",   ": .",  ":;",    "<p></p>", "<li></li>",
          "<p> ", " </p>", "<li> ", "<p>,", "<p>.", "<li>,", "<li>;"})
        EXPECT_THAT(text.html, testing::Not(testing::HasSubstr(bad))) << where;
    const char* headings[] = {"h2", "h3"};
    for (const char* heading : headings) {
        const std::string end = std::string("</") + heading + ">";
        EXPECT_THAT(text.html, testing::Not(testing::HasSubstr(end + "\n<" + heading + ">")))
            << where << ": a section with nothing in it";
        EXPECT_THAT(text.html, testing::Not(testing::EndsWith(end)))
            << where << ": a section with nothing in it";
    }
}

TEST(EveryReadyText, is_named_after_its_kind_and_its_law) {
    const Library library;
    const std::map<std::string, std::string> endings = {
        {"by-99z", "-by"}, {"ru-152fz", "-ru"}, {"gdpr-de", "-de"}, {"gdpr", "-eu"}, {"any", ""}};
    const auto kinds = agreement_kinds(library.laws);
    for (const auto& text : library.texts.all()) {
        EXPECT_THAT(kinds, testing::Contains(text.kind)) << text.name;
        ASSERT_TRUE(endings.contains(text.law_profile)) << text.name << ": " << text.law_profile;
        std::string name = text.kind;
        std::replace(name.begin(), name.end(), '_', '-');
        EXPECT_EQ(text.name, name + endings.at(text.law_profile));
        for (const auto& language : text.languages()) {
            for (const auto& law : laws_of(text, language))
                EXPECT_TRUE(library.laws.find(law)->allows_language(language)) << text.name;
            EXPECT_FALSE(text.title.at(language).empty()) << text.name << "." << language;
            EXPECT_FALSE(text.label.at(language).empty()) << text.name << "." << language;
        }
    }
}

TEST(EveryReadyText, can_be_published_with_rich_and_with_poor_values) {
    const Library library;
    for (const auto& one : every_text(library)) {
        for (const bool rich : {false, true}) {
            const auto version = version_of(library, one, rich);
            for (const auto& finding :
                 findings_of(version, *library.laws.find(one.law), library.words))
                // Rich values hold delicate data everywhere, poor ones nothing: that is not the
                // text's fault.
                if (finding.rule != "special_category_unasked" && finding.rule != "detail_missing")
                    ADD_FAILURE() << one.name() << (rich ? " rich: " : " poor: ") << finding.rule
                                  << " " << finding.field << " " << finding.subject << ": "
                                  << library.findings.message(finding, "en");
        }
    }
}

TEST(EveryReadyText, leaves_no_placeholder_and_no_empty_place) {
    const Library library;
    for (const auto& one : every_text(library)) {
        for (const bool rich : {false, true}) {
            const auto version = version_of(library, one, rich);
            for (int mode = 0; mode <= 4; ++mode) {
                Occasion occasion{.fields = rich ? some_fields() : std::vector<FieldLabel>{}};
                if (mode > 0) occasion.mode = mode;
                const auto draft = render_draft(version, occasion, one.language);
                const std::string where =
                    one.name() + (rich ? " rich" : " poor") + " mode " + std::to_string(mode);
                for (const auto& problem : draft.problems)
                    ADD_FAILURE() << where << ": " << problem.rule << " " << problem.field;
                expect_tidy(draft.rendition, where);
            }
        }
    }
}

TEST(Kind, is_known_to_all_laws_or_the_product_s_own) {
    const Library library;
    EXPECT_THAT(agreement_kinds(library.laws),
                testing::IsSupersetOf({"processing",
                                       "special_category",
                                       "biometric",
                                       "dissemination",
                                       "third_party_transfer",
                                       "cross_border",
                                       "automated_decision",
                                       "marketing_email",
                                       "marketing_sms",
                                       "marketing_phone",
                                       "marketing_messenger",
                                       "terminal_storage",
                                       "call_recording",
                                       "notice",
                                       "custom"}));
}

}  // namespace
}  // namespace placet::agreements
