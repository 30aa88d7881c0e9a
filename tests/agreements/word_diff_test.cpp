#include "agreements/word_diff.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "support/seeded_random.h"

namespace placet::agreements {
namespace {

using testing::ElementsAre;
using Op = WordRun::Op;

std::string without(const std::vector<WordRun>& runs, Op op) {
    std::string out;
    for (const auto& run : runs)
        if (run.op != op) out += run.text;
    return out;
}

std::size_t changed_words(const std::vector<WordRun>& runs) {
    std::size_t count = 0;
    for (const auto& run : runs)
        if (run.op != Op::same)
            count += 1 + static_cast<std::size_t>(std::ranges::count(run.text, ' ')) -
                     (run.text.ends_with(' ') ? 1U : 0U);
    return count;
}

// Dynamic programming over all pairs: the shortest edit script, to hold ours against.
std::size_t shortest(const std::string& a, const std::string& b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = a[i - 1] == b[j - 1] ? diagonal : 1 + std::min(row[j], row[j - 1]);
            diagonal = above;
        }
    }
    return row.back();
}

std::string spaced(const std::string& letters) {
    std::string out;
    for (const char letter : letters)
        out += (out.empty() ? "" : " ") + std::string(1, letter);
    return out;
}

TEST(WordDiff, names_the_words_that_changed) {
    EXPECT_THAT(word_diff("Мы храним данные три года.", "Мы храним ваши данные пять лет."),
                ElementsAre(WordRun{Op::same, "Мы храним "},
                            WordRun{Op::added, "ваши "},
                            WordRun{Op::same, "данные "},
                            WordRun{Op::removed, "три года"},
                            WordRun{Op::added, "пять лет"},
                            WordRun{Op::same, "."}));
}

TEST(WordDiff, sees_signs_apart_from_words_and_overlooks_blanks) {
    EXPECT_THAT(word_diff("имя,  телефон", "имя, телефон"),
                ElementsAre(WordRun{Op::same, "имя, телефон"}));
    EXPECT_THAT(word_diff("ООО «Полесье»", "ООО «Полесье-Трейд»"),
                ElementsAre(WordRun{Op::same, "ООО «Полесье"},
                            WordRun{Op::added, "-Трейд"},
                            WordRun{Op::same, "»"}));
}

TEST(WordDiff, joins_a_comma_between_two_changes_with_them) {
    EXPECT_THAT(word_diff("to ask, answer now", "to sell, buy now"),
                ElementsAre(WordRun{Op::same, "to "},
                            WordRun{Op::removed, "ask, answer "},
                            WordRun{Op::added, "sell, buy "},
                            WordRun{Op::same, "now"}));
}

TEST(WordDiff, tells_of_texts_that_came_or_went) {
    EXPECT_TRUE(word_diff("", "").empty());
    EXPECT_THAT(word_diff("", "two words"), ElementsAre(WordRun{Op::added, "two words"}));
    EXPECT_THAT(word_diff("two words", ""), ElementsAre(WordRun{Op::removed, "two words"}));
}

TEST(WordDiff, finds_a_shortest_script_for_any_two_texts) {
    test::SeededRandom random;
    for (int round = 0; round < 500; ++round) {
        std::string a, b;
        for (auto* text : {&a, &b}) {
            const auto dice = random.bytes<16>();
            for (std::size_t i = 0; i < static_cast<std::size_t>(dice[0] % 16); ++i)
                *text += static_cast<char>('a' + dice[i] % 4);
        }
        const auto runs = word_diff(spaced(a), spaced(b));
        EXPECT_EQ(without(runs, Op::removed), spaced(b));
        EXPECT_EQ(changed_words(runs), shortest(a, b)) << a << " / " << b;
    }
}

TEST(WordDiff, stays_quick_with_huge_texts_that_share_nothing) {
    std::string a, b;
    for (int i = 0; i < 100'000; ++i) {
        a += "a" + std::to_string(i) + " ";
        b += "b" + std::to_string(i) + " ";
    }
    const auto runs = word_diff(a + "end", b + "end");
    EXPECT_THAT(
        runs,
        ElementsAre(WordRun{Op::removed, a}, WordRun{Op::added, b}, WordRun{Op::same, "end"}));
}

}  // namespace
}  // namespace placet::agreements
