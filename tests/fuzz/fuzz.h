#pragma once

// What every fuzzer needs: its input as bytes or text, and a way to say that a promise was broken.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/bytes.h"

namespace placet::fuzz {

inline void require(bool holds) {
    if (!holds) std::abort();
}

void judge(BytesView input);  // defined by each fuzzer

}  // namespace placet::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    placet::fuzz::judge({data, size});
    return 0;
}
