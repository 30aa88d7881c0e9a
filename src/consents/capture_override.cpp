#include "consents/capture_override.h"

#include <boost/json.hpp>

#include "consents/sql.h"

namespace placet::consents {
namespace {

CaptureOverride read_override(const db::Row& row) {
    return {.log = row.integer(0),
            .source_kind = row.text(4),
            .source = row.text(1),
            .source_version = static_cast<std::uint64_t>(row.integer(2)),
            .agreement = row.text(3),
            .index = static_cast<std::uint64_t>(row.integer(5)),
            .at = Timestamp{row.integer(6)},
            .mode = static_cast<int>(row.integer(7)),
            .method = row.text(8),
            .profile = row.text(9),
            .article = row.text(10),
            .reason = row.text(11),
            .by = row.text(12),
            .by_name = row.text(13),
            .review_date = row.text(14),
            .warns_at = Timestamp{row.integer(15)},
            .stops_at = Timestamp{row.integer(16)}};
}

}  // namespace

OverrideState state_of(const CaptureOverride& taken, Timestamp now) {
    if (now >= taken.stops_at) return OverrideState::expired;
    return now >= taken.warns_at ? OverrideState::expiring : OverrideState::active;
}

std::string_view name_of(OverrideState state) {
    switch (state) {
        case OverrideState::active:
            return "active";
        case OverrideState::expiring:
            return "expiring";
        case OverrideState::expired:
            return "expired";
    }
    return "expired";
}

Result<void> insert_override(db::Transaction& tx, const CaptureOverride& taken) {
    TRY(tx.execute(sql::insert_override,
                   {taken.log,
                    taken.source,
                    static_cast<std::int64_t>(taken.source_version),
                    taken.agreement,
                    taken.source_kind,
                    static_cast<std::int64_t>(taken.index),
                    taken.at.micros,
                    std::int64_t{taken.mode},
                    taken.method,
                    taken.profile,
                    taken.article,
                    taken.reason,
                    taken.by,
                    taken.review_date,
                    taken.warns_at.micros,
                    taken.stops_at.micros}));
    return {};
}

Result<std::optional<CaptureOverride>> find_override(db::Transaction& tx,
                                                     std::int64_t log,
                                                     std::string_view source,
                                                     std::uint64_t source_version,
                                                     std::string_view agreement) {
    const auto rows = TRY(tx.query(sql::find_override,
                                   {log,
                                    std::string(source),
                                    static_cast<std::int64_t>(source_version),
                                    std::string(agreement)}));
    if (rows.empty()) return std::optional<CaptureOverride>{};
    return std::optional{read_override(rows[0])};
}

Result<std::vector<CaptureOverride>> list_overrides(db::Transaction& tx, std::int64_t log) {
    std::vector<CaptureOverride> all;
    for (const auto& row : TRY(tx.query(sql::list_overrides, {log})))
        all.push_back(read_override(row));
    return all;
}

boost::json::object evidence_json(const CaptureOverride& taken, Named named) {
    boost::json::object out{{"index", taken.index},
                            {"reason", taken.reason},
                            {"at", to_rfc3339(taken.at)},
                            {"review_date", taken.review_date},
                            {"mode", taken.mode},
                            {"capture", taken.method},
                            {"law_profile", taken.profile},
                            {"article", taken.article}};
    if (named == Named::yes)
        out["by"] = boost::json::object{{"id", taken.by}, {"name", taken.by_name}};
    return out;
}

}  // namespace placet::consents
