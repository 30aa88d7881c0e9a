#pragma once

// Every rule that publishing judges by, in one table: its id, what the program thinks of a breach
// where no law speaks, and for a way of asking the capture mode that the law is asked about. What a
// law says instead is data (law/profile.h `rules`, `capture`); the words are data/agreements/
// findings.yaml. A Report collects findings and looks both up.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "agreements/finding.h"
#include "law/judge.h"

namespace placet::agreements {

using Laws = std::vector<const law::Profile*>;

struct Rule {
    std::string_view id;
    law::Verdict standard = law::Verdict::forbid;
    bool is_note = false;                      // told, never held against anybody
    std::optional<law::CaptureMode> way = {};  // judged as this way of asking
};
std::span<const Rule> every_rule();
const Rule* rule_named(std::string_view id);  // nullptr: none

// Where a finding is mended.
struct Spot {
    std::string field;    // "draft.text.be"
    FindingPlace place;   // what an editor can jump to
    std::string subject;  // what the message speaks of
};

class Report {
public:
    // A rule of the table; nothing happens when every law allows it.
    void add(std::string_view rule, const Laws& laws, Spot spot);
    // The same with an article that belongs to the subject, not to the rule.
    void add(std::string_view rule, const law::Profile* law, std::string article, Spot spot);
    // A way of asking that was judged already.
    void add(std::string_view rule, const law::Judgement& judgement, Spot spot);
    void take(Finding finding);  // once
    std::vector<Finding> findings() && { return std::move(findings_); }

private:
    std::vector<Finding> findings_;
};

}  // namespace placet::agreements
