#include "agreements/finding.h"

#include <algorithm>
#include <array>

#include <boost/json.hpp>

#include "agreements/embedded.h"
#include "agreements/judge_version.h"
#include "law/yaml.h"

namespace placet::agreements {
namespace {

constexpr std::array<std::string_view, 3> severity_names = {"error", "warning", "info"};

std::string replaced(std::string text, std::string_view hole, std::string_view words) {
    if (const auto at = text.find(hole); at != std::string::npos)
        text.replace(at, hole.size(), words);
    return text;
}

}  // namespace

std::vector<Finding> findings_of(const FrozenVersion& version,
                                 const std::vector<const law::Profile*>& laws,
                                 const Words& words,
                                 const Signs& signs) {
    auto judged = judge_version({.version = version,
                                 .laws = laws,
                                 .words = words,
                                 .signs = signs,
                                 .languages = version.languages});
    return std::move(judged.report).findings();
}

std::vector<const law::Profile*> laws_of(const FrozenVersion& version,
                                         const law::Profiles& profiles,
                                         Timestamp at) {
    std::vector<const law::Profile*> laws;
    const auto add = [&](const std::string& id) {
        const auto* law = profiles.find(id, at);
        if (law != nullptr && std::ranges::find(laws, law) == laws.end()) laws.push_back(law);
    };
    add(version.law.profile);
    for (const auto& id : version.company.law_profiles)
        add(id);
    return laws;
}

bool prevents_publishing(const std::vector<Finding>& findings) {
    return std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
        return finding.severity == Finding::Severity::error && !finding.overridable;
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
    auto remedies = root.object("remedies");
    for (const auto& rule : remedies.names())
        out.remedies_[rule] = remedies.text_map(rule);
    auto subjects = root.object("subjects");
    for (const auto& subject : subjects.names())
        out.subjects_[subject] = subjects.text_map(subject);
    root.finish();
    if (!faults.empty()) return internal_error("agreements.data", faults.front());
    return out;
}

// A subject of several ("ru, be") is named one by one.
std::string FindingTexts::words_of(const law::Texts& texts,
                                   const Finding& finding,
                                   std::string_view language) const {
    std::string named;
    std::string_view rest = finding.subject;
    for (bool known = true; known && !rest.empty();) {
        const auto comma = rest.find(", ");
        const auto one = rest.substr(0, comma);
        const auto subject = subjects_.find(one);
        known = subject != subjects_.end();
        if (known)
            named.append(named.empty() ? "" : ", ").append(law::text_in(subject->second, language));
        else
            named = finding.subject;
        rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 2);
    }
    return replaced(std::string(law::text_in(texts, language)), "{}", named);
}

std::string FindingTexts::message(const Finding& finding, std::string_view language) const {
    const auto found = messages_.find(finding.rule);
    return found == messages_.end() ? finding.rule : words_of(found->second, finding, language);
}

std::string FindingTexts::remedy(const Finding& finding, std::string_view language) const {
    const auto found = remedies_.find(finding.rule);
    return found == remedies_.end() ? std::string{} : words_of(found->second, finding, language);
}

boost::json::array FindingTexts::to_json(const std::vector<Finding>& findings,
                                         const law::Profiles& profiles,
                                         std::string_view language) const {
    boost::json::array out;
    for (const auto& finding : findings) {
        const auto* law = profiles.find(finding.profile);
        boost::json::object one{
            {"rule", finding.rule},
            {"severity", severity_names[static_cast<std::size_t>(finding.severity)]},
            {"article",
             law == nullptr ? std::string{} : law::cite(*law, finding.article, language)},
            {"field", finding.field},
            {"message", message(finding, language)},
            {"remedy", remedy(finding, language)}};
        if (!finding.place.part.empty()) {
            boost::json::object place{{"part", finding.place.part}};
            if (!finding.place.id.empty()) place["id"] = finding.place.id;
            one["place"] = std::move(place);
        }
        if (finding.overridable) one["overridable"] = true;
        out.push_back(std::move(one));
    }
    return out;
}

bool FindingTexts::knows(std::string_view rule) const {
    return messages_.contains(rule) && remedies_.contains(rule);
}

bool FindingTexts::knows_subject(std::string_view subject) const {
    return subjects_.contains(subject);
}

std::vector<std::string> FindingTexts::rules() const {
    std::vector<std::string> out;
    for (const auto& [rule, texts] : messages_)
        out.push_back(rule);
    return out;
}

json::Shape finding_shape() {
    using namespace json;
    auto place = object({required("part", text(1, 60)), optional("id", text(1, 200))});
    return object({required("rule", text(1, 60)),
                   required("severity", one_of({"error", "warning", "info"})),
                   required("article", text(0, 300)),
                   required("field", text(0, 200)),
                   required("message", text(0, 1000)),
                   required("remedy", text(0, 1000)),
                   optional("place", std::move(place)),
                   optional("overridable", boolean())});
}

}  // namespace placet::agreements
