#include "ledger/spent_tokens.h"

#include "ledger/sql.h"

namespace placet::ledger {

Result<std::int64_t> forget_spent_tokens(db::Database& main, Logs& logs, Timestamp now) {
    // A token begins with the second in which it expires, big-endian.
    Bytes first_kept;
    for (int shift = 56; shift >= 0; shift -= 8)
        first_kept.push_back(
            static_cast<std::uint8_t>(static_cast<std::uint64_t>(now.seconds()) >> shift));
    std::int64_t forgotten = 0;
    for (const auto& log : TRY(logs.all()))
        forgotten += TRY(main.write([&](db::Transaction& tx) {
            return tx.execute(sql::forget_spent, {log.log, first_kept});
        }));
    return forgotten;
}

}  // namespace placet::ledger
