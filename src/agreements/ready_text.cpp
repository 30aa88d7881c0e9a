#include "agreements/ready_text.h"

#include <algorithm>
#include <optional>

#include "agreements/embedded.h"
#include "law/yaml.h"

namespace placet::agreements {
namespace {

Error broken(std::string_view path, std::string_view problem) {
    return internal_error("agreements.data", std::string(path) + ": " + std::string(problem));
}

ReadyText& text_named(std::vector<ReadyText>& texts, std::string_view name) {
    for (auto& text : texts)
        if (text.name == name) return text;
    texts.push_back({.name = std::string(name)});
    return texts.back();
}

Result<void> read_file(const EmbeddedFile& file, std::vector<ReadyText>& texts) {
    // <name>.<language>.md
    const auto stem = file.path.substr(0, file.path.size() - 3);
    const auto dot = stem.rfind('.');
    if (dot == std::string_view::npos) return broken(file.path, "no language in the name");
    const std::string language(stem.substr(dot + 1));

    const std::string_view content = file.text();
    constexpr std::string_view fence = "---\n";
    const auto end = content.find("\n---\n", fence.size());
    if (!content.starts_with(fence) || end == std::string_view::npos)
        return broken(file.path, "no front matter");
    const auto front = TRY(law::read_yaml(content.substr(fence.size(), end - fence.size())));
    law::Faults faults;
    law::Members members(front, std::string(file.path), faults);
    ReadyText& text = text_named(texts, stem.substr(0, dot));
    text.title[language] = members.text("title");
    text.label[language] = members.text("label");
    text.kind = members.text("kind");
    text.law_profile = members.text("profile");
    // One meaning for all languages: the greatest that any of them names.
    text.meaning = std::max(text.meaning, members.integer("meaning").value_or(1));
    text.text[language] = std::string(content.substr(end + 5));
    members.finish();
    if (!faults.empty()) return broken(file.path, faults.front());
    return {};
}

}  // namespace

std::vector<std::string> ReadyText::languages() const {
    std::vector<std::string> out;
    for (const std::string_view language : {"ru", "be", "de", "en"})
        if (text.contains(std::string(language))) out.emplace_back(language);
    return out;
}

Result<ReadyTexts> ReadyTexts::embedded() {
    ReadyTexts out;
    for (const auto& file : embedded_files())
        if (file.path.ends_with(".md")) TRY(read_file(file, out.texts_));
    return out;
}

const ReadyText* ReadyTexts::find(std::string_view name) const {
    for (const auto& text : texts_)
        if (text.name == name) return &text;
    return nullptr;
}

const ReadyText* ReadyTexts::suited(const law::Profile& profile, std::string_view kind) const {
    for (const std::string_view id :
         {std::string_view(profile.id), std::string_view(profile.extends), std::string_view("any")})
        for (const auto& text : texts_)
            if (text.kind == kind && text.law_profile == id) return &text;
    return nullptr;
}

}  // namespace placet::agreements
