#include "ledger/export_log.h"

#include "ledger/sql.h"
#include "merkle/static_log.h"

namespace placet::ledger {

Result<merkle::Head> export_log(db::Database& main,
                                const OpenLog& log,
                                const std::optional<std::string>& anchor,
                                const std::filesystem::path& folder) {
    const Error contradicts{ErrorKind::conflict, "ledger.anchor"};
    std::optional<merkle::Head> seen;
    if (anchor) {
        const auto opened = merkle::open_checkpoint(*anchor, log.vkey);
        if (!opened) return contradicts;
        seen = opened->head;
    }
    return main.read([&](db::Transaction& tx) -> Result<merkle::Head> {
        const auto state = TRY(tx.query(sql::find_log_state, {log.row.log}));
        if (state.empty()) return not_found("log_not_found");
        const merkle::Head head{static_cast<std::uint64_t>(state[0].integer(0)),
                                TRY(to_array<32>(state[0].bytes(1)))};
        if (seen && seen->size > head.size) return contradicts;
        merkle::StaticLogWriter writer(folder);
        const auto as_seen = [&] {
            return !seen || writer.head().size != seen->size || writer.head().root == seen->root;
        };
        const auto each = [&](const db::Row& row) -> Result<bool> {
            if (!as_seen()) return contradicts;
            TRY(writer.add(row.bytes(2)));
            return true;
        };
        TRY(tx.each(sql::all_entries, {log.row.log, std::int64_t{0}}, each));
        if (!as_seen()) return contradicts;
        TRY(writer.finish(merkle::sign_checkpoint({log.row.origin, head}, log.signing), log.vkey));
        return head;
    });
}

}  // namespace placet::ledger
