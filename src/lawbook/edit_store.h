#pragma once

// Rows of law_edits: who set which member of a law otherwise, when and why. Append-only.

#include <cstdint>
#include <string>
#include <vector>

#include <boost/json/value.hpp>

#include "base/time.h"
#include "db/database.h"

namespace placet::lawbook {

struct StoredEdit {
    std::int64_t revision = 0;  // within the workspace
    std::string profile;
    std::string path;
    boost::json::value value;     // null: the standard is back
    boost::json::value standard;  // of the data at that time; null: the data said nothing
    std::string staff;            // id
    std::string reason;
    Timestamp at;
};

// At most so many members of laws a workspace may hold otherwise.
inline constexpr std::int64_t most_edits = 500;

Result<void> insert_edit(db::Transaction& tx, std::int64_t workspace, const StoredEdit& edit);
// The last row of every path, by revision, with those that gave back the standard.
Result<std::vector<StoredEdit>> current_edits(db::Transaction& tx, std::int64_t workspace);
// The history of a law, newest first, from before `before`.
Result<std::vector<StoredEdit>> find_edits(db::Transaction& tx,
                                           std::int64_t workspace,
                                           std::string_view profile,
                                           std::int64_t before,
                                           std::int64_t limit);
Result<std::int64_t> last_revision(db::Transaction& tx, std::int64_t workspace);

}  // namespace placet::lawbook
