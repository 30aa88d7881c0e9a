#include "agreements/change_texts.h"

#include "agreements/embedded.h"
#include "law/yaml.h"

namespace placet::agreements {

Result<ChangeTexts> ChangeTexts::embedded() {
    const auto* file = placet::find(embedded_files(), "changes.yaml");
    if (file == nullptr) return internal_error("agreements.data", "changes.yaml is missing");
    const auto document = TRY(law::read_yaml(file->text()));
    law::Faults faults;
    law::Members root(document, "changes", faults);
    if (root.text("schema") != "agreement-changes/1") root.fault("schema", "unknown");
    ChangeTexts out;
    auto sentences = root.object("sentences");
    for (const auto& key : sentences.names())
        out.sentences_[key] = sentences.text_map(key);
    auto names = root.object("names");
    for (const auto& group : names.names()) {
        auto members = names.object(group);
        for (const auto& code : members.names())
            out.names_[group][code] = members.text_map(code);
    }
    root.finish();
    if (!faults.empty()) return internal_error("agreements.data", faults.front());
    return out;
}

std::string ChangeTexts::told(std::string_view sentence,
                              const std::map<std::string, law::Texts>& values,
                              std::string_view language) const {
    const auto found = sentences_.find(sentence);
    if (found == sentences_.end()) return std::string(sentence);
    const std::string_view source = law::text_in(found->second, language);
    std::string out;
    std::size_t at = 0;
    // One pass, so that braces in a value stay what they are.
    while (at < source.size()) {
        const auto open = source.find('{', at);
        const auto close = open == source.npos ? source.npos : source.find('}', open);
        if (close == source.npos) break;
        out += source.substr(at, open - at);
        const auto value = values.find(std::string(source.substr(open + 1, close - open - 1)));
        if (value != values.end()) out += law::text_in(value->second, language);
        at = close + 1;
    }
    return out + std::string(source.substr(at));
}

law::Texts ChangeTexts::name(std::string_view group, std::string_view code) const {
    if (const auto members = names_.find(group); members != names_.end())
        if (const auto found = members->second.find(code); found != members->second.end())
            return found->second;
    return {{"en", std::string(code)}};
}

bool ChangeTexts::knows(std::string_view sentence) const {
    return sentences_.contains(sentence);
}

}  // namespace placet::agreements
