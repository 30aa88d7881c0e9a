#pragma once

// Randomness as a port, so that tests can be deterministic, and the opaque ids made from it.

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace placet {

class Random {
public:
    virtual ~Random() = default;
    // Fills with cryptographically strong bytes. Any thread.
    virtual void fill(std::span<std::uint8_t> out) = 0;

    template <std::size_t N>
    std::array<std::uint8_t, N> bytes() {
        std::array<std::uint8_t, N> out{};
        fill(out);
        return out;
    }

    // An opaque id such as `f_k3v2m7q4x5na2b6c`: a prefix that names the kind, 80 random bits.
    std::string id(std::string_view prefix) {
        return std::string(prefix) + "_" + to_base32(bytes<10>());
    }
};

}  // namespace placet
