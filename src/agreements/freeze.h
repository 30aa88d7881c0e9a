#pragma once

// Gathers what a text depends on into one FrozenVersion. Pure.

#include <string>
#include <vector>

#include "agreements/external_words.h"
#include "agreements/frozen_version.h"
#include "agreements/parts.h"
#include "agreements/purpose.h"
#include "agreements/ready_text.h"
#include "agreements/words.h"
#include "base/result.h"
#include "law/profile.h"

namespace placet::agreements {

inline constexpr std::string_view custom_template = "custom";

// What the editor of an agreement fills in.
struct AgreementDraft {
    std::string template_name;  // "processing-by" or "custom"
    std::vector<std::string> languages;
    std::string default_language;
    Texts title = {};  // empty texts: those of the template
    Texts label = {};
    Texts text = {};  // Markdown of a custom agreement
    std::vector<std::string> purposes = {};
    std::vector<std::string> recipients = {};
    std::optional<std::int64_t> term_months = {};  // nothing: until withdrawn
    std::map<std::string, std::string> values = {};
    Parts parts = {};
    std::map<std::string, std::string> sources = {};  // external: language → address of the text
};

struct Ingredients {
    const AgreementDraft& draft;
    const law::Profile& law;
    const ReadyTexts& ready_texts;
    const Words& words;
    FrozenCompany company;          // requisites_line is filled in here
    std::vector<Purpose> purposes;  // those of the draft, in its order
    std::vector<Recipient> recipients;
    const ExternalWords* external = nullptr;
    std::map<std::string, FrozenSource> sources = {};  // what was fetched last
};

// Ids, uid, number and publisher are the caller's to add.
// invalid_input "template_unknown".
Result<FrozenVersion> freeze(Ingredients ingredients);

}  // namespace placet::agreements
