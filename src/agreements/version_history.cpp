#include "agreements/version_history.h"

#include <boost/json.hpp>

#include "agreements/sql.h"
#include "json/shape.h"

namespace placet::agreements {
namespace {

using boost::json::value;

value or_null(const std::string& text) {
    return text.empty() ? value(nullptr) : value(text);
}

std::string text(const boost::json::object& members, std::string_view name) {
    return std::string(members.at(name).as_string());
}

Timestamp instant(const boost::json::object& members, std::string_view name) {
    return {members.at(name).to_number<std::int64_t>()};
}

}  // namespace

Result<void> insert_history(db::Transaction& tx,
                            const VersionKey& key,
                            const VersionHistory& history) {
    const boost::json::object document{{"materiality", history.materiality},
                                       {"claimed_cosmetic", history.claimed_cosmetic},
                                       {"submitted_by", history.submitted_by},
                                       {"submitted_at", history.submitted_at.micros},
                                       {"approved_by", history.approved_by},
                                       {"approved_at", history.approved_at.micros}};
    TRY(tx.execute(sql::insert_version_history,
                   {key.workspace,
                    key.agreement,
                    key.version,
                    std::int64_t{history.asks_again ? 1 : 0},
                    json::canonical(document)}));
    return {};
}

Result<VersionHistory> find_history(db::Transaction& tx, const VersionKey& key) {
    const auto rows =
        TRY(tx.query(sql::select_version_history, {key.workspace, key.agreement, key.version}));
    if (rows.empty()) return VersionHistory{};
    const auto parsed = TRY(json::parse(rows.front().text(1)));
    const auto& members = parsed.as_object();
    return VersionHistory{.materiality = text(members, "materiality"),
                          .asks_again = rows.front().integer(0) != 0,
                          .claimed_cosmetic = members.at("claimed_cosmetic").as_bool(),
                          .submitted_by = text(members, "submitted_by"),
                          .submitted_at = instant(members, "submitted_at"),
                          .approved_by = text(members, "approved_by"),
                          .approved_at = instant(members, "approved_at")};
}

Result<std::int64_t> asking_version(db::Transaction& tx, const VersionKey& key) {
    const auto rows =
        TRY(tx.query(sql::select_asking_version, {key.workspace, key.agreement, key.version}));
    return rows.empty() ? 1 : rows.front().integer(0);
}

boost::json::object to_json(const VersionHistory& history) {
    boost::json::object out{
        {"materiality", history.materiality},
        {"asks_again", history.asks_again},
        {"claim", history.claimed_cosmetic ? value("cosmetic") : value(nullptr)},
        {"submitted_by", or_null(history.submitted_by)},
        {"submitted_at", nullptr},
        {"approved_by", or_null(history.approved_by)},
        {"approved_at", nullptr}};
    if (!history.submitted_by.empty()) out["submitted_at"] = to_rfc3339(history.submitted_at);
    if (!history.approved_by.empty()) out["approved_at"] = to_rfc3339(history.approved_at);
    return out;
}

}  // namespace placet::agreements
