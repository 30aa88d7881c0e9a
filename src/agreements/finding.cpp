#include "agreements/finding.h"

#include <algorithm>
#include <array>

#include <boost/json.hpp>

#include "agreements/embedded.h"
#include "agreements/render.h"
#include "law/judge.h"
#include "law/yaml.h"

namespace placet::agreements {
namespace {

using Severity = Finding::Severity;

bool has(const std::map<std::string, std::string>& texts, const std::string& language) {
    const auto found = texts.find(language);
    return found != texts.end() && !found->second.empty();
}

// Where a missing value is mended.
std::string place_of(std::string_view placeholder) {
    if (placeholder == "erasure_email") return "company.erasure_email";
    if (placeholder.starts_with("operator_"))
        return "company." + std::string(placeholder.substr(sizeof("operator_") - 1));
    if (placeholder.starts_with("dpo")) return "company.dpo";
    return "draft.values." + std::string(placeholder);
}

class Check {
public:
    Check(const FrozenVersion& version, const law::Profile& law, const Words& words)
        : version_(version), law_(law), words_(words) {}

    std::vector<Finding> run() {
        check_languages();
        const auto& laws = version_.company.law_profiles;
        if (!laws.empty() && std::find(laws.begin(), laws.end(), law_.id) == laws.end())
            add("law_not_of_company", "", "law_profile", law_.id, Severity::warning);
        if (version_.purposes.empty()) add("purposes_missing", "", "draft.purposes", "");
        if (version_.company.erasure_email.empty() && !has(version_.values, "erasure_email"))
            add("value_missing", "", "company.erasure_email", "erasure_email");
        for (const auto& language : version_.languages)
            if (has(version_.text, language)) check_text(language);
        return std::move(findings_);
    }

private:
    void add(std::string rule,
             std::string article,
             std::string field,
             std::string subject,
             Severity severity = Severity::error) {
        Finding one{
            std::move(rule), severity, std::move(article), std::move(field), std::move(subject)};
        if (std::find(findings_.begin(), findings_.end(), one) == findings_.end())
            findings_.push_back(std::move(one));
    }

    void check_languages() {
        if (version_.languages.empty()) add("languages_missing", "", "draft.languages", "");
        for (const auto& language : version_.languages) {
            if (!law_.allows_language(language))
                add("language_not_allowed", law_.articles.language, "draft.languages", language);
            if (!has(version_.text, language))
                add(external() ? "source_missing" : "text_missing",
                    "",
                    (external() ? "draft.sources." : "draft.text.") + language,
                    language);
            if (!has(version_.title, language))
                add("title_missing", "", "draft.title." + language, language);
            if (!has(version_.label, language))
                add("label_missing", "", "draft.label." + language, language);
            for (const auto& purpose : version_.purposes)
                if (!has(purpose.text, language))
                    add("purpose_not_translated",
                        "",
                        "purposes." + purpose.id,
                        language,
                        Severity::warning);
        }
        const auto& all = version_.languages;
        if (!all.empty() &&
            std::find(all.begin(), all.end(), version_.default_language) == all.end())
            add("default_language_missing",
                "",
                "draft.default_language",
                version_.default_language);
    }

    // What a text of the company's own site says, nobody checks but people: its gaps are warnings.
    bool external() const { return version_.template_name == external_template; }
    Severity of_content() const { return external() ? Severity::warning : Severity::error; }

    std::vector<std::string> conditions() const {
        std::vector<std::string> out;
        if (version_.company.dpo) out.emplace_back("has_dpo");
        const auto& recipients = version_.recipients;
        if (std::any_of(recipients.begin(), recipients.end(), [](const FrozenRecipient& one) {
                return one.foreign;
            }))
            out.emplace_back("third_country");
        return out;
    }

    void check_text(const std::string& language) {
        const Draft draft = render_draft(version_, {.mode = 2}, language);
        const std::string field = "draft.text." + language;
        for (const Problem& problem : draft.problems) {
            if (problem.rule == "value_missing") {
                add(problem.rule, "", place_of(problem.field), problem.field);
            } else if (problem.rule.starts_with("markdown_")) {
                add(problem.rule, "", field, "", Severity::warning);
            } else {
                add(problem.rule, "", field, problem.field);
            }
        }
        if (draft.rendition.blocks.empty()) add("text_empty", "", field, language);
        for (const auto& required : law::required_fields({&law_}, conditions()))
            if (words_.asks(version_.kind, required.field) &&
                !words_.gives(required.field, draft.referred))
                add("required_field_missing",
                    required.article,
                    field,
                    required.field,
                    of_content());
        if (!law_.pre_information.required) return;
        for (const auto& block : law_.pre_information.blocks)
            if (words_.asks(version_.kind, block) && !words_.gives(block, draft.referred))
                add("pre_information_missing",
                    law_.articles.pre_information,
                    field,
                    block,
                    of_content());
    }

    const FrozenVersion& version_;
    const law::Profile& law_;
    const Words& words_;
    std::vector<Finding> findings_;
};

constexpr std::array<std::string_view, 3> severity_names = {"error", "warning", "info"};

std::string replaced(std::string text, std::string_view hole, std::string_view words) {
    if (const auto at = text.find(hole); at != std::string::npos)
        text.replace(at, hole.size(), words);
    return text;
}

}  // namespace

std::vector<Finding> findings_of(const FrozenVersion& version,
                                 const law::Profile& law,
                                 const Words& words) {
    return Check(version, law, words).run();
}

bool prevents_publishing(const std::vector<Finding>& findings) {
    return std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
        return finding.severity == Severity::error;
    });
}

Result<FindingTexts> FindingTexts::embedded() {
    const auto* file = placet::find(embedded_files(), "findings.yaml");
    if (file == nullptr) return internal_error("agreements.data", "findings.yaml is missing");
    const auto document = TRY(law::read_yaml(file->text()));
    law::Faults faults;
    law::Members root(document, "findings", faults);
    FindingTexts out;
    auto messages = root.object("messages");
    for (const auto& rule : messages.names())
        out.messages_[rule] = messages.text_map(rule);
    auto subjects = root.object("subjects");
    for (const auto& subject : subjects.names())
        out.subjects_[subject] = subjects.text_map(subject);
    root.finish();
    if (!faults.empty()) return internal_error("agreements.data", faults.front());
    return out;
}

std::string FindingTexts::message(const Finding& finding, std::string_view language) const {
    const auto found = messages_.find(finding.rule);
    if (found == messages_.end()) return finding.rule;
    const auto subject = subjects_.find(finding.subject);
    return replaced(std::string(law::text_in(found->second, language)),
                    "{}",
                    subject == subjects_.end() ? std::string_view(finding.subject)
                                               : law::text_in(subject->second, language));
}

boost::json::array FindingTexts::to_json(const std::vector<Finding>& findings,
                                         const law::Profile& law,
                                         std::string_view language) const {
    boost::json::array out;
    for (const auto& finding : findings)
        out.push_back(boost::json::object{
            {"rule", finding.rule},
            {"severity", severity_names[static_cast<std::size_t>(finding.severity)]},
            {"article", law::cite(law, finding.article, language)},
            {"field", finding.field},
            {"message", message(finding, language)}});
    return out;
}

bool FindingTexts::knows(std::string_view rule) const {
    return messages_.contains(rule);
}

bool FindingTexts::knows_subject(std::string_view subject) const {
    return subjects_.contains(subject);
}

}  // namespace placet::agreements
