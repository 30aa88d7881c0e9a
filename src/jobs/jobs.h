#pragma once

// A durable queue. A job is written in the transaction of the change that caused it, and run after
// that: at least once, so handlers must be safe to repeat. Jobs carry ids, never personal data:
// they may outlive an erasure, and so may the code of their last error.

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "db/database.h"

namespace placet::jobs {

struct Job {
    std::string kind;
    std::string payload;  // a JSON object
    Timestamp run_at;
    // Nothing is added while a job with the same key waits to start.
    std::optional<std::string> unique = {};
};

Result<void> enqueue(db::Transaction& tx, const Job& job, Timestamp now);

// The same as rows of a bulk insert, for those who write many rows at once; `unique` is not kept.
extern const db::BulkInsert waiting_jobs;
db::Values waiting_job(const Job& job, Timestamp now);

struct Policy {
    int attempts = 10;  // then the job is given up: kept, counted, no longer run
    std::int64_t first_delay_seconds = 10;
    std::int64_t longest_delay_seconds = 6 * 3600;  // the delay doubles until then
};

struct ClaimedJob {
    std::int64_t id = 0;
    std::string kind;
    std::string payload;
    int attempt = 0;  // 1, 2, …
};

struct Handler {
    std::function<Result<void>(const ClaimedJob&)> run;
    Policy policy = {};
    // What to do when it is given up; may be empty.
    std::function<void(const ClaimedJob&, const Error&)> given_up = {};
};
using Handlers = std::map<std::string, Handler, std::less<>>;  // by kind

// Recurring work: a job of kind `name` with payload {} whenever UTC passes a multiple of `every`
// plus `offset`. Runs that were missed are made up for once, not each.
struct Schedule {
    std::string name;
    std::int64_t every_seconds = 0;
    std::int64_t offset_seconds = 0;
};
Timestamp next_run(const Schedule& schedule, Timestamp now);

// Any node may call these as often as it likes.
Result<void> keep_schedules(db::Database& database,
                            const std::vector<Schedule>& schedules,
                            Timestamp now);
Result<void> enqueue_scheduled(db::Database& database,
                               const std::vector<Schedule>& schedules,
                               Timestamp now);

// Runs jobs that are due, one after the other, until there is none or `limit` have run. Returns
// how many ran. An error is the store's; what handlers return goes to their jobs.
Result<int> run_due(db::Database& database,
                    const Clock& clock,
                    const Handlers& handlers,
                    int limit = 1000);

struct Backlog {
    std::int64_t waiting = 0;
    std::int64_t running = 0;
    std::int64_t given_up = 0;
    std::optional<Timestamp> oldest_waiting = {};
};
Result<Backlog> backlog(db::Transaction& tx);

}  // namespace placet::jobs
