#pragma once

// Companies, purposes and versions for tests, one for each law.

#include <gtest/gtest.h>

#include "agreements/finding.h"
#include "agreements/freeze.h"
#include "agreements/render.h"
#include "law/profiles.h"
#include "support/stores.h"

namespace placet::agreements {

using test::must;

// The examples have two purposes; a consent should have one.
inline void one_consent(FrozenVersion& version) {
    for (std::size_t i = 1; i < version.purposes.size(); ++i)
        version.purposes[i].basis = "contract";
}

struct Library {
    law::Profiles laws = must(law::Profiles::embedded());
    ReadyTexts texts = must(ReadyTexts::embedded());
    Words words = must(Words::embedded());
    FindingTexts findings = must(FindingTexts::embedded());
    Signs signs = must(Signs::embedded());

    // Under this law and those that the company names.
    std::vector<Finding> judged(FrozenVersion version, std::string_view law) const {
        one_consent(version);
        std::vector<const law::Profile*> under{laws.find(law)};
        for (const auto* one : laws_of(version, laws, Timestamp::from_seconds(1'795'348'800)))
            if (one->id != version.law.profile && one->id != law) under.push_back(one);
        return findings_of(version, under, words, signs);
    }
};

// Under one law alone.
inline std::vector<Finding> findings_of(FrozenVersion version,
                                        const law::Profile& law,
                                        const Words& words) {
    one_consent(version);
    return findings_of(version, {&law}, words, must(Signs::embedded()));
}

inline FrozenCompany a_company(std::string_view country) {
    if (country == "BY")
        return {.id = "co_by",
                .name = "ООО «Полесье-Трейд»",
                .short_name = "Полесье-Трейд",
                .legal_form = "legal_entity",
                .country = "BY",
                .address = "224030, г. Брест, ул. Советская, 12",
                .email = "info@polesie.example",
                .phone = "+375 162 20-00-00",
                .website = {},
                .erasure_email = "privacy@polesie.example",
                .dpo = {},
                .requisites = {{"unp", "290000007"}},
                .requisites_line = {}};
    if (country == "RU")
        return {
            .id = "co_ru",
            .name = "ООО «Северный Ветер»",
            .short_name = {},
            .legal_form = "legal_entity",
            .country = "RU",
            .address = "190000, Санкт-Петербург, наб. реки Мойки, д. 1",
            .email = "info@veter.example",
            .phone = {},
            .website = {},
            .erasure_email = "privacy@veter.example",
            .dpo = {},
            .requisites = {{"inn", "7800000000"}, {"kpp", "780001001"}, {"ogrn", "1027800000000"}},
            .requisites_line = {}};
    return {.id = "co_de",
            .name = "Müller & Söhne Küchenbau GmbH",
            .short_name = "Müller & Söhne",
            .legal_form = "legal_entity",
            .country = "DE",
            .address = "Lindenstraße 5, 80331 München",
            .email = "info@kuechen.example",
            .phone = "+49 89 000000",
            .website = {},
            .erasure_email = "datenschutz@kuechen.example",
            .dpo = Contact{"Dr. Ada Lange", "dsb@kuechen.example", {}},
            .requisites = {{"ust_idnr", "DE129273398"},
                           {"hrb", "12345"},
                           {"register_court", "Amtsgericht München"}},
            .requisites_line = {}};
}

inline std::vector<Purpose> some_purposes() {
    return {{.id = "pu_1",
             .code = 101,
             .text = {{"ru", "ответ на ваше обращение"},
                      {"be", "адказ на ваш зварот"},
                      {"de", "Beantwortung Ihrer Anfrage"},
                      {"en", "answering your enquiry"}},
             .basis = "consent"},
            {.id = "pu_2",
             .code = 102,
             .text = {{"ru", "подготовка коммерческого предложения"},
                      {"be", "падрыхтоўка камерцыйнай прапановы"},
                      {"de", "Erstellung eines Angebots"},
                      {"en", "preparing an offer"}},
             .basis = "consent"}};
}

inline Recipient a_recipient(std::string name, std::string country, std::string role) {
    return {.id = "re_" + country,
            .name = std::move(name),
            .address = "Main street 1",
            .country = std::move(country),
            .role = std::move(role)};
}

struct Case {
    std::string name = "processing-by";
    std::string law = "by-99z";
    std::string country = "BY";
    std::vector<std::string> languages = {"be", "ru"};
    std::vector<Recipient> recipients = {};
    std::optional<std::int64_t> months = {};
    std::map<std::string, std::string> text = {};
    std::map<std::string, std::string> label = {};
    std::map<std::string, std::string> values = {};
    Parts parts = {};
    std::optional<std::int64_t> retention_months = {};  // of the first purpose
    std::string kind = {};                              // empty: that of the ready text
};

inline FrozenVersion a_version(const Library& library, const Case& one) {
    const AgreementDraft draft{.template_name = one.name,
                               .languages = one.languages,
                               .default_language = one.languages.front(),
                               .title = one.text.empty() ? Texts{} : one.text,
                               .label = one.label,
                               .text = one.text,
                               .term_months = one.months,
                               .values = one.values,
                               .parts = one.parts};
    auto purposes = some_purposes();
    purposes.front().retention_months = one.retention_months;
    if (one.retention_months) purposes.front().data = {"contact"};
    auto version = must(freeze({.draft = draft,
                                .law = *library.laws.find(one.law),
                                .ready_texts = library.texts,
                                .words = library.words,
                                .company = a_company(one.country),
                                .purposes = std::move(purposes),
                                .recipients = one.recipients}));
    version.workspace = 1;
    version.agreement = "ag_example";
    version.version = 1;
    const auto* ready = library.texts.find(one.name);
    version.kind = one.kind.empty() ? (ready ? ready->kind : "processing") : one.kind;
    return version;
}

inline const std::vector<Case>& ready_cases() {
    static const std::vector<Case> cases = {
        {.name = "processing-by", .law = "by-99z", .country = "BY", .languages = {"be", "ru"}},
        {.name = "processing-ru", .law = "ru-152fz", .country = "RU", .languages = {"ru"}},
        {.name = "processing-de", .law = "gdpr-de", .country = "DE", .languages = {"de"}},
        {.name = "processing-eu", .law = "gdpr", .country = "DE", .languages = {"en"}},
        {.name = "marketing-email", .law = "by-99z", .country = "BY", .languages = {"be", "ru"}},
        {.name = "marketing-email", .law = "ru-152fz", .country = "RU", .languages = {"ru"}},
        {.name = "marketing-email", .law = "gdpr-de", .country = "DE", .languages = {"de"}},
        {.name = "marketing-email", .law = "gdpr", .country = "DE", .languages = {"en"}},
    };
    return cases;
}

inline std::vector<FieldLabel> some_fields() {
    return {{"name", "Имя"}, {"phone", "Телефон"}, {"comment", "Комментарий"}};
}

}  // namespace placet::agreements
