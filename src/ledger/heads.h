#pragma once

// Signed heads: only of durable states, each signed once, archived now and then, and compared with
// the anti-rollback anchor that is kept outside the store.

#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "ledger/log.h"
#include "merkle/note.h"

namespace placet::ledger {

// The newest head this node saw, outside the database (another file system if possible), so that a
// restored backup is noticed. Any thread.
class Anchor {
public:
    virtual ~Anchor() = default;
    virtual Result<std::optional<std::string>> read(const Log& log) = 0;    // a signed note
    virtual Result<void> write(const Log& log, std::string_view note) = 0;  // durable
};

// Any thread.
class Heads {
public:
    Heads(db::Database& main, Logs& logs, Anchor& anchor, const Clock& clock)
        : main_(main), logs_(logs), anchor_(anchor), clock_(clock) {}

    // Signs a head whose COMMIT returned, and remembers it.
    Result<void> publish(std::int64_t log, const merkle::Head& head);

    // The newest durable head as a signed note.
    Result<std::string> checkpoint(std::int64_t log);
    // Head and note from one reading, so that proofs fit.
    struct Signed {
        merkle::Head head;
        std::string note;
    };
    Result<Signed> newest(std::int64_t log);

    // Archives (rows for the next transaction) and anchors when a minute or 4096 entries passed.
    Result<void> keep(std::int64_t log);

    // Compares every log with its anchor; freezes a log that is older than, or differs from, what
    // was seen before. Gives the frozen ones. At start, after a restore, and every minute.
    Result<std::vector<Log>> guard();

private:
    Result<bool> contradicts_anchor(const OpenLog& log);

    db::Database& main_;
    Logs& logs_;
    Anchor& anchor_;
    const Clock& clock_;
    struct State {
        Signed newest;
        std::uint64_t archived_size = 0;
        Timestamp archived_at{};
        Timestamp anchored_at{};
        std::uint64_t anchored_size = 0;
    };
    std::mutex mutex_;  // guards states_
    std::map<std::int64_t, State> states_;
};

}  // namespace placet::ledger
