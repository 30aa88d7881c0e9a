#pragma once

// The same bytes in every run for the same seed. For tests only: nothing about it is secret.

#include <mutex>
#include <random>

#include "base/random.h"

namespace placet::test {

class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed = 1) : engine_(seed) {}

    void fill(std::span<std::uint8_t> out) override {
        const std::lock_guard lock(mutex_);
        for (auto& byte : out)
            byte = static_cast<std::uint8_t>(engine_());
    }

private:
    std::mutex mutex_;
    std::mt19937_64 engine_;
};

}  // namespace placet::test
