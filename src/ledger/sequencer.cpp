#include "ledger/sequencer.h"

#include <future>
#include <set>

#include "ledger/sql.h"

namespace placet::ledger {
namespace {

constexpr std::size_t queue_limit = 4096;
constexpr std::size_t batch_limit = 512;

const db::BulkInsert spent_rows{"spent_token",
                                {{"log", db::Type::integer}, {"token", db::Type::bytes}}};

const Bytes& tag_of(const Work& work) {
    return work.additions.front().tag;
}

// Which of these tokens (24 bytes each, one after the other) were spent in earlier batches.
Result<std::set<Bytes>> spent_before(db::Transaction& tx, std::int64_t log, const Bytes& tokens) {
    std::set<Bytes> spent;
    if (tokens.empty()) return spent;
    const auto found = TRY(tx.query(sql::find_spent, {log, tokens}));
    for (const auto& row : found)
        spent.insert(row.bytes(0));
    return spent;
}

bool worth_redoing_alone(const Error& error) {
    return error.kind != ErrorKind::unavailable;
}

}  // namespace

void Sequencer::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
}

void Sequencer::submit(Work work) {
    {
        const std::lock_guard lock(mutex_);
        if (!stopping_ && queue_.size() < queue_limit) {
            queue_.push_back(std::move(work));
            wake_.notify_one();
            return;
        }
    }
    work.done(Error{ErrorKind::unavailable, "full"});
}

Result<Appended> Sequencer::submit_and_wait(Work work) {
    std::promise<Result<Appended>> answered;
    auto future = answered.get_future();
    work.done = [&answered](Result<Appended> outcome) { answered.set_value(std::move(outcome)); };
    submit(std::move(work));
    return future.get();
}

SequencerFigures Sequencer::figures() const {
    const std::lock_guard lock(mutex_);
    auto figures = figures_;
    figures.waiting = queue_.size();
    return figures;
}

void Sequencer::run() {
    for (;;) {
        Batch batch;
        bool quiet = false;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
            if (queue_.empty()) return;
            while (!queue_.empty() && batch.size() < batch_limit) {
                batch.push_back({std::move(queue_.front()), std::nullopt});
                queue_.pop_front();
            }
        }
        process(batch);
        {
            const std::lock_guard lock(mutex_);
            ++figures_.batches;
            quiet = queue_.empty();
        }
        if (quiet) main_.idle();
    }
}

void Sequencer::process(Batch& batch) {
    auto outcome = commit(batch);
    if (!outcome && outcome.error().code == "db.outcome_unknown")
        // The tags tell: what was committed is found again, the rest is appended now.
        outcome = commit(batch);
    if (!outcome && batch.size() > 1 && worth_redoing_alone(outcome.error())) {
        for (auto& item : batch) {
            Batch single;
            single.push_back(std::move(item));
            process(single);
        }
        return;
    }
    if (outcome) {
        for (const auto& [log, head] : pending_heads_) {
            // A head that cannot be signed now is signed when it is next asked for.
            (void)heads_.publish(log, head);
        }
    } else {
        for (auto& item : batch)
            item.outcome = outcome.error();
    }
    answer(batch);
    for (const auto& [log, head] : pending_heads_)
        (void)heads_.keep(log);
    pending_heads_.clear();
}

Result<void> Sequencer::commit(Batch& batch) {
    pending_heads_.clear();
    std::set<std::int64_t> logs;
    for (const auto& item : batch)
        logs.insert(item.work.log);
    return main_.write(
        [&](db::Transaction& tx) -> Result<void> {
            Rows rows;
            pending_heads_.clear();
            // Ascending, so that two nodes never wait for each other crosswise.
            for (const std::int64_t log : logs)
                TRY(append_to_log(tx, log, batch, rows));
            return rows.flush(tx);
        },
        db::Isolation::row_locks);
}

// Otherwise its outcome is known already: a repetition, or a refusal.
Result<bool> Sequencer::is_to_be_written(db::Transaction& tx, Item& item, const Seen& seen) {
    const Work& work = item.work;
    const auto earlier = seen.tags.find(tag_of(work));
    if (!tag_of(work).empty() && earlier != seen.tags.end()) {
        item.outcome = Appended{earlier->second, !item.wrote};
        return false;
    }
    if (work.token && seen.tokens.contains(to_bytes(*work.token))) {
        item.outcome = invalid_input("token_spent");
        return false;
    }
    if (!work.recheck) return true;
    auto good = work.recheck(tx);
    if (good) return true;
    if (good.error().kind == ErrorKind::unavailable) return std::move(good).error();
    item.outcome = std::move(good).error();
    return false;
}

Result<void> Sequencer::append_to_log(db::Transaction& tx,
                                      std::int64_t log,
                                      Batch& batch,
                                      Rows& rows) {
    auto locked = Appender::lock(tx, log);
    if (!locked) {
        if (locked.error().code != "frozen" && locked.error().kind != ErrorKind::not_found)
            return std::move(locked).error();
        for (auto& item : batch)
            if (item.work.log == log) item.outcome = locked.error();
        return {};
    }
    Appender& appender = *locked;

    Bytes tags, tokens;
    for (const auto& item : batch) {
        if (item.work.log != log) continue;
        tags.insert(tags.end(), tag_of(item.work).begin(), tag_of(item.work).end());
        if (item.work.token)
            tokens.insert(tokens.end(), item.work.token->begin(), item.work.token->end());
    }
    Seen seen{TRY(appender.known_tags(tx, tags)), TRY(spent_before(tx, log, tokens))};

    bool grew = false;
    for (auto& item : batch) {
        const Work& work = item.work;
        if (work.log != log || !TRY(is_to_be_written(tx, item, seen))) continue;
        const std::uint64_t first = appender.size();
        for (const auto& addition : work.additions)
            TRY(appender.append(addition, rows));
        if (work.rows) work.rows(first, rows);
        if (!tag_of(work).empty()) seen.tags.emplace(tag_of(work), first);
        if (work.token) {
            seen.tokens.insert(to_bytes(*work.token));
            rows.add(spent_rows, {log, to_bytes(*work.token)});
        }
        item.outcome = Appended{first, false};
        item.wrote = true;
        grew = true;
    }
    if (!grew) return {};
    TRY(appender.finish(tx, rows));
    pending_heads_.insert_or_assign(log, appender.head());
    return {};
}

void Sequencer::answer(Batch& batch) {
    std::uint64_t entries = 0;
    for (auto& item : batch) {
        if (item.outcome->has_value() && !(**item.outcome).replayed)
            entries += item.work.additions.size();
    }
    {
        const std::lock_guard lock(mutex_);
        figures_.entries += entries;
    }
    for (auto& item : batch)
        item.work.done(std::move(*item.outcome));
}

}  // namespace placet::ledger
