#include "agreements/judged_point.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "agreements/data_category.h"
#include "agreements/judge_version.h"
#include "agreements/kind.h"
#include "agreements/plain_words.h"

namespace placet::agreements {
namespace {

std::string in(const Texts& texts, const std::string& language) {
    const auto found = texts.find(language);
    return found == texts.end() ? std::string{} : found->second;
}

FindingPlace place_of(const JudgedAgreement& one) {
    return {"agreements", one.id};
}

class Check {
public:
    Check(const JudgedPoint& point, const Words& words, const Signs& signs)
        : point_(point), words_(words), signs_(signs) {
        for (const auto& one : point.agreements)
            for (const auto* law : one.laws)
                if (std::ranges::find(laws_, law) == laws_.end()) laws_.push_back(law);
    }

    std::vector<Finding> run() && {
        if (point_.agreements.empty())
            add("agreement_missing", "draft.agreements", {"agreements", {}}, "");
        for (const auto& one : point_.agreements)
            check_agreement(one);
        check_fields();
        check_labels();
        check_words();
        check_buttons();
        check_accent();
        return std::move(report_).findings();
    }

private:
    void add(std::string_view rule, std::string field, FindingPlace place, std::string subject) {
        report_.add(rule, laws_, {std::move(field), std::move(place), std::move(subject)});
    }
    void add(std::string_view rule, const JudgedAgreement& one, std::string subject) {
        report_.add(rule, one.laws, {one.field, place_of(one), std::move(subject)});
    }

    void check_agreement(const JudgedAgreement& one) {
        if (one.version == nullptr) return add("agreement_not_published", one, one.id);
        const auto& version = *one.version;
        const auto title = std::string(law::text_in(version.title, version.default_language));
        if (point_.kind == "line" && is_marketing(version.kind))
            add("marketing_on_line", one, title);
        if (version.kind != notice_kind) check_capture(one);
        const bool others = std::ranges::any_of(point_.agreements, [](const JudgedAgreement& two) {
            return two.version != nullptr && !is_marketing(two.version->kind);
        });
        if (one.required && others && is_marketing(version.kind))
            add("marketing_required", one, title);
        for (const auto& language : point_.languages)
            if (std::ranges::find(version.languages, language) == version.languages.end())
                add("language_missing", one, language);
        check_version(one);
    }

    // How the law sees the way of asking; a kind that it treats apart is named as such.
    void check_capture(const JudgedAgreement& one) {
        const auto judgement = law::judge(one.laws, {one.capture, one.version->kind});
        const auto plain = law::judge(one.laws, {.mode = one.capture});
        std::string_view rule = "capture_mode";
        std::string subject(law::name_of(one.capture));
        for (const auto& known : every_rule())
            if (known.way == one.capture) rule = known.id;
        if (judgement.verdict > plain.verdict) {
            rule = "capture_of_kind";
            subject.clear();
            const auto& kinds = judgement.profile->kinds;
            if (const auto kind = kinds.find(one.version->kind); kind != kinds.end())
                for (const auto mode : kind->second.capture_only)
                    subject += (subject.empty() ? "" : ", ") + std::string(law::name_of(mode));
        }
        report_.add(rule, judgement, {one.field + ".mode", place_of(one), std::move(subject)});
    }

    // The text as this point shows it, with this point's fields.
    void check_version(const JudgedAgreement& one) {
        VersionQuestion question{.version = *one.version,
                                 .laws = one.laws,
                                 .words = words_,
                                 .signs = signs_,
                                 .languages = point_.languages};
        for (const auto& language : point_.languages) {
            auto& occasion = question.occasions[language];
            for (const auto& field : point_.fields)
                occasion.fields.push_back({field.name, in(field.label, language)});
            if (one.mode != 0) occasion.mode = one.mode;
            occasion.label = in(one.label, language);
        }
        auto judged = judge_version(question);
        for (auto& finding : std::move(judged.report).findings()) {
            finding.field = one.field + "/" + finding.field;
            finding.place = place_of(one);
            report_.take(std::move(finding));
        }
        for (const auto& [language, names] : judged.unlisted)
            unlisted_[one.id][language] = names;
    }

    bool is_listed(const JudgedField& field, const std::string& language) const {
        return std::ranges::any_of(unlisted_, [&](const auto& one) {
            const auto of_language = one.second.find(language);
            return of_language != one.second.end() && !of_language->second.contains(field.name);
        });
    }

    bool asks_for(std::string_view kind) const {
        return std::ranges::any_of(point_.agreements, [&](const JudgedAgreement& one) {
            return one.version != nullptr && one.version->kind == kind;
        });
    }

    void check_fields() {
        const auto needed = needed_categories();
        for (std::size_t i = 0; i < point_.fields.size(); ++i) {
            const auto& field = point_.fields[i];
            const std::string at = "draft.fields[" + std::to_string(i) + "]";
            const FindingPlace place{"fields", field.name};
            std::string label = in(field.label, point_.default_language);
            if (label.empty()) label = field.name;
            if (!unlisted_.empty() &&
                std::ranges::any_of(point_.languages, [&](const std::string& language) {
                    return !is_listed(field, language);
                }))
                add("field_not_listed", at, place, label);
            if (needed && !needed->contains(field.category))
                add("field_not_needed", at, place, label);
            check_sensitivity(field, at, place, label);
        }
    }

    void check_sensitivity(const JudgedField& field,
                           const std::string& at,
                           const FindingPlace& place,
                           const std::string& label) {
        const auto sensitivity = sensitivity_of(field.category).value_or(Sensitivity::ordinary);
        if (sensitivity == Sensitivity::ordinary) {
            if (std::ranges::any_of(field.label, [&](const auto& text) {
                    return signs_.shows("special_category", text.second, text.first);
                }))
                add("field_looks_special", at, place, label);
            return;
        }
        const bool asked = sensitivity == Sensitivity::biometric ? asks_for("biometric")
                                                                 : asks_for("special_category");
        if (!asked) add("special_category_unasked", at, place, label);
    }

    // What all agreements together need; nothing when one of them does not say.
    std::optional<std::set<std::string>> needed_categories() {
        std::set<std::string> out;
        bool known = !point_.agreements.empty();
        for (const auto& one : point_.agreements) {
            if (one.version == nullptr || !add_needs(*one.version, out)) known = false;
            if (one.version == nullptr) continue;
            for (const auto& purpose : one.version->purposes)
                if (purpose.data.empty() && signs_.needs(one.version->kind) == nullptr)
                    add("purpose_data_not_stated",
                        "purposes." + purpose.id,
                        {"purposes", purpose.id},
                        std::string(law::text_in(purpose.text, point_.default_language)));
        }
        if (!known) return std::nullopt;
        return out;
    }

    bool add_needs(const FrozenVersion& version, std::set<std::string>& out) const {
        const auto* usual = signs_.needs(version.kind);
        bool known = !version.purposes.empty();
        for (const auto& purpose : version.purposes) {
            out.insert(purpose.data.begin(), purpose.data.end());
            if (!purpose.data.empty()) continue;
            if (usual == nullptr)
                known = false;
            else
                out.insert(usual->begin(), usual->end());
        }
        return known;
    }

    std::string caption_of(const JudgedAgreement& one, const std::string& language) const {
        if (one.version == nullptr) return {};
        const auto own = in(one.label, language);
        return folded(own.empty() ? in(one.version->label, language) : own);
    }

    void check_labels() {
        for (const auto& language : point_.languages)
            for (std::size_t i = 1; i < point_.agreements.size(); ++i) {
                const auto caption = caption_of(point_.agreements[i], language);
                for (std::size_t j = 0; j < i && !caption.empty(); ++j)
                    if (caption == caption_of(point_.agreements[j], language))
                        add("labels_equal", point_.agreements[i], language);
            }
    }

    // The form's own words may not turn sending into agreeing.
    void check_words() {
        for (const auto& [part, texts] : point_.words)
            for (const auto& [language, text] : texts)
                for (const auto& sentence : sentences_of(text))
                    check_sentence(part, language, sentence);
    }

    void check_sentence(const std::string& part,
                        const std::string& language,
                        const std::string& sentence) {
        if (!signs_.shows("consent", sentence, language) ||
            signs_.shows("by_ticking", sentence, language))
            return;
        const std::string field = "draft." + part + "." + language;
        // A button that says "I agree" makes sending mean yes, whatever else it says.
        if (part == "submit" || signs_.shows("by_submitting", sentence, language))
            add("submit_notice", field, {part, language}, sentence);
        if (signs_.shows("by_continuing", sentence, language))
            add("implied_continuation", field, {part, language}, sentence);
    }

    // Saying no must be as easy as saying yes.
    void check_buttons() {
        constexpr std::size_t times = 2;
        for (const auto& [language, accept] : point_.accept) {
            const auto decline = in(point_.decline, language);
            if (decline.empty() || letters_of(decline) > times * letters_of(accept) ||
                letters_of(accept) > times * letters_of(decline))
                add("buttons_unequal", "draft.decline." + language, {"decline", language}, accept);
        }
    }

    void check_accent() {
        if (point_.accent.empty()) return;
        const double contrast = contrast_of(point_.accent, "#ffffff");
        if (contrast >= signs_.least_contrast()) return;
        std::array<char, 16> shown{};
        std::snprintf(shown.data(), shown.size(), "%.1f : 1", contrast);
        add("contrast_low", "draft.accent", {"look", "accent"}, shown.data());
    }

    const JudgedPoint& point_;
    const Words& words_;
    const Signs& signs_;
    Laws laws_;
    Report report_;
    // agreement → language → fields that its text does not name
    std::map<std::string, std::map<std::string, std::set<std::string>>> unlisted_;
};

}  // namespace

std::vector<Finding> findings_of(const JudgedPoint& point, const Words& words, const Signs& signs) {
    return Check(point, words, signs).run();
}

}  // namespace placet::agreements
