#pragma once

// Group commit by natural batching (docs/adr): one thread takes whatever queued up
// while the previous commit ran, appends it in one transaction, commits, signs each head once, and
// only then answers. There is no timer, and no answer before COMMIT.

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "ledger/append.h"
#include "ledger/heads.h"
#include "ledger/log.h"
#include "ledger/rows.h"

namespace placet::ledger {

// A token that is good for one piece of work: expiry (8 bytes, big-endian seconds) and nonce (16).
using SpentToken = std::array<std::uint8_t, 24>;

struct Appended {
    std::uint64_t first = 0;  // index of the first entry
    bool replayed = false;    // an earlier work with the same tag; nothing was written now
};

// What must become one transaction. The functions run on the sequencer's thread.
struct Work {
    std::int64_t log = 0;
    // Appended together, with consecutive indices. The tag of the first decides about repetition.
    std::vector<Addition> additions;
    std::optional<SpentToken> token;
    // Last look at rows that others may have changed meanwhile; empty: none.
    std::function<Result<void>(db::Transaction&)> recheck;
    // Adds the payloads and projections, now that the first index is known; may run twice.
    std::function<void(std::uint64_t first, Rows& rows)> rows;
    // Errors: invalid_input "token_spent"; unavailable "full", "frozen", "db.*"; those of recheck.
    // Must not block.
    std::function<void(Result<Appended>)> done;
};

// Counts since start; any thread may read.
struct SequencerFigures {
    std::uint64_t batches = 0;
    std::uint64_t entries = 0;
    std::size_t waiting = 0;
};

class Sequencer {
public:
    Sequencer(db::Database& main, Heads& heads) : main_(main), heads_(heads) {}

    // Works until stop(); the caller gives it a thread of its own.
    void run();
    // Lets run() finish what is queued and return; later work is refused with "full".
    void stop();

    void submit(Work work);                       // any thread
    Result<Appended> submit_and_wait(Work work);  // any thread but the sequencer's
    SequencerFigures figures() const;

private:
    struct Item {
        Work work;
        std::optional<Result<Appended>> outcome;
        bool wrote = false;  // appended by an attempt whose COMMIT may have succeeded
    };
    using Batch = std::vector<Item>;
    // What the log knows of the batch's tags and tokens, and what the batch itself adds.
    struct Seen {
        std::map<Bytes, std::uint64_t> tags;
        std::set<Bytes> tokens;
    };

    void process(Batch& batch);
    Result<void> commit(Batch& batch);
    static Result<bool> is_to_be_written(db::Transaction& tx, Item& item, const Seen& seen);
    Result<void> append_to_log(db::Transaction& tx, std::int64_t log, Batch& batch, Rows& rows);
    void answer(Batch& batch);

    db::Database& main_;
    Heads& heads_;
    mutable std::mutex mutex_;  // guards queue_, stopping_, figures_
    std::condition_variable wake_;
    std::deque<Work> queue_;
    bool stopping_ = false;
    SequencerFigures figures_;
    std::map<std::int64_t, merkle::Head> pending_heads_;  // sequencer thread only
};

}  // namespace placet::ledger
