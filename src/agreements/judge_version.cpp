#include "agreements/judge_version.h"

#include <algorithm>
#include <cmath>

#include "agreements/data_category.h"
#include "agreements/kind.h"
#include "agreements/plain_words.h"

namespace placet::agreements {
namespace {

bool has(const std::map<std::string, std::string>& texts, const std::string& language) {
    const auto found = texts.find(language);
    return found != texts.end() && !found->second.empty();
}

std::string in(const Texts& texts, const std::string& language) {
    const auto found = texts.find(language);
    return found == texts.end() ? std::string{} : found->second;
}

bool contains(const std::vector<std::string>& list, const std::string& one) {
    return std::ranges::find(list, one) != list.end();
}

std::string joined(const std::vector<std::string>& list) {
    std::string out;
    for (const auto& one : list)
        out += (out.empty() ? "" : ", ") + one;
    return out;
}

// Where a missing value is mended.
std::string mended_at(std::string_view placeholder) {
    if (placeholder == "erasure_email") return "company.erasure_email";
    if (placeholder.starts_with("operator_"))
        return "company." + std::string(placeholder.substr(sizeof("operator_") - 1));
    if (placeholder.starts_with("dpo")) return "company.dpo";
    return "draft.values." + std::string(placeholder);
}

// As much of a sentence as fits into a message.
std::string shortened(const std::string& sentence) {
    constexpr std::size_t limit = 160;
    auto end = std::min(sentence.size(), limit);
    while (end < sentence.size() && end > 0 && (sentence[end] & 0xC0) == 0x80)
        --end;
    auto out = sentence.substr(0, end);
    out.erase(0, out.find_first_not_of(" \n"));
    return end < sentence.size() ? out + "…" : out;
}

// The beginning by which two forms of a word are taken for one.
std::string stem(const std::string& word) {
    constexpr std::size_t letters = 5;
    std::size_t end = 0, seen = 0;
    while (end < word.size() && seen < letters) {
        ++end;
        while (end < word.size() && (word[end] & 0xC0) == 0x80)
            ++end;
        ++seen;
    }
    return word.substr(0, end);
}

// Of the words that name something: "I agree" stands in every title and names nothing.
std::set<std::string> stems_of(std::string_view text,
                               const Signs& signs,
                               const std::string& language) {
    constexpr std::size_t shortest = 4;  // shorter words carry no meaning of their own
    std::set<std::string> out;
    for (const auto& word : words_of(text))
        if (letters_of(word) >= shortest && !signs.shows("consent", word, language))
            out.insert(stem(word));
    return out;
}

class Check {
public:
    explicit Check(const VersionQuestion& question)
        : q_(question),
          version_(question.version),
          law_(*question.laws.front()),
          own_words_(version_.template_name == custom_template),
          external_(version_.template_name == external_template),
          asks_(version_.kind != notice_kind) {}

    JudgedVersion run() && {
        check_languages();
        const auto& laws = version_.company.law_profiles;
        if (!laws.empty() && !contains(laws, law_.id))
            add("law_not_of_company", "law_profile", law_.id);
        if (version_.company.erasure_email.empty() && !has(version_.values, "erasure_email"))
            add("value_missing", "company.erasure_email", "erasure_email");
        check_purposes();
        check_recipients();
        check_data();
        for (const auto& detail : missing_details(version_.kind, version_.parts.parts))
            add("detail_missing", "draft.details." + detail, detail);
        for (const auto& language : q_.languages)
            if (has(version_.text, language)) check_text(language);
        return std::move(out_);
    }

private:
    void add(std::string_view rule, std::string field, std::string subject) {
        auto place = place_in(field);
        out_.report.add(rule, q_.laws, {std::move(field), std::move(place), std::move(subject)});
    }
    void add_of(std::string_view rule,
                const law::Profile& law,
                const std::string& article,
                std::string field,
                std::string subject) {
        auto place = place_in(field);
        const auto* known = rule_named(rule);
        auto verdict = known == nullptr ? law::Verdict::forbid : known->standard;
        // What a text of the company's own site says, nobody checks but people.
        if (external_ && rule != "language_not_allowed" && rule != "language_missing")
            verdict = law::Verdict::warn;
        out_.report.add(rule,
                        law::Judgement{verdict, &law, article},
                        {std::move(field), std::move(place), std::move(subject)});
    }

    void check_languages() {
        if (version_.languages.empty()) add("languages_missing", "draft.languages", "");
        for (const auto& language : version_.languages) {
            if (!law_.allows_language(language))
                add_of("language_not_allowed",
                       law_,
                       law_.articles.language,
                       "draft.languages",
                       language);
            if (!has(version_.text, language))
                add(external_ ? "source_missing" : "text_missing",
                    (external_ ? "draft.sources." : "draft.text.") + language,
                    language);
            if (!has(version_.title, language))
                add("title_missing", "draft.title." + language, language);
            if (!has(version_.label, language))
                add("label_missing", "draft.label." + language, language);
            for (const auto& purpose : version_.purposes)
                if (!has(purpose.text, language))
                    add("purpose_not_translated", "purposes." + purpose.id, language);
        }
        const auto& all = version_.languages;
        if (!all.empty() && !contains(all, version_.default_language))
            add("default_language_missing", "draft.default_language", version_.default_language);
        // A company's other laws: each wants at least one of its own languages.
        for (const auto* law : q_.laws)
            if (law != &law_ && !all.empty() &&
                std::ranges::none_of(
                    all, [&](const std::string& one) { return law->allows_language(one); }))
                add_of("language_missing",
                       *law,
                       law->articles.language,
                       "draft.languages",
                       joined(law->languages));
    }

    void check_purposes() {
        if (version_.purposes.empty()) add("purposes_missing", "draft.purposes", "");
        std::size_t consented = 0;
        for (const auto& purpose : version_.purposes) {
            if (purpose.basis == "consent") ++consented;
            const auto speaks_of_marketing = [&](const auto& text) {
                return q_.signs.shows("marketing", text.second, text.first);
            };
            if (asks_ && !is_marketing(version_.kind) &&
                std::ranges::any_of(purpose.text, speaks_of_marketing))
                add("marketing_merged",
                    "purposes." + purpose.id,
                    std::string(law::text_in(purpose.text, version_.default_language)));
        }
        if (asks_ && consented > 1)
            add("purposes_merged", "draft.purposes", std::to_string(consented));
    }

    void check_recipients() {
        for (const auto& recipient : version_.recipients) {
            const auto field = "recipients." + recipient.id;
            if (recipient.country.empty()) add("recipient_country_missing", field, recipient.name);
            if (recipient.address.empty()) add("recipient_address_missing", field, recipient.name);
        }
    }

    // What laws guard especially needs a consent of its own kind.
    void check_data() {
        if (version_.kind != "processing" && !is_marketing(version_.kind)) return;
        for (const auto& group : version_.parts.parts.data) {
            const auto sensitivity = sensitivity_of(group.category).value_or(Sensitivity::ordinary);
            if (sensitivity != Sensitivity::ordinary)
                add("special_category_unasked", "draft.data." + group.category, group.category);
        }
    }

    std::vector<std::string> conditions() const {
        std::vector<std::string> out;
        if (version_.company.dpo) out.emplace_back("has_dpo");
        if (std::ranges::any_of(version_.recipients,
                                [](const FrozenRecipient& one) { return one.foreign; }))
            out.emplace_back("third_country");
        return out;
    }

    void check_text(const std::string& language) {
        const auto found = q_.occasions.find(language);
        const Occasion occasion = found == q_.occasions.end() ? Occasion{.mode = 2} : found->second;
        const Draft draft = render_draft(version_, occasion, language);
        const std::string field = "draft.text." + language;
        for (const Problem& problem : draft.problems) {
            if (problem.rule == "value_missing")
                add(problem.rule, mended_at(problem.field), problem.field);
            else
                add(problem.rule,
                    field,
                    problem.rule.starts_with("markdown_") ? std::string{} : problem.field);
        }
        if (draft.rendition.blocks.empty()) add("text_empty", field, language);
        check_contents(draft, field);
        check_fields(occasion, draft, language);
        check_caption(occasion, draft, language);
        if (own_words_) check_words(draft, language);
    }

    // Of several laws the contents together.
    void check_contents(const Draft& draft, const std::string& field) {
        const auto lacks = [&](const std::string& content) {
            return q_.words.asks(version_.kind, content) &&
                   !q_.words.gives(content, draft.referred);
        };
        for (const auto& required : law::required_fields(q_.laws, conditions()))
            if (lacks(required.field))
                add_of("required_field_missing",
                       *required.profile,
                       required.article,
                       field,
                       required.field);
        for (const auto* law : q_.laws) {
            if (!law->pre_information.required) continue;
            for (const auto& block : law->pre_information.blocks)
                if (lacks(block))
                    add_of("pre_information_missing",
                           *law,
                           law->articles.pre_information,
                           field,
                           block);
        }
    }

    void check_fields(const Occasion& occasion, const Draft& draft, const std::string& language) {
        auto& unlisted = out_.unlisted[language];
        if (external_ || draft.referred.contains("fields")) return;
        const auto text = folded(to_plain(draft.rendition.blocks));
        for (const auto& field : occasion.fields)
            if (text.find(folded(field.label.empty() ? field.name : field.label)) ==
                std::string::npos)
                unlisted.insert(field.name);
    }

    void check_caption(const Occasion& occasion, const Draft& draft, const std::string& language) {
        const std::string source =
            occasion.label.empty() ? in(version_.label, language) : occasion.label;
        const std::string caption = plain_text(draft.rendition.label);
        if (caption.empty() || !asks_) return;
        const std::string field = "draft.label." + language;
        if (source.find('[') == std::string::npos) add("label_without_link", field, caption);
        const bool advertises = q_.signs.shows("marketing", caption, language);
        if (advertises && !is_marketing(version_.kind)) add("marketing_merged", field, caption);
        check_sentence(caption, field, language);
        std::string named = draft.rendition.title;
        for (const auto& purpose : version_.purposes)
            named += " " + in(purpose.text, language);
        std::vector<std::string> same;
        std::ranges::set_intersection(stems_of(caption, q_.signs, language),
                                      stems_of(named, q_.signs, language),
                                      std::back_inserter(same));
        if (same.empty() && !(advertises && is_marketing(version_.kind)))
            add("label_unclear", field, caption);
    }

    // Words that make something else than a tick mean yes.
    void check_sentence(const std::string& sentence,
                        const std::string& field,
                        const std::string& language) {
        if (!q_.signs.shows("consent", sentence, language)) return;
        if (q_.signs.shows("by_ticking", sentence, language)) return;
        if (q_.signs.shows("by_submitting", sentence, language))
            add("submit_notice", field, shortened(sentence));
        if (q_.signs.shows("by_continuing", sentence, language))
            add("implied_continuation", field, shortened(sentence));
    }

    void check_words(const Draft& draft, const std::string& language) {
        const std::string field = "draft.text." + language;
        const auto sentences = sentences_of(draft.rendition.blocks);
        for (const auto& sentence : sentences) {
            if (!asks_) break;
            check_sentence(sentence, field, language);
            if (!is_marketing(version_.kind) && q_.signs.shows("consent", sentence, language) &&
                q_.signs.shows("marketing", sentence, language))
                add("marketing_in_text", field, shortened(sentence));
        }
        const auto limit = q_.signs.hard_to_read_above(language);
        const double measured = lix(sentences);
        if (limit && measured > *limit)
            add("text_hard_to_read", field, std::to_string(std::lround(measured)));
    }

    const VersionQuestion& q_;
    const FrozenVersion& version_;
    const law::Profile& law_;
    bool own_words_;  // not one of the ready texts
    bool external_;   // the company's own site
    bool asks_;       // for consent; a notice only informs
    JudgedVersion out_;
};

}  // namespace

JudgedVersion judge_version(const VersionQuestion& question) {
    return Check(question).run();
}

bool is_marketing(std::string_view kind) {
    return kind.starts_with("marketing_");
}

FindingPlace place_in(std::string_view field) {
    constexpr std::string_view draft = "draft.";
    if (field.starts_with(draft)) field.remove_prefix(draft.size());
    const auto dot = field.find('.');
    if (dot == std::string_view::npos) return {std::string(field), {}};
    return {std::string(field.substr(0, dot)), std::string(field.substr(dot + 1))};
}

}  // namespace placet::agreements
