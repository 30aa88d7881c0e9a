#pragma once

// One thread that runs due jobs and schedules until it is stopped. Any number of nodes may have
// one; they share the work.

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

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
    ~Runner();
    Runner(const Runner&) = delete;
    Runner& operator=(const Runner&) = delete;

    // Looks for work at once instead of at the next poll: call it after a commit that enqueued.
    void wake();
    // Waits for the job that is running. Safe to call twice.
    void stop();

private:
    void run();
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
    std::thread thread_;
};

}  // namespace placet::jobs
