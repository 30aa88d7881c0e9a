#pragma once

// Numbers about the running program in the text form of Prometheus. Labels are names that the
// program itself chose (operations, codes): never anything that a request said. Meters are made at
// start and used from any thread.

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace placet::server {

class Counter {
public:
    void add(std::uint64_t count = 1) { value_.fetch_add(count, std::memory_order_relaxed); }
    std::uint64_t value() const { return value_.load(std::memory_order_relaxed); }

private:
    std::atomic<std::uint64_t> value_ = 0;
};

// How long things took, in buckets from 100 µs to 10 s.
class Durations {
public:
    static constexpr std::array<std::int64_t, 12> bounds_micros = {100,
                                                                   250,
                                                                   500,
                                                                   1'000,
                                                                   2'500,
                                                                   5'000,
                                                                   10'000,
                                                                   25'000,
                                                                   100'000,
                                                                   500'000,
                                                                   2'000'000,
                                                                   10'000'000};

    void add(std::int64_t micros);
    void write(std::string_view name, std::string_view labels, std::string& out) const;

private:
    std::array<std::atomic<std::uint64_t>, bounds_micros.size() + 1> counts_{};
    std::atomic<std::int64_t> sum_micros_ = 0;
};

class Metrics {
public:
    // `labels` is empty or like `operation="readForm",status="2xx"`. The same name and labels give
    // the same meter; references stay good for as long as the Metrics.
    Counter& counter(std::string_view name, std::string_view labels, std::string_view help);
    Durations& durations(std::string_view name, std::string_view labels, std::string_view help);
    void gauge(std::string_view name, std::string_view help, std::function<double()> read);

    std::string text() const;

private:
    struct Family {
        std::string help;
        std::map<std::string, std::unique_ptr<Counter>> counters;
        std::map<std::string, std::unique_ptr<Durations>> durations;
        std::function<double()> gauge;
    };
    Family& family(std::string_view name, std::string_view help);

    mutable std::mutex mutex_;
    std::map<std::string, Family> families_;  // guarded by mutex_
};

}  // namespace placet::server
