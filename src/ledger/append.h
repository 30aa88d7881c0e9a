#pragma once

// Appending to one log inside a transaction: indices, tree, tiles, idempotency. Who calls it
// decides when to commit; a head is signed only after that.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "db/database.h"
#include "ledger/rows.h"
#include "merkle/tree.h"

namespace placet::ledger {

// An entry ready to be appended: its exact bytes, and the hash its maker computed.
struct Addition {
    Bytes e;
    Hash leaf{};
    Bytes tag;                // idempotency tag, 16 bytes, as in E[13]; empty: none
    std::int64_t time_s = 0;  // E[5]
};

// A log whose right edge this transaction holds. One thread, one transaction.
class Appender {
public:
    // unavailable "frozen" when the log must not grow.
    static Result<Appender> lock(db::Transaction& tx, std::int64_t log);

    // Index of an earlier entry with the tag, for each tag that has one.
    Result<std::map<Bytes, std::uint64_t>> known_tags(db::Transaction& tx, const Bytes& tags);

    // internal "ledger.leaf_mismatch" when the bytes do not hash to what their maker said (a bit
    // flipped in memory must never be signed); conflict "ledger.clock" when the time lags the
    // newest entry by more than a minute.
    Result<std::uint64_t> append(const Addition& addition, Rows& rows);

    // Completes tiles and moves the edge; the caller then flushes `rows` and commits.
    Result<void> finish(db::Transaction& tx, Rows& rows);

    std::int64_t log() const { return log_; }
    std::uint64_t size() const { return edge_.size(); }
    merkle::Head head() const { return {edge_.size(), edge_.root()}; }

private:
    Appender(std::int64_t log, merkle::Frontier edge, std::int64_t last_s)
        : log_(log), edge_(std::move(edge)), first_(edge_.size()), last_s_(last_s) {}

    std::int64_t log_;
    merkle::Frontier edge_;
    std::uint64_t first_;  // size when locked
    std::int64_t last_s_;
    std::vector<Hash> added_;  // leaves of this transaction
};

}  // namespace placet::ledger
