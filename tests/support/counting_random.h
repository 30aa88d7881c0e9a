#pragma once

// Bytes 0, 1, 2, …: reproducible, never twice the same until 256 have gone.

#include "base/random.h"

namespace placet::test {

class CountingRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> out) override {
        for (auto& byte : out)
            byte = next_++;
    }

private:
    std::uint8_t next_ = 0;
};

}  // namespace placet::test
