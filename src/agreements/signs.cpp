#include "agreements/signs.h"

#include <algorithm>
#include <charconv>

#include "agreements/embedded.h"
#include "agreements/plain_words.h"
#include "law/yaml.h"

namespace placet::agreements {
namespace {

double number(law::Members& members, std::string_view name) {
    const auto text = members.text(name);
    double value = 0;
    const auto* end = text.data() + text.size();
    if (std::from_chars(text.data(), end, value).ptr != end) members.fault(name, "not a number");
    return value;
}

}  // namespace

Result<Signs> Signs::load(std::string_view yaml) {
    const auto document = TRY(law::read_yaml(yaml));
    law::Faults faults;
    law::Members root(document, "signs", faults);
    if (root.text("schema") != "agreement-signs/1") root.fault("schema", "unknown");
    Signs out;
    auto signs = root.object("signs");
    for (const auto& name : signs.names()) {
        auto languages = signs.object(name);
        for (const auto& language : languages.names())
            for (const auto& words : languages.texts(language)) {
                auto& sign = out.signs_[name][language];
                auto& list = words.find(' ') == std::string::npos ? sign.beginnings : sign.phrases;
                list.push_back(folded(words));
            }
        languages.finish();
    }
    auto measure = root.object("hard_to_read_above");
    for (const auto& language : measure.names())
        out.hard_to_read_above_[language] = number(measure, language);
    measure.finish();
    out.least_contrast_ = number(root, "least_contrast");
    auto needs = root.object("needs");
    for (const auto& kind : needs.names()) {
        const auto list = needs.texts(kind);
        out.needs_[kind] = {list.begin(), list.end()};
    }
    needs.finish();
    root.finish();
    if (!faults.empty()) return internal_error("agreements.data", faults.front());
    return out;
}

Result<Signs> Signs::embedded() {
    const auto* file = placet::find(embedded_files(), "signs.yaml");
    if (file == nullptr) return internal_error("agreements.data", "signs.yaml is missing");
    return load(file->text());
}

bool Signs::shows(std::string_view name, std::string_view text, std::string_view language) const {
    const auto languages = signs_.find(name);
    if (languages == signs_.end()) return false;
    const auto sign = languages->second.find(language);
    if (sign == languages->second.end()) return false;
    const auto words = words_of(text);
    const auto begins = [&](const std::string& beginning) {
        return std::ranges::any_of(
            words, [&](const std::string& word) { return word.starts_with(beginning); });
    };
    if (std::ranges::any_of(sign->second.beginnings, begins)) return true;
    if (sign->second.phrases.empty()) return false;
    const auto plain = folded(text);
    return std::ranges::any_of(sign->second.phrases, [&](const std::string& phrase) {
        return plain.find(phrase) != std::string::npos;
    });
}

std::optional<double> Signs::hard_to_read_above(std::string_view language) const {
    const auto found = hard_to_read_above_.find(language);
    if (found == hard_to_read_above_.end()) return std::nullopt;
    return found->second;
}

const std::set<std::string>* Signs::needs(std::string_view kind) const {
    const auto found = needs_.find(kind);
    return found == needs_.end() ? nullptr : &found->second;
}

}  // namespace placet::agreements
