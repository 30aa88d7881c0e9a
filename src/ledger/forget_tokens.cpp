#include "ledger/forget_tokens.h"

#include "ledger/sql.h"

namespace placet::ledger {

Result<void> forget_tokens(db::Database& main, std::int64_t log, Timestamp now) {
    Bytes first_kept;
    for (int shift = 56; shift >= 0; shift -= 8)
        first_kept.push_back(static_cast<std::uint8_t>(now.seconds() >> shift));
    return main.write(
        [&](db::Transaction& tx) -> Result<void> {
            TRY(tx.execute(sql::forget_spent, {log, first_kept}));
            return {};
        },
        db::Isolation::row_locks);
}

}  // namespace placet::ledger
