#include "jobs/jobs.h"

#include <algorithm>

#include "jobs/sql.h"

namespace placet::jobs {

namespace {

// Longer than any handler should take; after it another node may run the job again.
constexpr std::int64_t lease_seconds = 300;

Result<std::optional<ClaimedJob>> claim(db::Database& database, Timestamp now) {
    const auto due = TRY(database.read(
        [&](db::Transaction& tx) { return tx.query(sql::find_due_job, {now.micros}); }));
    if (due.empty()) return std::optional<ClaimedJob>{};
    const auto take = [&](db::Transaction& tx) {
        return tx.query(sql::claim_job, {now.micros, now.plus_seconds(lease_seconds).micros});
    };
    const auto rows = TRY(database.write(take, db::Isolation::row_locks));
    if (rows.empty()) return std::optional<ClaimedJob>{};
    const auto& row = rows.front();
    return std::optional(
        ClaimedJob{row.integer(0), row.text(1), row.text(2), static_cast<int>(row.integer(3))});
}

std::int64_t delay_seconds(const Policy& policy, int attempt) {
    const int doublings = std::clamp(attempt - 1, 0, 30);
    return std::min(policy.first_delay_seconds << doublings, policy.longest_delay_seconds);
}

Result<void> execute(db::Database& database, const db::Query& query, db::Values values) {
    const auto work = [&](db::Transaction& tx) { return tx.execute(query, values); };
    TRY(database.write(work, db::Isolation::row_locks));
    return {};
}

Result<void> settle(db::Database& database,
                    Timestamp now,
                    const ClaimedJob& job,
                    const Handler& handler,
                    const Result<void>& outcome) {
    if (outcome) return execute(database, sql::delete_job, {job.id, job.attempt});
    // The code only: details may quote what must be forgotten one day.
    const auto& code = outcome.error().code;
    if (job.attempt < handler.policy.attempts) {
        const auto run_at = now.plus_seconds(delay_seconds(handler.policy, job.attempt));
        return execute(database, sql::retry_job, {job.id, job.attempt, run_at.micros, code});
    }
    TRY(execute(database, sql::give_up_job, {job.id, job.attempt, code}));
    if (handler.given_up) handler.given_up(job, outcome.error());
    return {};
}

}  // namespace

const db::BulkInsert waiting_jobs{"job",
                                  {{"kind", db::Type::text},
                                   {"payload", db::Type::text},
                                   {"state", db::Type::text},
                                   {"run_at", db::Type::integer},
                                   {"created", db::Type::integer}}};

db::Values waiting_job(const Job& job, Timestamp now) {
    return {job.kind, job.payload, "waiting", job.run_at.micros, now.micros};
}

Result<void> enqueue(db::Transaction& tx, const Job& job, Timestamp now) {
    TRY(tx.execute(
        sql::insert_job,
        {job.kind, db::nullable(job.unique), job.payload, job.run_at.micros, now.micros}));
    return {};
}

Timestamp next_run(const Schedule& schedule, Timestamp now) {
    const auto every = schedule.every_seconds * 1'000'000;
    const auto offset = schedule.offset_seconds * 1'000'000;
    return {(now.micros - offset) / every * every + offset + every};
}

Result<void> keep_schedules(db::Database& database,
                            const std::vector<Schedule>& schedules,
                            Timestamp now) {
    const auto work = [&](db::Transaction& tx) -> Result<void> {
        for (const auto& schedule : schedules)
            TRY(tx.execute(sql::upsert_schedule,
                           {schedule.name,
                            schedule.every_seconds * 1'000'000,
                            next_run(schedule, now).micros}));
        return {};
    };
    return database.write(work);
}

Result<void> enqueue_scheduled(db::Database& database,
                               const std::vector<Schedule>& schedules,
                               Timestamp now) {
    const auto due = TRY(database.read(
        [&](db::Transaction& tx) { return tx.query(sql::find_due_schedules, {now.micros}); }));
    for (const auto& row : due) {
        const auto found = std::find_if(schedules.begin(), schedules.end(), [&](const auto& s) {
            return s.name == row.text(0);
        });
        if (found == schedules.end()) continue;  // another version of the program knows it
        const auto work = [&](db::Transaction& tx) -> Result<void> {
            const auto next = next_run(*found, now);
            if (TRY(tx.execute(sql::advance_schedule, {found->name, now.micros, next.micros})) == 0)
                return {};
            return enqueue(tx, {found->name, "{}", now, "schedule:" + found->name}, now);
        };
        TRY(database.write(work, db::Isolation::row_locks));
    }
    return {};
}

Result<int> run_due(db::Database& database,
                    const Clock& clock,
                    const Handlers& handlers,
                    int limit) {
    static const Handler unknown{
        [](const ClaimedJob&) -> Result<void> { return internal_error("jobs.unknown_kind"); }};
    for (int done = 0; done < limit; ++done) {
        const auto job = TRY(claim(database, clock.now()));
        if (!job) return done;
        const auto found = handlers.find(job->kind);
        const Handler& handler = found == handlers.end() ? unknown : found->second;
        const auto outcome = handler.run(*job);
        TRY(settle(database, clock.now(), *job, handler, outcome));
    }
    return limit;
}

Result<Backlog> backlog(db::Transaction& tx) {
    Backlog backlog;
    for (const auto& row : TRY(tx.query(sql::count_jobs, {}))) {
        if (row.text(0) == "waiting") {
            backlog.waiting = row.integer(1);
            backlog.oldest_waiting = Timestamp{row.integer(2)};
        }
        if (row.text(0) == "running") backlog.running = row.integer(1);
        if (row.text(0) == "given_up") backlog.given_up = row.integer(1);
    }
    return backlog;
}

}  // namespace placet::jobs
