#include "agreements/judged_point.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ctime>
#include <functional>

#include "agreements/examples.h"
#include "agreements/rule.h"

namespace placet::agreements {
namespace {

const Library& library() {
    static const Library one;
    return one;
}

const char* mark(const Finding& finding) {
    if (finding.overridable) return "override";
    constexpr const char* names[] = {"error", "warning", "info"};
    return names[static_cast<std::size_t>(finding.severity)];
}

// A lawful form under one law: an agreement of that law's ready text, two fields, nothing more.
struct Setting {
    explicit Setting(const std::string& under) : law(under) {
        const std::string country = law.starts_with("gdpr") ? "DE"
                                    : law == "ru-152fz"     ? "RU"
                                                            : "BY";
        lang = law == "gdpr" ? "en" : law == "gdpr-de" ? "de" : "ru";
        version = a_version(library(),
                            {.name = law == "gdpr"       ? "processing-eu"
                                     : law == "gdpr-de"  ? "processing-de"
                                     : law == "ru-152fz" ? "processing-ru"
                                                         : "processing-by",
                             .law = law,
                             .country = country,
                             .languages = {lang}});
        version.purposes.resize(1);
        point.languages = {lang};
        point.default_language = lang;
        point.fields = {{"name", {{lang, "Name"}}, "identity"},
                        {"phone", {{lang, "Phone"}}, "contact"}};
        add(version);
    }

    JudgedAgreement& add(const FrozenVersion& one) {
        point.agreements.push_back({.id = one.agreement,
                                    .field = "draft.agreements[0]",
                                    .version = &one,
                                    .laws = {library().laws.find(law)},
                                    .mode = 2,
                                    .required = true});
        return point.agreements.back();
    }
    FrozenVersion& another(std::string kind, std::string title) {
        other = version;
        other.agreement = "ag_other";
        other.kind = std::move(kind);
        other.title[lang] = title;
        other.label[lang] = "[" + title + "]";
        add(other).required = false;
        point.agreements.back().mode = 4;
        return other;
    }
    void own_text(const std::string& more) {
        version.template_name = "custom";
        version.text[lang] += "\n\n" + more;
    }
    std::string say(const char* ru, const char* de, const char* en) const {
        return lang == "ru" ? ru : lang == "de" ? de : en;
    }

    std::string found(std::string_view rule) const {
        for (const auto& finding : findings_of(point, library().words, library().signs))
            if (finding.rule == rule) return mark(finding);
        return "-";
    }

    std::string law, lang;
    FrozenVersion version, other;
    JudgedPoint point;
};

struct Row {
    const char* rule;
    const char* setting;
    std::function<void(Setting&)> make;
    // gdpr, gdpr-de, ru-152fz, by-99z, none
    std::array<const char*, 5> expected;
};

constexpr std::array<const char*, 5> profiles = {"gdpr", "gdpr-de", "ru-152fz", "by-99z", "none"};

const std::vector<Row>& rows() {
    static const std::vector<Row> all = {
        {"required_field_missing",
         "a text without its contents",
         [](Setting& s) { s.version.text[s.lang] = "Text."; },
         {"error", "error", "error", "error", "error"}},
        {"pre_information_missing",
         "a text that explains nothing before",
         [](Setting& s) { s.version.text[s.lang] = "Text."; },
         {"-", "-", "-", "error", "-"}},
        {"language_not_allowed",
         "a text in Polish only",
         [](Setting& s) {
             s.version.languages = {"pl"};
             s.version.text["pl"] = s.version.text[s.lang];
         },
         {"-", "-", "error", "error", "-"}},
        {"purposes_merged",
         "two purposes behind one box",
         [](Setting& s) {
             s.version.purposes.push_back(s.version.purposes.front());
             s.version.purposes.back().id = "pu_2";
         },
         {"warning", "warning", "warning", "warning", "warning"}},
        {"recipient_country_missing",
         "a recipient of nowhere",
         [](Setting& s) { s.version.recipients = {{.id = "re_1", .name = "X", .address = "Y"}}; },
         {"error", "error", "error", "error", "error"}},
        {"recipient_address_missing",
         "a recipient without an address",
         [](Setting& s) { s.version.recipients = {{.id = "re_1", .name = "X", .country = "DE"}}; },
         {"-", "-", "error", "warning", "-"}},
        {"text_hard_to_read",
         "one endless sentence",
         [](Setting& s) {
             std::string words;
             for (int i = 0; i < 900; ++i)
                 words += "обработкаперсональныхданных ";
             s.own_text(words);
         },
         {"warning", "warning", "warning", "warning", "warning"}},
        {"marketing_merged",
         "advertising among the purposes",
         [](Setting& s) {
             s.version.purposes[0].text[s.lang] =
                 s.say("рассылка рекламы", "Versand von Werbung", "sending marketing");
         },
         {"warning", "warning", "error", "warning", "warning"}},
        {"marketing_merged",
         "advertising in the box",
         [](Setting& s) {
             s.point.agreements[0].label[s.lang] = s.say("Согласен на [обработку] и рекламу",
                                                         "[Verarbeitung] und Werbung: ja",
                                                         "Yes to [processing] and marketing");
         },
         {"warning", "warning", "error", "warning", "warning"}},
        {"marketing_in_text",
         "advertising in the text",
         [](Setting& s) {
             s.own_text(s.say("Я согласен получать рекламу.",
                              "Ich willige ein, Werbung zu erhalten.",
                              "I agree to receive advertising."));
         },
         {"warning", "warning", "warning", "warning", "warning"}},
        {"label_unclear",
         "a box that only says yes",
         [](Setting& s) {
             s.point.agreements[0].label[s.lang] =
                 s.say("Я [согласен]", "Ich [stimme zu]", "I [agree]");
         },
         {"warning", "warning", "warning", "warning", "warning"}},
        {"label_without_link",
         "a caption without brackets",
         [](Setting& s) {
             s.point.agreements[0].label[s.lang] =
                 s.say("Согласен на обработку", "Verarbeitung: ja", "Yes to processing");
         },
         {"warning", "warning", "warning", "warning", "-"}},
        {"submit_notice",
         "sending means yes, says the form",
         [](Setting& s) {
             s.point.words["intro"][s.lang] =
                 s.say("Нажимая кнопку, вы соглашаетесь на обработку данных.",
                       "Mit dem Absenden willigen Sie ein: Ich willige ein.",
                       "By clicking the button you agree.");
         },
         {"error", "error", "error", "error", "warning"}},
        {"submit_notice",
         "a button that agrees",
         [](Setting& s) {
             s.point.words["submit"][s.lang] =
                 s.say("Согласен, отправить", "Einverstanden und absenden", "Agree and send");
         },
         {"error", "error", "error", "error", "warning"}},
        {"submit_notice",
         "sending means yes, says the text",
         [](Setting& s) {
             s.own_text(s.say("Нажимая «Отправить», я даю согласие.",
                              "Mit dem Absenden stimme ich zu.",
                              "By submitting the form I consent."));
         },
         {"error", "error", "error", "error", "warning"}},
        {"implied_continuation",
         "going on means yes, says the form",
         [](Setting& s) {
             s.point.words["intro"][s.lang] =
                 s.say("Продолжая, вы соглашаетесь на обработку данных.",
                       "Durch die weitere Nutzung stimme ich zu.",
                       "By continuing you agree.");
         },
         {"error", "error", "error", "error", "-"}},
        {"pre_ticked",
         "mode 1",
         [](Setting& s) {
             s.point.agreements[0].capture = law::CaptureMode::checkbox_preticked;
             s.point.agreements[0].mode = 1;
         },
         {"error", "error", "override", "override", "-"}},
        {"submit_notice",
         "no box at all",
         [](Setting& s) { s.point.agreements[0].capture = law::CaptureMode::submit_notice; },
         {"error", "error", "error", "error", "warning"}},
        {"implied_continuation",
         "whoever writes on agrees",
         [](Setting& s) { s.point.agreements[0].capture = law::CaptureMode::implied_continuation; },
         {"error", "error", "override", "override", "-"}},
        {"capture_mode",
         "a recorded telephone call",
         [](Setting& s) { s.point.agreements[0].capture = law::CaptureMode::phone_recorded; },
         {"warning", "warning", "warning", "override", "-"}},
        {"capture_of_kind",
         "special categories behind a box",
         [](Setting& s) { s.another("special_category", "Health"); },
         {"-", "-", "error", "-", "-"}},
        {"capture_of_kind",
         "advertising by e-mail without double opt-in",
         [](Setting& s) { s.another("marketing_email", "News"); },
         {"-", "warning", "-", "-", "-"}},
        {"marketing_on_line",
         "advertising on a line",
         [](Setting& s) {
             s.point.kind = "line";
             s.another("marketing_messenger", "News");
         },
         {"error", "error", "error", "error", "error"}},
        {"marketing_required",
         "no answer without advertising",
         [](Setting& s) {
             s.another("marketing_email", "News");
             s.point.agreements[1].required = true;
         },
         {"warning", "warning", "warning", "warning", "warning"}},
        {"agreement_missing",
         "nobody is asked",
         [](Setting& s) { s.point.agreements.clear(); },
         {"error", "error", "error", "error", "error"}},
        {"agreement_not_published",
         "a draft on a form",
         [](Setting& s) { s.point.agreements[0].version = nullptr; },
         {"error", "error", "error", "error", "error"}},
        {"language_missing",
         "a form in a language that its agreement lacks",
         [](Setting& s) { s.point.languages.push_back("be"); },
         {"error", "error", "error", "error", "error"}},
        {"field_not_listed",
         "a text that names no field",
         [](Setting& s) {
             s.version.template_name = "custom";
             s.version.text[s.lang] = "Text: name.";
         },
         {"error", "error", "error", "error", "error"}},
        {"field_not_needed",
         "a newsletter that asks for the income",
         [](Setting& s) {
             s.version.kind = "marketing_email";
             s.point.fields.push_back({"income", {{s.lang, "Income"}}, "finance"});
         },
         {"warning", "warning", "warning", "warning", "warning"}},
        {"special_category_unasked",
         "health without its own consent",
         [](Setting& s) { s.point.fields.push_back({"x", {{s.lang, "X"}}, "health"}); },
         {"error", "error", "error", "error", "warning"}},
        {"special_category_unasked",
         "a fingerprint without its own consent",
         [](Setting& s) { s.point.fields.push_back({"x", {{s.lang, "X"}}, "biometric"}); },
         {"error", "error", "error", "error", "warning"}},
        {"field_looks_special",
         "a diagnosis that calls itself an ordinary field",
         [](Setting& s) {
             s.point.fields.push_back(
                 {"x", {{s.lang, s.say("Диагноз", "Diagnose", "Diagnosis")}}, "other"});
         },
         {"warning", "warning", "warning", "warning", "warning"}},
        {"labels_equal",
         "two boxes with one caption",
         [](Setting& s) { s.another("custom", "X").label = s.version.label; },
         {"warning", "warning", "warning", "warning", "warning"}},
        {"buttons_unequal",
         "a button to accept and none to decline",
         [](Setting& s) { s.point.accept[s.lang] = "OK"; },
         {"error", "error", "warning", "warning", "warning"}},
        {"buttons_unequal",
         "declining is a whole sentence",
         [](Setting& s) {
             s.point.accept[s.lang] = "Accept";
             s.point.decline[s.lang] = "No, I do not want any advantages";
         },
         {"error", "error", "warning", "warning", "warning"}},
        {"contrast_low",
         "yellow on white",
         [](Setting& s) { s.point.accent = "#ffee00"; },
         {"warning", "warning", "warning", "warning", "warning"}},
        {"purpose_data_not_stated",
         "a purpose that does not say what it needs",
         [](Setting&) {},
         {"info", "info", "info", "info", "info"}},
    };
    return all;
}

TEST(JudgedPoint, judges_every_setting_by_every_law) {
    for (const auto& row : rows())
        for (std::size_t i = 0; i < profiles.size(); ++i) {
            Setting setting(profiles[i]);
            row.make(setting);
            EXPECT_EQ(setting.found(row.rule), row.expected[i])
                << row.rule << ": " << row.setting << " under " << profiles[i];
        }
}

// The same settings without the fault: no rule may speak.
TEST(JudgedPoint, finds_nothing_in_a_lawful_form) {
    for (const char* law : profiles) {
        const Setting setting(law);
        for (const auto& finding : findings_of(setting.point, library().words, library().signs))
            EXPECT_EQ(finding.severity, Finding::Severity::info)
                << law << ": " << finding.rule << " " << finding.subject;
    }
}

TEST(JudgedPoint, is_tried_by_every_rule_about_places) {
    std::set<std::string_view> tried;
    for (const auto& row : rows())
        tried.insert(row.rule);
    bool places = false;
    for (const auto& rule : every_rule()) {
        places = places || rule.id == "agreement_missing";
        if (places) {
            EXPECT_TRUE(tried.contains(rule.id)) << rule.id;
        }
    }
}

TEST(JudgedPoint, has_words_for_every_rule_in_every_language) {
    for (const auto& rule : every_rule())
        EXPECT_TRUE(library().findings.knows(rule.id)) << rule.id;
    for (const auto& id : library().findings.rules())
        EXPECT_NE(rule_named(id), nullptr) << id;
    for (const char* law : profiles)
        for (const auto& row : rows()) {
            Setting setting(law);
            row.make(setting);
            for (const auto& finding : findings_of(setting.point, library().words, library().signs))
                for (const char* lang : {"ru", "be", "de", "en"}) {
                    const auto message = library().findings.message(finding, lang);
                    const auto remedy = library().findings.remedy(finding, lang);
                    EXPECT_EQ(message.find("{}"), std::string::npos) << message;
                    EXPECT_EQ(remedy.find("{}"), std::string::npos) << remedy;
                    EXPECT_FALSE(remedy.empty()) << finding.rule;
                }
        }
}

TEST(JudgedPoint, cannot_answer_for_marketing_on_a_line) {
    for (const char* law : profiles) {
        Setting setting(law);
        setting.point.kind = "line";
        setting.another("marketing_email", "News");
        setting.point.agreements[1].capture = law::CaptureMode::implied_continuation;
        for (const auto& finding : findings_of(setting.point, library().words, library().signs))
            EXPECT_FALSE(finding.rule == "marketing_on_line" && finding.overridable) << law;
        EXPECT_EQ(setting.found("marketing_on_line"), "error") << law;
    }
}

TEST(JudgedPoint, names_the_law_and_the_place) {
    Setting setting("ru-152fz");
    setting.version.template_name = "custom";
    setting.version.text["ru"] = "Ничего.";
    const auto findings = findings_of(setting.point, library().words, library().signs);
    const auto json = library().findings.to_json(findings, library().laws, "de");
    const auto listed = std::ranges::find_if(
        json, [](const auto& one) { return one.at("rule") == "field_not_listed"; });
    ASSERT_NE(listed, json.end());
    EXPECT_EQ(listed->at("article"), "Art. 9(4)(5) des Gesetzes Nr. 152-FZ");
    EXPECT_EQ(listed->at("field"), "draft.fields[0]");
    EXPECT_EQ(listed->at("place").at("part"), "fields");
    EXPECT_EQ(listed->at("place").at("id"), "name");
    EXPECT_EQ(listed->at("message"), "Der Text nennt das Feld „Name“ nicht");
}

// Two laws at once: the contents of both, and the stricter verdict with its article.
TEST(JudgedPoint, holds_a_company_to_all_of_its_laws) {
    Setting setting("by-99z");
    setting.point.agreements[0].laws = {library().laws.find("by-99z"),
                                        library().laws.find("gdpr-de")};
    setting.version.text["ru"] = "Text.";
    setting.point.agreements[0].capture = law::CaptureMode::checkbox_preticked;
    std::set<std::string> laws;
    for (const auto& finding : findings_of(setting.point, library().words, library().signs)) {
        if (finding.rule == "required_field_missing") laws.insert(finding.profile);
        if (finding.rule != "pre_ticked") continue;
        EXPECT_EQ(finding.profile, "gdpr-de");
        EXPECT_FALSE(finding.overridable);
    }
    EXPECT_THAT(laws, testing::ElementsAre("by-99z", "gdpr-de"));
}

// A questionnaire of 60 fields in four languages under three laws; the figure to reach is 50 ms.
TEST(JudgedPoint, is_judged_quickly) {
    const auto version = a_version(
        library(),
        {.name = "marketing-email", .law = "none", .languages = {"ru", "be", "de", "en"}});
    JudgedPoint point;
    point.languages = {"ru", "be", "de", "en"};
    point.default_language = "ru";
    for (int i = 0; i < 60; ++i) {
        JudgedField field{.name = "field_" + std::to_string(i), .category = "contact"};
        for (const auto& lang : point.languages)
            field.label[lang] = "Поле / Feld / field " + std::to_string(i);
        point.fields.push_back(std::move(field));
    }
    for (int i = 0; i < 3; ++i)
        point.agreements.push_back({.id = "ag_" + std::to_string(i),
                                    .version = &version,
                                    .laws = {library().laws.find("by-99z"),
                                             library().laws.find("ru-152fz"),
                                             library().laws.find("gdpr-de")},
                                    .mode = 4});
    constexpr int times = 10;
    std::size_t findings = 0;
    const auto begin = std::clock();
    for (int i = 0; i < times; ++i)
        findings = findings_of(point, library().words, library().signs).size();
    const double took = 1000.0 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC / times;
    std::printf("a report of %zu findings: %.1f ms\n", findings, took);
    RecordProperty("report_ms", std::to_string(took));
    EXPECT_GT(findings, 0U);
}

}  // namespace
}  // namespace placet::agreements
