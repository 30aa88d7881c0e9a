#pragma once

// Runs due jobs and schedules until it is stopped, on the thread that calls run(). Any number of
// nodes may have one; they share the work.

#include <condition_variable>
#include <functional>
#include <mutex>

#include "jobs/jobs.h"

namespace placet::jobs {

struct RunnerOptions {
    std::vector<Schedule> schedules = {};
    std::int64_t poll_millis = 1000;
    // The store failed, or a job did: for the log. May be empty.
    std::function<void(const Error&)> on_error = {};
};

class Runner {
public:
    // The database and the clock must outlive the runner.
    Runner(db::Database& database, const Clock& clock, Handlers handlers, RunnerOptions options);
    Runner(const Runner&) = delete;
    Runner& operator=(const Runner&) = delete;

    // Returns after stop(), when the job that is running has ended.
    void run();
    // Any thread: looks for work at once instead of at the next poll: call it after a commit that
    // enqueued.
    void wake();
    // Any thread, as often as one likes.
    void stop();

private:
    void report(const Error& error) const;
    bool wait();  // false: stop

    db::Database& database_;
    const Clock& clock_;
    const Handlers handlers_;
    const RunnerOptions options_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool stopping_ = false;
    bool woken_ = false;
};

}  // namespace placet::jobs
