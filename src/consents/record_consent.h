#pragma once

// The life of one submission after the gate: find the person, seal, append, answer. Everything it
// writes is one transaction with its entries; a repetition gives the first answer.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "consents/gate.h"
#include "consents/ports.h"
#include "subjects/finder.h"

namespace placet::consents {

struct Attachment {
    std::string field, name, type;
    Bytes bytes;
};

// Who agreed for a person too young to do it alone: somebody of his own, with keys of his own, so
// that each of the two can be told, corrected and erased apart.
struct Representative {
    std::string name;
    std::string email;  // normalised
    Bytes ip;
    std::string user_agent;
    bool together = false;  // the person agreed as well, and that counts
};

// A submission that passed field checks and gate.
struct Submission {
    std::shared_ptr<const CapturePoint> point;  // a published snapshot, shared by its readers
    std::vector<Decision> decisions;            // refer into *point
    std::string idempotency_key;
    ledger::SpentToken token{};
    Timestamp at;
    std::string name;  // as typed; empty: not asked
    subjects::Identifiers who;
    std::vector<std::pair<std::string, std::string>> answers;  // field name, value
    std::vector<Attachment> attachments;
    Bytes ip;  // 4 or 16 bytes; empty: unknown
    std::string user_agent;
    std::string page_url;
    bool screen_differs = false;
    std::optional<Representative> representative = {};
    // Rows of others in the same transaction; may be empty.
    std::function<void(std::int64_t sid, std::uint64_t first, ledger::Rows&)> more_rows = {};
};

struct ReceiptLink {
    std::string agreement;
    std::string outcome;
    std::uint64_t index = 0;
    std::string receipt_path;   // "/r/…"
    std::string withdraw_path;  // "/w/…"; empty unless given
};

struct Recorded {
    std::string submission;
    bool replayed = false;
    std::vector<ReceiptLink> receipts;
    // Nothing is recorded yet: a representative was asked, and has until then to answer.
    std::optional<Timestamp> asked_until = {};
};

// `done` is called once, on another thread. Errors: invalid_input "idempotency_mismatch" (the key
// was used for another request), "token_invalid" (the token was used before); unavailable "full",
// "frozen", "db.*".
void record_consent(const Ports& ports,
                    Submission submission,
                    std::function<void(Result<Recorded>)> done);

}  // namespace placet::consents
