#pragma once

// The rules that a text by itself is judged by: contents, languages, purposes, recipients, words.
// Pure; for findings_of() of an agreement and of a point that shows it.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "agreements/render.h"
#include "agreements/rule.h"

namespace placet::agreements {

struct VersionQuestion {
    const FrozenVersion& version;
    const Laws& laws;  // the agreement's own first; never empty
    const Words& words;
    const Signs& signs;
    std::vector<std::string> languages;              // whose texts are looked at
    std::map<std::string, Occasion> occasions = {};  // by language; none: a form in mode 2
};

struct JudgedVersion {
    Report report;
    std::map<std::string, std::set<std::string>> unlisted;  // language → fields it does not name
};
JudgedVersion judge_version(const VersionQuestion& question);

bool is_marketing(std::string_view kind);
// "draft.text.be" → {"text", "be"}
FindingPlace place_in(std::string_view field);

}  // namespace placet::agreements
