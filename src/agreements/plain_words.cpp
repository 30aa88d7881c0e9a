#include "agreements/plain_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "base/utf8.h"

namespace placet::agreements {
namespace {

// Latin-1, Latin Extended-A and Cyrillic: the alphabets of the four languages.
std::int32_t lower(std::int32_t point) {
    const bool latin = (point >= 'A' && point <= 'Z') || (point >= 0xC0 && point <= 0xDE);
    const bool cyrillic = point >= 0x410 && point <= 0x42F;
    if ((latin && point != 0xD7) || cyrillic) return point + 0x20;
    if (point >= 0x400 && point <= 0x40F) return point + 0x50;
    return point;
}

bool is_letter(std::int32_t point) {
    if (point >= '0' && point <= '9') return true;
    if (point < 0x80) return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
    return (point >= 0xC0 && point < 0x2000 && point != 0xD7 && point != 0xF7) || point == 0x2019;
}

void put(std::string& out, std::int32_t point) {
    const auto byte = [&](std::int32_t value) { out.push_back(static_cast<char>(value)); };
    if (point < 0x80) {
        byte(point);
    } else if (point < 0x800) {
        byte(0xC0 | (point >> 6));
        byte(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        byte(0xE0 | (point >> 12));
        byte(0x80 | ((point >> 6) & 0x3F));
        byte(0x80 | (point & 0x3F));
    } else {
        byte(0xF0 | (point >> 18));
        byte(0x80 | ((point >> 12) & 0x3F));
        byte(0x80 | ((point >> 6) & 0x3F));
        byte(0x80 | (point & 0x3F));
    }
}

// Calls `each` with every code point; bytes that are none are passed over.
template <class F>
void for_each_point(std::string_view text, F&& each) {
    for (std::size_t at = 0; at < text.size();) {
        const auto before = at;
        const auto point = next_code_point(text, at);
        if (point >= 0)
            each(point);
        else if (at == before)
            ++at;
    }
}

bool ends_a_sentence(char c) {
    return c == '.' || c == '!' || c == '?';
}

void add_sentence(std::vector<std::string>& out, std::string_view text) {
    if (text.find_first_not_of(" \t\r\n.!?") != std::string_view::npos) out.emplace_back(text);
}

std::optional<double> luminance(std::string_view colour) {
    if (colour.size() != 7 || colour[0] != '#') return std::nullopt;
    std::array<double, 3> part{};
    for (std::size_t i = 0; i < part.size(); ++i) {
        int value = 0;
        const auto* from = colour.data() + 1 + i * 2;
        if (std::from_chars(from, from + 2, value, 16).ptr != from + 2) return std::nullopt;
        const double share = value / 255.0;
        part[i] = share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    }
    return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2];
}

}  // namespace

std::string folded(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for_each_point(text, [&](std::int32_t point) { put(out, lower(point)); });
    return out;
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> out;
    bool inside = false;
    for_each_point(text, [&](std::int32_t point) {
        const bool letter = is_letter(point);
        if (letter && !inside) out.emplace_back();
        if (letter) put(out.back(), lower(point));
        inside = letter;
    });
    return out;
}

std::size_t letters_of(std::string_view word) {
    return static_cast<std::size_t>(
        std::ranges::count_if(word, [](char c) { return (c & 0xC0) != 0x80; }));
}

std::vector<std::string> sentences_of(std::string_view text) {
    std::vector<std::string> out;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!ends_a_sentence(text[at])) continue;
        if (at + 1 < text.size() && text[at + 1] != ' ' && text[at + 1] != '\n') continue;
        add_sentence(out, text.substr(begin, at + 1 - begin));
        begin = at + 1;
    }
    add_sentence(out, text.substr(begin));
    return out;
}

std::vector<std::string> sentences_of(const Blocks& blocks) {
    std::vector<std::string> out;
    for (const auto& block : blocks) {
        for (const auto& line : block.lines) {
            std::string words;
            for (const auto& span : line)
                words += span.text;
            for (auto& sentence : sentences_of(words))
                out.push_back(std::move(sentence));
        }
    }
    return out;
}

double lix(const std::vector<std::string>& sentences) {
    constexpr std::size_t long_word = 6;
    std::size_t words = 0, long_words = 0;
    for (const auto& sentence : sentences)
        for (const auto& word : words_of(sentence)) {
            ++words;
            if (letters_of(word) > long_word) ++long_words;
        }
    if (words == 0) return 0;
    return static_cast<double>(words) / static_cast<double>(sentences.size()) +
           100.0 * static_cast<double>(long_words) / static_cast<double>(words);
}

double contrast_of(std::string_view one, std::string_view other) {
    const auto first = luminance(one), second = luminance(other);
    if (!first || !second) return 0;
    return (std::max(*first, *second) + 0.05) / (std::min(*first, *second) + 0.05);
}

}  // namespace placet::agreements
