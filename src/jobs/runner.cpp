#include "jobs/runner.h"

#include <chrono>

namespace placet::jobs {

namespace {

// Few at a time, so that stop() need not wait for a long queue.
constexpr int jobs_per_turn = 1;

}  // namespace

Runner::Runner(db::Database& database, const Clock& clock, Handlers handlers, RunnerOptions options)
    : database_(database),
      clock_(clock),
      handlers_(std::move(handlers)),
      options_(std::move(options)) {}

void Runner::wake() {
    const std::lock_guard lock(mutex_);
    woken_ = true;
    changed_.notify_one();
}

void Runner::stop() {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    changed_.notify_one();
}

void Runner::report(const Error& error) const {
    if (options_.on_error) options_.on_error(error);
}

bool Runner::wait() {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, std::chrono::milliseconds(options_.poll_millis), [this] {
        return stopping_ || woken_;
    });
    woken_ = false;
    return !stopping_;
}

void Runner::run() {
    bool kept = options_.schedules.empty();
    for (;;) {
        if (!kept) {
            const auto outcome = keep_schedules(database_, options_.schedules, clock_.now());
            kept = outcome.has_value();
            if (!outcome) report(outcome.error());
        }
        if (kept && !options_.schedules.empty()) {
            const auto outcome = enqueue_scheduled(database_, options_.schedules, clock_.now());
            if (!outcome) report(outcome.error());
        }
        const auto ran = run_due(database_, clock_, handlers_, jobs_per_turn);
        if (!ran) report(ran.error());
        const bool more = ran && ran.value() == jobs_per_turn;
        if (more) {
            const std::lock_guard lock(mutex_);
            if (stopping_) return;
        } else if (!wait()) {
            return;
        }
    }
}

}  // namespace placet::jobs
