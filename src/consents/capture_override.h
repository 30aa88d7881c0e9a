#pragma once

// A way of asking that a named person answers for against the law's warning: with a reason, until a
// day of review. It is an entry of the log, is printed with every record made under it, and ends by
// itself: from `stops_at` on the capture point asks nobody.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

#include "base/time.h"
#include "db/database.h"

namespace placet::consents {

struct CaptureOverride {
    std::int64_t log = 0;
    std::string source_kind, source;  // "form", f_…
    std::uint64_t source_version = 0;
    std::string agreement;
    std::uint64_t index = 0;  // its entry
    Timestamp at;
    int mode = 0;
    std::string method, profile, article;
    std::string reason;
    std::string by, by_name;
    std::string review_date;  // "2027-05-01"
    Timestamp warns_at, stops_at;
};

enum class OverrideState { active, expiring, expired };
OverrideState state_of(const CaptureOverride& taken, Timestamp now);
std::string_view name_of(OverrideState state);

// `by_name` is looked up. Once for each agreement of a version of a capture point.
Result<void> insert_override(db::Transaction& tx, const CaptureOverride& taken);
Result<std::optional<CaptureOverride>> find_override(db::Transaction& tx,
                                                     std::int64_t log,
                                                     std::string_view source,
                                                     std::uint64_t source_version,
                                                     std::string_view agreement);
// Newest first.
Result<std::vector<CaptureOverride>> list_overrides(db::Transaction& tx, std::int64_t log);

// What is printed with a record; who answers for it is for the company's own eyes.
enum class Named { no, yes };
boost::json::object evidence_json(const CaptureOverride& taken, Named named);

}  // namespace placet::consents
