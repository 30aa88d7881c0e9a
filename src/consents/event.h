#pragma once

// One immutable fact about consent, on its way into the log: clear codes and commitments in the
// entry, everything personal sealed under the subject's keys (docs/formats/entry.md).

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/random.h"
#include "base/time.h"
#include "cbor/cbor.h"
#include "ledger/append.h"
#include "ledger/log.h"
#include "merkle/entry.h"
#include "subjects/subject.h"

namespace placet::consents {

// E[4]; numbers once given are never reused.
enum class EventType : std::uint64_t {
    grant = 1,
    refuse = 2,
    withdraw = 3,
    notice_published = 8,
    not_given = 9,
    capture_override = 10,
    epoch_rotated = 24,
};

// Ids of personal fields and their classes (docs/formats/entry.md).
namespace field {
inline constexpr std::uint64_t email = 1, phone = 2, name = 3, ip = 4, user_agent = 5, time_ms = 7,
                               page_url = 8, references = 9, answers = 10, attachments = 11,
                               staff = 13;
}  // namespace field

using Fields = std::map<std::uint64_t, cbor::Value>;

struct Event {
    EventType type = EventType::grant;
    Timestamp at;
    std::uint64_t channel = 1;
    std::uint64_t source = 0;
    std::optional<merkle::Notice> notice;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> purposes;    // code, decision
    std::string profile;
    Bytes tag;                        // idempotency, 16 bytes; empty: none
    Fields operational, evidence;     // the time is added to the evidence
};

struct SealedEvent {
    Uid uid{};
    ledger::Addition addition;
    Bytes operational, evidence;      // sealed payloads; empty without a subject
};

// With a subject: commits to and seals the fields. Without: an entry of codes only.
Result<SealedEvent> seal_event(const Event& event,
                               const ledger::Log& log,
                               const subjects::Subject* subject,
                               Random& random);

// The personal side of an entry, read back and checked against its commitments: after every
// decryption, because the ciphers are not key-committing (docs/formats/keys.md).
struct OpenedEvent {
    merkle::Entry entry;
    Fields operational, evidence;
    std::map<std::uint64_t, Hash> salts;      // of every opened field, for receipts
};
Result<OpenedEvent> open_event(BytesView e,
                               BytesView operational_ct,
                               BytesView evidence_ct,
                               const subjects::Subject& subject);

}  // namespace placet::consents
