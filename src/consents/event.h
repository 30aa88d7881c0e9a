#pragma once

// One immutable fact about consent, on its way into the log: clear codes and commitments in the
// entry, everything personal sealed under the subject's keys (docs/formats/entry.md).

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/random.h"
#include "base/time.h"
#include "cbor/cbor.h"
#include "ledger/append.h"
#include "ledger/log.h"
#include "merkle/commitment.h"
#include "merkle/entry.h"
#include "subjects/subject.h"

namespace placet::consents {

using Fields = std::map<std::uint16_t, cbor::Value>;  // by field id

struct Event {
    std::optional<Uid> uid;  // nothing: a fresh one
    merkle::EntryType type = merkle::EntryType::grant;
    Timestamp at;
    merkle::Channel channel = merkle::Channel::form;
    std::uint64_t source = 0;
    std::optional<merkle::Notice> notice;
    std::vector<merkle::PurposeDecision> purposes;
    std::string profile;
    std::map<std::uint64_t, merkle::Detail> details;  // merkle/entry.h
    Bytes tag;                                        // idempotency, 16 bytes; empty: none
    Fields operational, evidence;                     // the time is added to the evidence
    // [field, file name, media type, bytes] each; field 11 commits to the hashes.
    cbor::Array attachments;
};

struct SealedEvent {
    Uid uid{};
    ledger::Addition addition;
    Bytes operational, evidence;  // sealed payloads; empty without a subject
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
    cbor::Array attachments;
    std::map<std::uint16_t, Hash> salts;  // of every opened field, for receipts
};
Result<OpenedEvent> open_event(BytesView e,
                               BytesView operational_ct,
                               BytesView evidence_ct,
                               const subjects::Subject& subject);

}  // namespace placet::consents
