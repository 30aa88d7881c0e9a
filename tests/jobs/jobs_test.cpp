#include "jobs/jobs.h"

#include <gmock/gmock.h>

#include <atomic>
#include <mutex>
#include <set>
#include <thread>

#include "jobs/runner.h"
#include "support/manual_clock.h"
#include "support/stores.h"

namespace placet::jobs {
namespace {

using test::must;

class JobsTest : public test::StoreTest {
protected:
    void add(Job job) {
        if (job.run_at.micros == 0) job.run_at = clock_.now();
        must(store_->write([&](db::Transaction& tx) { return enqueue(tx, job, clock_.now()); }));
    }
    Handlers recording(Result<void> answer = {}, Policy policy = {}) {
        Handlers handlers;
        handlers["note"] = {[this, answer](const ClaimedJob& job) {
                                seen_.push_back(job.payload + "/" + std::to_string(job.attempt));
                                return answer;
                            },
                            policy,
                            [this](const ClaimedJob& job, const Error& error) {
                                given_up_ = job.payload + ":" + error.code;
                            }};
        return handlers;
    }
    int run(const Handlers& handlers) { return must(run_due(*store_, clock_, handlers)); }
    Backlog backlog_now() { return must(store_->read(backlog)); }

    test::TestStore store_ = a_store();
    test::ManualClock clock_;
    std::vector<std::string> seen_;
    std::string given_up_;
};

TEST_P(JobsTest, runs_what_is_due_in_order_and_once) {
    add({"note", "b", clock_.now().plus_seconds(2)});
    add({"note", "a", clock_.now().plus_seconds(1)});
    const auto handlers = recording();
    EXPECT_EQ(run(handlers), 0);
    clock_.advance_seconds(2);
    EXPECT_EQ(run(handlers), 2);
    EXPECT_EQ(run(handlers), 0);
    EXPECT_THAT(seen_, testing::ElementsAre("a/1", "b/1"));
}

TEST_P(JobsTest, a_job_of_a_transaction_that_fails_does_not_exist) {
    const auto outcome = store_->write([&](db::Transaction& tx) -> Result<void> {
        TRY(enqueue(tx, {"note", "a", clock_.now()}, clock_.now()));
        return not_found();
    });
    EXPECT_FALSE(outcome);
    EXPECT_EQ(run(recording()), 0);
}

TEST_P(JobsTest, a_failed_job_waits_longer_each_time_and_is_given_up) {
    add({"note", "a", {}});
    const auto handlers = recording(not_found("test.failed"), {3, 10, 15});
    EXPECT_EQ(run(handlers), 1);
    EXPECT_EQ(run(handlers), 0);
    clock_.advance_seconds(10);
    EXPECT_EQ(run(handlers), 1);
    clock_.advance_seconds(14);
    EXPECT_EQ(run(handlers), 0);
    clock_.advance_seconds(1);
    EXPECT_EQ(given_up_, "");
    EXPECT_EQ(run(handlers), 1);
    EXPECT_EQ(given_up_, "a:test.failed");
    clock_.advance_seconds(1'000'000);
    EXPECT_EQ(run(handlers), 0);
    EXPECT_THAT(seen_, testing::ElementsAre("a/1", "a/2", "a/3"));
    EXPECT_EQ(backlog_now().given_up, 1);
}

TEST_P(JobsTest, a_job_whose_node_died_is_run_again_after_its_lease) {
    add({"note", "a", {}});
    Handlers dying;
    dying["note"] = {[&](const ClaimedJob&) -> Result<void> {
        // Another node looks while this one is busy, and much later, when it must be dead.
        EXPECT_EQ(run(recording()), 0);
        clock_.advance_seconds(301);
        EXPECT_EQ(run(recording()), 1);
        return {};
    }};
    EXPECT_EQ(run(dying), 1);
    EXPECT_THAT(seen_, testing::ElementsAre("a/2"));
    EXPECT_EQ(backlog_now().waiting + backlog_now().running, 0);
}

TEST_P(JobsTest, a_unique_job_waits_only_once_but_can_be_added_while_it_runs) {
    add({"note", "a", {}, "key"});
    add({"note", "b", {}, "key"});
    Handlers handlers;
    handlers["note"] = {[&](const ClaimedJob& job) -> Result<void> {
        seen_.push_back(job.payload);
        if (job.payload == "a") add({"note", "c", {}, "key"});
        return {};
    }};
    EXPECT_EQ(run(handlers), 2);
    EXPECT_THAT(seen_, testing::ElementsAre("a", "c"));
}

TEST_P(JobsTest, a_job_without_a_handler_waits_for_one) {
    add({"strange", "a", {}});
    EXPECT_EQ(run(recording()), 1);
    EXPECT_EQ(backlog_now().waiting, 1);
}

TEST_P(JobsTest, only_codes_of_errors_are_kept) {
    add({"note", "a", {}});
    run(recording(internal_error("test.failed", "anna@example.by")));
    const auto rows = must(store_->read([](db::Transaction& tx) {
        return tx.query(db::Query{"test.error", "SELECT last_error FROM job", ""}, {});
    }));
    EXPECT_EQ(rows.at(0).text(0), "test.failed");
}

TEST_P(JobsTest, a_schedule_runs_at_its_hours_and_makes_up_for_missed_runs_once) {
    const std::vector<Schedule> schedules = {{"note", 3600, 600}};  // ten past every hour
    clock_.set(must(from_rfc3339("2026-11-22T12:00:00Z")));
    must(keep_schedules(*store_, schedules, clock_.now()));
    const auto handlers = recording();
    const auto tick = [&] {
        must(enqueue_scheduled(*store_, schedules, clock_.now()));
        return run(handlers);
    };
    EXPECT_EQ(tick(), 0);
    clock_.advance_seconds(600);
    EXPECT_EQ(tick(), 1);
    EXPECT_EQ(tick(), 0);
    clock_.advance_seconds(5 * 3600);
    must(keep_schedules(*store_, schedules, clock_.now()));  // a restart changes nothing
    EXPECT_EQ(tick(), 1);
    EXPECT_EQ(tick(), 0);
    clock_.advance_seconds(3600);
    EXPECT_EQ(tick(), 1);
}

TEST_P(JobsTest, workers_share_the_work_and_run_each_job_once) {
    constexpr int count = 60;
    for (int i = 0; i < count; ++i)
        add({"note", std::to_string(i), {}});
    std::mutex mutex;
    std::multiset<std::string> ran;
    Handlers handlers;
    handlers["note"] = {[&](const ClaimedJob& job) -> Result<void> {
        const std::lock_guard lock(mutex);
        ran.insert(job.payload);
        return {};
    }};
    std::vector<std::thread> workers;
    for (int w = 0; w < 4; ++w)
        workers.emplace_back([&] { run(handlers); });
    for (auto& worker : workers)
        worker.join();
    run(handlers);
    EXPECT_EQ(ran.size(), count);
    EXPECT_EQ(std::set<std::string>(ran.begin(), ran.end()).size(), count);
}

TEST_P(JobsTest, the_runner_runs_until_it_is_stopped) {
    std::atomic<int> ran = 0;
    Handlers handlers;
    handlers["note"] = {[&](const ClaimedJob&) -> Result<void> {
        ++ran;
        return {};
    }};
    Runner runner(*store_, clock_, handlers, {{}, 60'000, {}});
    std::thread worker([&] { runner.run(); });
    add({"note", "a", {}});
    runner.wake();
    for (int i = 0; i < 1000 && ran == 0; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    EXPECT_EQ(ran, 1);
    runner.stop();
    worker.join();
    add({"note", "b", {}});
    EXPECT_EQ(backlog_now().waiting, 1);
}

ON_BOTH_STORES(JobsTest);

}  // namespace
}  // namespace placet::jobs
