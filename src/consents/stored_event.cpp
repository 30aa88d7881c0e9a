#include "consents/stored_event.h"

#include "consents/sql.h"
#include "consents/standing.h"

namespace placet::consents {

Result<StoredEvent> read_stored(const Ports& ports, std::int64_t log, std::uint64_t index) {
    auto entry = TRY(ledger::read_entry(ports.main, log, index));
    StoredEvent stored{.e = std::move(entry.e), .leaf = entry.leaf};
    const auto rows = TRY(ports.main.read([&](db::Transaction& tx) {
        return tx.query(sql::find_payloads, {log, static_cast<std::int64_t>(index)});
    }));
    for (const auto& row : rows) {
        stored.sid = row.integer(1);
        const bool operational =
            row.integer(0) == static_cast<std::int64_t>(subjects::PayloadClass::operational);
        (operational ? stored.operational : stored.evidence) = row.bytes(2);
    }
    return stored;
}

Result<RegisterRow> find_row(const Ports& ports, std::int64_t log, std::uint64_t index) {
    return ports.main.read([&](db::Transaction& tx) -> Result<RegisterRow> {
        const auto found = TRY(tx.query(sql::find_row, {log, static_cast<std::int64_t>(index)}));
        if (found.empty()) return not_found("entry_not_found");
        std::vector<RegisterRow> rows{TRY(read_row(found[0]))};
        Versions versions(tx, log);
        TRY(mark(versions, rows, ports.clock.now()));
        return std::move(rows.front());
    });
}

Result<std::optional<CaptureOverride>> override_of(const Ports& ports, const RegisterRow& row) {
    if (row.source.empty() || row.agreement.empty()) return std::optional<CaptureOverride>{};
    return ports.main.read([&](db::Transaction& tx) {
        return find_override(tx, row.log, row.source, row.source_version, row.agreement);
    });
}

Result<std::optional<OpenedEvent>> open_stored(const Ports& ports,
                                               std::int64_t workspace,
                                               const StoredEvent& stored) {
    if (stored.sid == 0) return std::optional<OpenedEvent>{};
    const auto subject = ports.keys.read([&](db::Transaction& tx) {
        return subjects::find_subject(tx, workspace, stored.sid, ports.ring);
    });
    if (!subject && subject.error().kind == ErrorKind::not_found)
        return std::optional<OpenedEvent>{};
    if (!subject) return subject.error();
    return std::optional{TRY(open_event(stored.e, stored.operational, stored.evidence, *subject))};
}

}  // namespace placet::consents
