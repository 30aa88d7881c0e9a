#include "consents/register_query.h"

#include <algorithm>
#include <limits>

#include "consents/sql.h"
#include "consents/standing.h"
#include "subjects/identifiers.h"

namespace placet::consents {
namespace {

db::Value number_or_null(const std::optional<std::uint64_t>& value) {
    return value ? db::Value{static_cast<std::int64_t>(*value)} : db::Value{};
}
db::Value instant_or_null(const std::optional<Timestamp>& value) {
    return value ? db::Value{value->micros} : db::Value{};
}

// As they are at this instant.
Result<std::vector<RegisterRow>> read_rows(db::Transaction& tx,
                                           const Ports& ports,
                                           std::int64_t log,
                                           const db::Rows& rows) {
    std::vector<RegisterRow> out;
    out.reserve(rows.size());
    for (const auto& row : rows)
        out.push_back(TRY(read_row(row)));
    Versions versions(tx, log);
    TRY(mark(versions, out, ports.clock.now()));
    return out;
}

Result<std::vector<RegisterRow>> read_page(db::Transaction& tx,
                                           const Ports& ports,
                                           std::int64_t log,
                                           const RegisterFilter& filter) {
    const bool newest = filter.order == Order::newest_first;
    const std::int64_t start = filter.after ? static_cast<std::int64_t>(*filter.after)
                               : newest     ? std::numeric_limits<std::int64_t>::max()
                                            : -1;
    db::Values parameters{
        log,
        start,
        filter.type ? db::Value{static_cast<std::int64_t>(*filter.type)} : db::Value{},
        db::nullable(filter.agreement),
        number_or_null(filter.version),
        db::nullable(filter.source),
        db::nullable(filter.method),
        instant_or_null(filter.from),
        instant_or_null(filter.to),
        db::nullable(filter.sid),
        filter.withdrawn ? db::Value{std::int64_t{*filter.withdrawn}} : db::Value{},
        static_cast<std::int64_t>(filter.limit)};
    const auto rows = TRY(
        tx.query(newest ? sql::list_register : sql::list_register_oldest, std::move(parameters)));
    return read_rows(tx, ports, log, rows);
}

// When a consent runs out is told by its version and the calendar, not by a column: consents are
// read on until the page is full. So many batches and the search ends.
constexpr std::size_t batch = 500;
constexpr int most_batches = 100;

}  // namespace

Result<std::vector<RegisterRow>> find_rows(const Ports& ports,
                                           std::int64_t log,
                                           const RegisterFilter& filter) {
    using Rows = std::vector<RegisterRow>;
    return ports.main.read([&](db::Transaction& tx) -> Result<Rows> {
        if (!filter.expired) return read_page(tx, ports, log, filter);
        Rows out;
        RegisterFilter next = filter;
        next.limit = std::max(filter.limit, batch);
        for (int round = 0; round < most_batches; ++round) {
            auto rows = TRY(read_page(tx, ports, log, next));
            for (auto& row : rows) {
                next.after = row.index;
                if (row.expired == *filter.expired) out.push_back(std::move(row));
                if (out.size() == filter.limit) return out;
            }
            if (rows.size() < next.limit) break;
        }
        return out;
    });
}

Result<std::vector<RegisterRow>> rows_of_subject(const Ports& ports,
                                                 std::int64_t log,
                                                 std::int64_t sid,
                                                 std::size_t limit) {
    return ports.main.read([&](db::Transaction& tx) -> Result<std::vector<RegisterRow>> {
        const auto rows =
            TRY(tx.query(sql::subject_rows, {log, sid, static_cast<std::int64_t>(limit)}));
        return read_rows(tx, ports, log, rows);
    });
}

Result<std::int64_t> count_consents(db::Transaction& tx,
                                    std::int64_t workspace,
                                    std::string_view agreement,
                                    std::int64_t version) {
    const auto rows =
        TRY(tx.query(sql::count_version_consents, {workspace, std::string(agreement), version}));
    return rows.empty() ? 0 : rows[0].integer(0);
}

Result<std::int64_t> count_people(db::Transaction& tx,
                                  std::int64_t workspace,
                                  std::string_view agreement,
                                  std::int64_t below) {
    const auto rows = TRY(tx.query(sql::count_people, {workspace, std::string(agreement), below}));
    return rows.empty() ? 0 : rows[0].integer(0);
}

Result<std::vector<std::int64_t>> find_people(const Ports& ports,
                                              std::int64_t workspace,
                                              std::string_view typed,
                                              std::string_view phone_region) {
    const auto find = [&](merkle::IdentifierKind kind, const std::string& value) {
        return ports.keys.read([&](db::Transaction& tx) {
            return subjects::find_by_identifier(tx, workspace, kind, value, ports.ring);
        });
    };
    if (const auto email = subjects::normalise_email(typed))
        return find(merkle::IdentifierKind::email, *email);
    if (const auto phone = subjects::normalise_phone(typed, phone_region))
        return find(merkle::IdentifierKind::phone, *phone);
    return std::vector<std::int64_t>{};
}

Result<bool> knows_anybody(db::Transaction& tx, std::int64_t workspace) {
    return !TRY(tx.query(sql::knows_anybody, {workspace})).empty();
}

}  // namespace placet::consents
