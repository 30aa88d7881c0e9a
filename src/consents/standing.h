#pragma once

// What somebody's answers about one agreement amount to, at an instant and under a version that may
// be newer than the one he agreed to. A consent that was not taken back and has not run out stays
// good for its old purposes for ever; it never covers a purpose that it did not name, or that means
// something else now. A material version asks everybody again at the next contact.

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "agreements/frozen_version.h"
#include "consents/register_row.h"
#include "db/database.h"

namespace placet::consents {

// Published versions as far as consents need them, each read once. For one transaction.
class Versions {
public:
    Versions(db::Transaction& tx, std::int64_t workspace) : tx_(tx), workspace_(workspace) {}

    // nullptr: there is no such version here.
    Result<const agreements::FrozenVersion*> find(const std::string& agreement,
                                                  std::uint64_t version);
    // A consent to an older version than this one is outdated under `version`.
    Result<std::uint64_t> asking(const std::string& agreement, std::uint64_t version);
    // 0: nothing was published.
    Result<std::uint64_t> newest(const std::string& agreement);

private:
    db::Transaction& tx_;
    std::int64_t workspace_;
    std::map<std::pair<std::string, std::uint64_t>, std::optional<agreements::FrozenVersion>>
        found_;
    std::map<std::pair<std::string, std::uint64_t>, std::uint64_t> asking_;
    std::map<std::string, std::uint64_t> newest_;
};

// The instant at which a consent given at `given` runs out; the last day of a shorter month stands
// for a day that it lacks.
Timestamp after_months(Timestamp given, std::int64_t months);

// Sets `expires`, `expired` and `outdated` of consents, as they are at `now`.
Result<void> mark(Versions& versions, std::vector<RegisterRow>& rows, Timestamp now);

struct Standing {
    std::string agreement;
    std::uint64_t version = 0;        // under which the question is asked
    std::string state = "not_asked";  // given, declined, not_given, withdrawn, expired
    std::optional<RegisterRow> row;   // the answer that it rests on
    bool outdated = false;
    std::vector<std::uint64_t> covered, open;  // purposes of `version`
    bool ask = true;                           // at the next contact
};

// From everything that a person answered, newest first. Rows of other agreements are overlooked.
Result<Standing> standing(Versions& versions,
                          const std::vector<RegisterRow>& answers,
                          const std::string& agreement,
                          std::uint64_t version);

}  // namespace placet::consents
