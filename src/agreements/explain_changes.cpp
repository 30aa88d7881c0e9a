#include "agreements/explain_changes.h"

#include <algorithm>
#include <limits>

#include <boost/json.hpp>

#include "agreements/agreement_store.h"
#include "agreements/publish_agreement.h"

namespace placet::agreements {
namespace {

std::vector<std::string> languages_of(const FrozenVersion* before,
                                      const FrozenVersion& after,
                                      const std::string& wanted) {
    if (!wanted.empty()) return {wanted};
    auto out = after.languages;
    if (before != nullptr)
        for (const auto& language : before->languages)
            if (std::find(out.begin(), out.end(), language) == out.end()) out.push_back(language);
    return out;
}

struct Pair {
    const FrozenVersion* before = nullptr;  // nullptr: nothing was published
    const FrozenVersion& after;
    // People who agreed to a version below this one are those who may be asked again.
    std::int64_t below = std::numeric_limits<std::int64_t>::max();
};

Result<Explanation> explain(db::Transaction& tx,
                            const Ports& ports,
                            const Pair& pair,
                            const std::string& lang) {
    Explanation out;
    for (const auto& language : languages_of(pair.before, pair.after, lang)) {
        const auto old = pair.before == nullptr ? std::string{} : readable(*pair.before, language);
        out.words[language] = word_diff(old, readable(pair.after, language));
    }
    if (pair.before == nullptr) {
        out.materiality = Materiality::material;
        return out;
    }
    out.changes = judged_changes(*pair.before, pair.after, ports.library);
    out.materiality = materiality_of(out.changes);
    if (out.materiality >= Materiality::unclear && ports.people)
        out.asked_again =
            TRY(ports.people(tx, pair.after.workspace, pair.after.agreement, pair.below));
    return out;
}

}  // namespace

std::string readable(const FrozenVersion& version, std::string_view language) {
    if (!version.text.contains(std::string(language))) return {};
    const auto text = render_draft(version, Occasion{}, language).rendition;
    std::string label;
    for (const auto& span : text.label)
        label += span.text;
    return text.title + "\n\n" + label + "\n\n" + to_plain(text.blocks);
}

std::vector<Change> judged_changes(const FrozenVersion& before,
                                   const FrozenVersion& after,
                                   const TextLibrary& library) {
    auto out = changes_between(before, after, library.changes, library.words);
    if (!out.empty()) return out;
    // A word of the program's own data: a unit of time, a country's name, the order of a list.
    for (const auto& language : after.languages)
        if (before.text.contains(language) &&
            readable(before, language) != readable(after, language))
            return {{"text", "changed", "text.wording", Materiality::cosmetic}};
    return out;
}

Result<Explanation> explain_draft(const Ports& ports, const ExplainDraft& question) {
    return ports.database.read([&](db::Transaction& tx) -> Result<Explanation> {
        const auto agreement = TRY(find_agreement(tx, question.workspace, question.agreement));
        const auto draft = TRY(gather(tx, ports, question.workspace, agreement));
        if (agreement.published_version == 0)
            return explain(tx, ports, {.after = draft}, question.lang);
        const auto published =
            TRY(find_version(tx, question.workspace, agreement.id, agreement.published_version));
        return explain(tx, ports, {.before = &published, .after = draft}, question.lang);
    });
}

Result<Explanation> explain_versions(db::Transaction& tx,
                                     const Ports& ports,
                                     const ExplainVersions& question) {
    const auto after =
        TRY(find_version(tx, question.workspace, question.agreement, question.version));
    const auto before =
        TRY(find_version(tx, question.workspace, question.agreement, question.against));
    return explain(
        tx,
        ports,
        {.before = &before, .after = after, .below = std::max(question.version, question.against)},
        question.lang);
}

boost::json::object to_json(const Explanation& explanation,
                            const ChangeTexts& texts,
                            std::string_view language) {
    boost::json::object words;
    for (const auto& [code, runs] : explanation.words)
        words[code] = to_json(runs);
    return {{"materiality", name_of(explanation.materiality)},
            {"changes", to_json(explanation.changes, texts, language)},
            {"words", std::move(words)},
            {"asked_again", explanation.asked_again}};
}

}  // namespace placet::agreements
