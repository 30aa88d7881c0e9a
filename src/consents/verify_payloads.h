#pragma once

// Audits what is sealed in one log: every payload that can still be opened is opened, and held
// against the commitments of its entry. Reads one instant of the store, so it may run beside a
// server.

#include "consents/event.h"
#include "db/database.h"
#include "merkle/verify_log.h"

namespace placet::consents {

// Codes:
//   payload.sealed      cannot be opened: changed, or sealed for another entry or person
//   payload.commitment  does not open the commitments of its entry
//   payload.subject     is not of the person of its entry
//   payload.missing     the person's keys exist, but not what was sealed under them
//   payload.key         the person's keys are lost, though he was not erased
//   payload.broken      opened, but unreadable
struct PayloadReport {
    std::vector<merkle::LogFinding> findings;  // the first hundred
    std::uint64_t found = 0;
    std::uint64_t opened = 0;  // entries
    std::uint64_t erased = 0;  // entries whose person was erased

    bool sound() const { return found == 0; }
};

Result<PayloadReport> verify_payloads(db::Database& main,
                                      db::Database& keys,
                                      const crypto::KeyRing& ring,
                                      const ledger::Log& log);

}  // namespace placet::consents
