#include "agreements/word_diff.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>

namespace placet::agreements {
namespace {

using Op = WordRun::Op;

// A word or one sign, and the blanks after it.
struct Token {
    std::string_view word;
    std::string_view whole;
    bool sign = false;
};

bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

// Signs of the languages we write that are longer than one byte; 0 when there is none here.
std::size_t long_sign(std::string_view rest) {
    for (const std::string_view sign : {"«", "»", "–", "—", "„", "“", "”", "…"})
        if (rest.starts_with(sign)) return sign.size();
    return 0;
}

bool is_letter(std::string_view rest) {
    const auto c = static_cast<unsigned char>(rest.front());
    if (c >= 0x80) return long_sign(rest) == 0;
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::vector<Token> tokens_of(std::string_view text) {
    std::vector<Token> out;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t begin = at;
        while (at < text.size() && is_letter(text.substr(at)))
            ++at;
        const bool sign = at == begin;
        if (sign && !is_blank(text[at])) at += std::max<std::size_t>(1, long_sign(text.substr(at)));
        const std::size_t end = at;
        while (at < text.size() && is_blank(text[at]))
            ++at;
        out.push_back({text.substr(begin, end - begin), text.substr(begin, at - begin), sign});
    }
    return out;
}

struct Range {
    std::size_t begin = 0, end = 0;
    std::size_t size() const { return end - begin; }
};

class Differ {
public:
    Differ(const std::vector<Token>& before, const std::vector<Token>& after, std::size_t steps)
        : steps_(steps), removed(before.size()), added(after.size()) {
        std::map<std::string_view, std::uint32_t> ids;
        const auto number = [&](const std::vector<Token>& tokens, auto& into) {
            for (const auto& token : tokens)
                into.push_back(
                    ids.emplace(token.word, static_cast<std::uint32_t>(ids.size())).first->second);
        };
        number(before, a_);
        number(after, b_);
        compare({0, a_.size()}, {0, b_.size()});
    }

private:
    struct Snake {
        std::size_t x = 0, y = 0, u = 0, v = 0;  // from (x, y) to (u, v), relative
    };

    void compare(Range a, Range b) {
        while (a.size() > 0 && b.size() > 0 && a_[a.begin] == b_[b.begin])
            ++a.begin, ++b.begin;
        while (a.size() > 0 && b.size() > 0 && a_[a.end - 1] == b_[b.end - 1])
            --a.end, --b.end;
        std::optional<Snake> middle;
        if (a.size() > 0 && b.size() > 0) middle = middle_of(a, b);
        if (!middle) {
            std::fill(removed.begin() + at(a.begin), removed.begin() + at(a.end), true);
            std::fill(added.begin() + at(b.begin), added.begin() + at(b.end), true);
            return;
        }
        compare({a.begin, a.begin + middle->x}, {b.begin, b.begin + middle->y});
        compare({a.begin + middle->u, a.end}, {b.begin + middle->v, b.end});
    }

    // One side's furthest points by diagonal; -1: not reached.
    struct Reach {
        explicit Reach(std::int64_t n, std::int64_t m)
            : offset(m + 1), x(static_cast<std::size_t>(n + m + 3), -1) {
            (*this)[1] = 0;
        }
        std::int64_t& operator[](std::int64_t k) { return x[static_cast<std::size_t>(k + offset)]; }
        std::int64_t offset;
        std::vector<std::int64_t> x;
    };

    // The middle of a shortest path: both ends search, one step at a time, until they meet. Nothing
    // when the steps are used up.
    std::optional<Snake> middle_of(Range a, Range b) {
        const auto n = static_cast<std::int64_t>(a.size()), m = static_cast<std::int64_t>(b.size());
        const std::int64_t delta = n - m;
        const bool odd = (delta & 1) != 0;
        Reach forward(n, m), backward(n, m);
        for (std::int64_t d = 0; d <= (n + m + 1) / 2; ++d)
            for (const bool ahead : {true, false}) {
                Reach& own = ahead ? forward : backward;
                Reach& other = ahead ? backward : forward;
                const std::int64_t last = d - 2 * std::max<std::int64_t>(0, d - n);
                for (std::int64_t k = -(d - 2 * std::max<std::int64_t>(0, d - m)); k <= last;
                     k += 2) {
                    const bool down = k == -d || (k != d && own[k - 1] < own[k + 1]);
                    const std::int64_t x0 = down ? own[k + 1] : own[k - 1] + 1;
                    const std::int64_t x = slide(a, b, x0, x0 - k, ahead);
                    own[k] = x;
                    if (steps_ == 0) return std::nullopt;
                    const std::int64_t k2 = delta - k, reach = ahead ? d - 1 : d;
                    if (odd != ahead || k2 < -reach || k2 > reach || x + other[k2] < n) continue;
                    return ahead ? snake(x0, x0 - k, x, x - k)
                                 : snake(n - x, m - (x - k), n - x0, m - (x0 - k));
                }
            }
        return std::nullopt;
    }

    static Snake snake(std::int64_t x, std::int64_t y, std::int64_t u, std::int64_t v) {
        return {static_cast<std::size_t>(x),
                static_cast<std::size_t>(y),
                static_cast<std::size_t>(u),
                static_cast<std::size_t>(v)};
    }

    // How far equal words lead on from (x, y), counted from the own end.
    std::int64_t slide(Range a, Range b, std::int64_t x, std::int64_t y, bool ahead) {
        const auto n = static_cast<std::int64_t>(a.size()), m = static_cast<std::int64_t>(b.size());
        const auto equal = [&] {
            const auto i = static_cast<std::size_t>(ahead ? x : n - 1 - x);
            const auto j = static_cast<std::size_t>(ahead ? y : m - 1 - y);
            return a_[a.begin + i] == b_[b.begin + j];
        };
        do {
            if (steps_ > 0) --steps_;
            if (x >= n || y >= m || !equal()) return x;
            ++x, ++y;
        } while (true);
    }

    static std::ptrdiff_t at(std::size_t index) { return static_cast<std::ptrdiff_t>(index); }

    std::vector<std::uint32_t> a_, b_;
    std::size_t steps_;

public:
    std::vector<bool> removed, added;
};

class Runs {
public:
    void add(Op op, std::string_view text) {
        if (text.empty()) return;
        if (!runs.empty() && runs.back().op == op) {
            runs.back().text += text;
        } else {
            runs.push_back({op, std::string(text)});
        }
    }
    std::vector<WordRun> runs;
};

// A comma that stayed between two changed words reads better as part of the change.
bool is_island(const std::vector<Token>& after,
               const Differ& marks,
               std::size_t i,
               std::size_t j,
               std::size_t end) {
    for (std::size_t step = 0; step < end; ++step)
        if (!after[j + step].sign) return false;
    const bool more = (i + end < marks.removed.size() && marks.removed[i + end]) ||
                      (j + end < marks.added.size() && marks.added[j + end]);
    return more && end <= 2;
}

}  // namespace

std::vector<WordRun> word_diff(std::string_view before, std::string_view after, std::size_t steps) {
    const auto a = tokens_of(before), b = tokens_of(after);
    const Differ marks(a, b, steps);
    Runs out;
    std::string gone, come;  // of the change under way
    const auto flush = [&] {
        out.add(Op::removed, gone);
        out.add(Op::added, come);
        gone.clear(), come.clear();
    };
    std::size_t i = 0, j = 0;
    while (i < a.size() || j < b.size()) {
        if (i < a.size() && marks.removed[i]) {
            gone += a[i++].whole;
            continue;
        }
        if (j < b.size() && marks.added[j]) {
            come += b[j++].whole;
            continue;
        }
        std::size_t same = 0;
        while (i + same < a.size() && j + same < b.size() && !marks.removed[i + same] &&
               !marks.added[j + same])
            ++same;
        const bool join = !gone.empty() && !come.empty() && is_island(b, marks, i, j, same);
        if (!join) flush();
        for (; same > 0; --same, ++i, ++j) {
            if (join) {
                gone += a[i].whole;
                come += b[j].whole;
            } else {
                out.add(Op::same, b[j].whole);
            }
        }
    }
    flush();
    return std::move(out.runs);
}

boost::json::array to_json(const std::vector<WordRun>& runs) {
    boost::json::array out;
    for (const auto& run : runs)
        out.push_back({{"op",
                        run.op == Op::same    ? "same"
                        : run.op == Op::added ? "added"
                                              : "removed"},
                       {"text", run.text}});
    return out;
}

}  // namespace placet::agreements
