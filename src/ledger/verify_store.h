#pragma once

// Audits one log of a store: everything that can be recomputed from the entries is, and compared.
// Reads one instant of the store, so it may run beside a server. One pass; memory: about 50 bytes
// for each entry with an idempotency tag.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ledger/heads.h"
#include "ledger/log.h"
#include "merkle/verify_log.h"

namespace placet::ledger {

// The codes of merkle/verify_log.h, and what only the store can show:
//   store.gap         no entry with this index, but later ones
//   store.leaf        the entry's bytes do not hash to its stored leaf hash
//   store.tile        the complete tile that holds this leaf differs (`detail`: level/number), or
//                     is missing, or should not be there
//   store.tag         the index of tags and the entries disagree on this entry's idempotency tag
//   store.state       the stored right edge does not fit the stored root
//   store.checkpoint  the archived head of this size cannot be read or is not signed by this log
//   store.anchor      the anchor cannot be read, is not signed by this log, or has seen entries
//                     (from this index on) that the store no longer has
//   store.payload     sealed data without an entry
struct StoreReport {
    Log log;
    merkle::Head head;  // what the store says
    std::vector<merkle::LogFinding> findings;
    std::uint64_t found = 0;
    std::uint64_t entries = 0, checkpoints = 0;
    bool frozen = false;

    bool sound() const { return found == 0; }
};

// `anchor`: the note that was kept outside, read before this is called; none: not compared.
Result<StoreReport> verify_store(db::Database& main,
                                 const Log& log,
                                 const std::optional<std::string>& anchor);

}  // namespace placet::ledger
