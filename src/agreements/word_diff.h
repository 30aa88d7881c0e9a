#pragma once

// The words that two texts do not share, by Myers' O(ND) algorithm in linear space. Pure. Work is
// bounded: where two texts have too little in common, the rest is told as replaced as a whole.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/array.hpp>

namespace placet::agreements {

struct WordRun {
    enum class Op { same, added, removed };
    Op op = Op::same;
    std::string text;

    friend bool operator==(const WordRun&, const WordRun&) = default;
};

inline constexpr std::size_t word_diff_steps = 4'000'000;

// Words are compared without the blanks between them. The runs that are not removed give `after`
// again, byte for byte.
std::vector<WordRun> word_diff(std::string_view before,
                               std::string_view after,
                               std::size_t steps = word_diff_steps);

// [{"op":"same|added|removed","text":"…"}]
boost::json::array to_json(const std::vector<WordRun>& runs);

}  // namespace placet::agreements
