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
    EXPECT_EQ(library.texts.suited(*library.laws.find("gdpr"), "biometric"), nullptr);
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

}  // namespace
}  // namespace placet::agreements
