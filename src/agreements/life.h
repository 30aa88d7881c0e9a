#pragma once

// What happens to an agreement besides its words: where it comes from, who wrote the draft, who
// approved it, who took it out of use. An approval is of exact content: any edit ends it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

#include "base/result.h"
#include "base/time.h"
#include "json/shape.h"

namespace placet::agreements {

struct Approval {
    std::string state;             // awaiting, approved, returned
    std::string content;           // SHA-256 of what would be published, hex
    bool claims_cosmetic = false;  // nobody need be asked again, says who submitted it
    std::string submitted_by;
    Timestamp submitted_at;
    std::string decided_by = {};  // empty while awaiting
    Timestamp decided_at = {};
    std::string comment = {};  // why it was returned
};

struct Lineage {
    std::string agreement;
    std::int64_t version = 0;   // that was published then; 0: none
    std::string template_name;  // the ready text it was made from; empty: none
};

struct Retirement {
    std::string by;
    Timestamp at;
    std::string reason;
};

struct Life {
    std::optional<Lineage> derived_from = {};
    std::optional<Approval> approval = {};  // of the draft as it is
    std::vector<std::string> editors = {};  // who wrote the draft since the last version
    std::optional<Retirement> retirement = {};
};

bool is_awaiting(const Life& life);

// Somebody changed the draft: he cannot approve it, and no approval holds any longer. A comment
// that came with its return stays to be read.
void note_edit(Life& life, const std::string& editor);

// As stored.
boost::json::object to_json(const Life& life);
Result<Life> read_life(std::string_view document);

// As the API shows it: `approval`, `derived_from` and `retirement` are put into `agreement`.
void show(const Life& life, boost::json::object& agreement);
json::Shape approval_shape();
json::Shape lineage_shape();
json::Shape retirement_shape();

}  // namespace placet::agreements
