#pragma once

// How each version came about, and whether it asks those who had agreed before again. Written once,
// when the version is published; the store refuses to change it.

#include <cstdint>
#include <string>
#include <string_view>

#include <boost/json/object.hpp>

#include "agreements/changes.h"
#include "db/database.h"

namespace placet::agreements {

struct VersionHistory {
    // As computed against the version before; the first version is material.
    std::string materiality = "material";
    bool asks_again = true;
    bool claimed_cosmetic = false;  // by whoever submitted it, confirmed by whoever approved it
    std::string submitted_by = {};  // empty: published without anybody's approval
    Timestamp submitted_at = {};
    std::string approved_by = {};
    Timestamp approved_at = {};
};

struct VersionKey {
    std::int64_t workspace = 0;
    std::string agreement;
    std::int64_t version = 0;
};

Result<void> insert_history(db::Transaction& tx,
                            const VersionKey& key,
                            const VersionHistory& history);
// Of a version without one: material, because nobody can say otherwise.
Result<VersionHistory> find_history(db::Transaction& tx, const VersionKey& key);

// The newest version up to `key.version` that asks everybody again: a consent to an older one is
// outdated under `key.version`.
Result<std::int64_t> asking_version(db::Transaction& tx, const VersionKey& key);

// {"materiality","asks_again","claim","submitted_by","submitted_at","approved_by","approved_at"}
boost::json::object to_json(const VersionHistory& history);

}  // namespace placet::agreements
