#include "lawbook/words.h"

#include <array>
#include <span>

#include <boost/json.hpp>

#include "law/embedded.h"
#include "law/yaml.h"

namespace placet::lawbook {
namespace {

using Named = std::map<std::string, law::Texts, std::less<>>;

// In the order of the enumerations.
constexpr std::array<std::string_view, 9> steps = {"received",
                                                   "weekend",
                                                   "holiday",
                                                   "moved_off",
                                                   "moved_working",
                                                   "own_off",
                                                   "own_working",
                                                   "term_ends",
                                                   "rolled"};
constexpr std::array<std::string_view, 6> terms = {
    "immediate", "hours", "days", "working_days", "months", "years"};
constexpr std::array<std::string_view, 4> doubts = {
    "no_calendar", "year_missing", "no_transfers", "right_unknown"};

Named read(law::Members members, std::span<const std::string_view> names) {
    Named out;
    for (const auto name : names) {
        auto texts = members.text_map(name);
        if (texts.size() != 4) members.fault(name, "not in four languages");
        out[std::string(name)] = std::move(texts);
    }
    members.finish();
    return out;
}

std::string filled(std::string text, std::string_view hole, std::string_view value) {
    const std::string whole = "{" + std::string(hole) + "}";
    if (const auto at = text.find(whole); at != std::string::npos)
        text.replace(at, whole.size(), value);
    return text;
}

std::string text_of(const Named& named, std::string_view name, std::string_view language) {
    return std::string(law::text_in(named.find(name)->second, language));
}

}  // namespace

Result<Words> Words::load(std::string_view yaml) {
    const auto document = TRY(law::read_yaml(yaml));
    law::Faults faults;
    law::Members root(document, "words", faults);
    if (root.text("schema") != "law-words/1") root.fault("schema", "unknown");
    Words out;
    out.steps_ = read(root.object("steps"), steps);
    out.terms_ = read(root.object("terms"), terms);
    out.doubts_ = read(root.object("doubts"), doubts);
    root.finish();
    if (!faults.empty()) return internal_error("law.data", faults.front());
    return out;
}

Result<Words> Words::embedded() {
    const auto* file = placet::find(law::embedded_files(), "words.yaml");
    if (file == nullptr) return internal_error("law.data", "words.yaml is not in the program");
    return load(file->text());
}

std::string Words::term(const law::Term& term, std::string_view language) const {
    const auto name = terms[static_cast<std::size_t>(term.unit)];
    return filled(text_of(terms_, name, language), "n", std::to_string(term.amount));
}

std::string Words::step(const law::Step& step, std::string_view language) const {
    auto text = text_of(steps_, steps[static_cast<std::size_t>(step.kind)], language);
    text = filled(std::move(text), "name", step.name);
    return filled(std::move(text), "term", term(step.term, language));
}

std::string Words::doubt(const law::Doubt& doubt,
                         std::string_view calendar,
                         std::string_view language) const {
    auto text = text_of(doubts_, doubts[static_cast<std::size_t>(doubt.kind)], language);
    text = filled(std::move(text), "year", std::to_string(doubt.year));
    return filled(std::move(text), "calendar", calendar);
}

std::string Words::right_unknown(std::string_view law, std::string_view language) const {
    return filled(text_of(doubts_, doubts.back(), language), "name", law);
}

}  // namespace placet::lawbook
