#pragma once

// A whole installation in a test: two stores, keys, one workspace with its log, and the threads
// that find people and append.

#include <future>
#include <thread>

#include "consents/ports.h"
#include "support/manual_clock.h"
#include "support/memory_keys.h"
#include "support/stores.h"

namespace placet::test {

class MemoryAnchor final : public ledger::Anchor {
public:
    Result<std::optional<std::string>> read(const ledger::Log& log) override {
        const std::lock_guard lock(mutex_);
        const auto found = notes_.find(log.log);
        if (found == notes_.end()) return std::optional<std::string>{};
        return std::optional{found->second};
    }
    Result<void> write(const ledger::Log& log, std::string_view note) override {
        const std::lock_guard lock(mutex_);
        notes_[log.log] = note;
        return {};
    }

private:
    std::mutex mutex_;
    std::map<std::int64_t, std::string> notes_;
};

class Installation {
public:
    static constexpr std::int64_t workspace = 1;

    explicit Installation(std::string_view engine)
        : main(a_database(engine, schema::Store::main)),
          keys(a_database(engine, schema::Store::keys)),
          key_files(random),
          ring(must(crypto::KeyRing::open(key_files, random))),
          logs(*main, *keys, *ring, random),
          heads(*main, logs, anchor, clock),
          sequencer(*main, heads),
          finder(*keys, *ring, random) {
        log = must(logs.create(workspace, "placet.test/log", clock.now()));
        sequencing_ = std::thread([this] { sequencer.run(); });
        finding_ = std::thread([this] { finder.run(); });
    }
    ~Installation() {
        finder.stop();
        finding_.join();
        sequencer.stop();
        sequencing_.join();
    }

    consents::Ports ports() {
        return {.main = *main,
                .keys = *keys,
                .clock = clock,
                .random = random,
                .ring = *ring,
                .logs = logs,
                .heads = heads,
                .sequencer = sequencer,
                .finder = finder,
                .later = [](std::function<void()> work) { std::thread(std::move(work)).detach(); }};
    }

    TestStore main, keys;
    ManualClock clock;
    crypto::SystemRandom random;
    MemoryKeys key_files;
    std::unique_ptr<crypto::KeyRing> ring;
    ledger::Logs logs;
    MemoryAnchor anchor;
    ledger::Heads heads;
    ledger::Sequencer sequencer;
    subjects::Finder finder;
    const ledger::OpenLog* log = nullptr;

private:
    std::thread sequencing_, finding_;
};

}  // namespace placet::test
