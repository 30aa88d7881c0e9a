#include "agreements/external_words.h"

#include "agreements/embedded.h"
#include "law/yaml.h"

namespace placet::agreements {

Result<ExternalWords> ExternalWords::embedded() {
    const auto* file = find(embedded_files(), "external.yaml");
    if (file == nullptr) return internal_error("agreements.data", "external.yaml");
    const auto data = TRY(law::read_yaml(file->text()));
    law::Faults faults;
    law::Members members(data, "external.yaml", faults);
    members.skip("schema");
    ExternalWords words{.title = members.text_map("title"),
                        .label = members.text_map("label"),
                        .text = members.text_map("text"),
                        .address = members.text_map("address"),
                        .copy = members.text_map("copy")};
    members.finish();
    for (const auto* texts : {&words.title, &words.label, &words.text, &words.address, &words.copy})
        if (texts->size() != 4) faults.emplace_back("external.yaml: a language is missing");
    if (!faults.empty()) return internal_error("agreements.data", faults.front());
    return words;
}

Block source_line(const ExternalWords& words,
                  std::string_view lang,
                  const std::string& url,
                  const Hash& sha256) {
    const auto hex = to_hex(sha256);
    Spans line;
    append(line, {.text = std::string(law::text_in(words.address, lang)) + ": "});
    append(line, {.text = url, .href = is_safe_link(url) ? url : std::string{}});
    append(line, {.text = ". " + std::string(law::text_in(words.copy, lang)) + " "});
    append(line, {.text = hex, .href = "/a/documents/" + hex});
    append(line, {.text = "."});
    return {Block::Kind::p, {std::move(line)}};
}

}  // namespace placet::agreements
