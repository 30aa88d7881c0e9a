#include "consents/append_event.h"

namespace placet::consents {

Result<std::uint64_t> append_event(db::Transaction& tx,
                                   const Ports& ports,
                                   const Event& event,
                                   RegisterRow row) {
    const auto* log = TRY(ports.logs.by_number(row.log));
    const auto sealed = TRY(seal_event(event, log->row, nullptr, ports.random));
    auto appender = TRY(ledger::Appender::lock(tx, row.log));
    ledger::Rows rows;
    row.index = TRY(appender.append(sealed.addition, rows));
    row.at = event.at;
    row.type = event.type;
    row.uid = sealed.uid;
    row.profile = event.profile;
    add_row(row, rows);
    TRY(appender.finish(tx, rows));
    TRY(rows.flush(tx));
    return row.index;
}

}  // namespace placet::consents
