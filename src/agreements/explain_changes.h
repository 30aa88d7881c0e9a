#pragma once

// What a reader is told of the difference between two states of an agreement: the changes in plain
// words, the words of the text one by one, and how many people it concerns.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "agreements/changes.h"
#include "agreements/ports.h"
#include "agreements/word_diff.h"

namespace placet::agreements {

// The words that people read: title, caption, text, without a form's fields.
std::string readable(const FrozenVersion& version, std::string_view language);

// As changes_between; also tells when nothing but the words of a ready text differ.
std::vector<Change> judged_changes(const FrozenVersion& before,
                                   const FrozenVersion& after,
                                   const TextLibrary& library);

struct Explanation {
    Materiality materiality = Materiality::none;
    std::vector<Change> changes;
    std::map<std::string, std::vector<WordRun>> words;  // by language
    std::int64_t asked_again = 0;                       // people
};

struct ExplainDraft {
    std::int64_t workspace = 0;
    std::string agreement;
    std::string lang = {};  // empty: every language
};
// The draft against the published version; before there is one, everything is new.
Result<Explanation> explain_draft(const Ports& ports, const ExplainDraft& question);

struct ExplainVersions {
    std::int64_t workspace = 0;
    std::string agreement;
    std::int64_t version = 0;
    std::int64_t against = 0;
    std::string lang = {};
};
// `version` as it differs from `against`. not_found.
Result<Explanation> explain_versions(db::Transaction& tx,
                                     const Ports& ports,
                                     const ExplainVersions& question);

// {"materiality","changes","words","asked_again"}
boost::json::object to_json(const Explanation& explanation,
                            const ChangeTexts& texts,
                            std::string_view language);

}  // namespace placet::agreements
