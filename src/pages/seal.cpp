#include "pages/seal.h"

#include <array>
#include <cctype>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <numbers>

namespace placet::pages {
namespace {

constexpr int kPetals = 12;

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

// Hexadecimal digits in pairs; any other alphabet is taken character by character.
std::array<std::uint8_t, kPetals> first_bytes(std::string_view hash) {
    std::array<std::uint8_t, kPetals> bytes{};
    bool hex = hash.size() >= 2 * kPetals;
    for (std::size_t i = 0; hex && i < 2 * kPetals; ++i)
        if (hex_digit(hash[i]) < 0) hex = false;
    for (std::size_t i = 0; i < kPetals; ++i) {
        if (hex)
            bytes[i] =
                static_cast<std::uint8_t>(hex_digit(hash[2 * i]) * 16 + hex_digit(hash[2 * i + 1]));
        else if (i < hash.size())
            bytes[i] = static_cast<std::uint8_t>(static_cast<unsigned char>(hash[i]) * 37U);
    }
    return bytes;
}

struct Point {
    double x;
    double y;
};

Point at(double radius, double turn) {
    const double angle = 2.0 * std::numbers::pi * turn - std::numbers::pi / 2.0;
    return {50.0 + radius * std::cos(angle), 50.0 + radius * std::sin(angle)};
}

std::string format(const char* pattern, Point a, Point b) {
    std::array<char, 96> text{};
    const int size = std::snprintf(text.data(), text.size(), pattern, a.x, a.y, b.x, b.y);
    return {text.data(), static_cast<std::size_t>(size)};
}

}  // namespace

std::string seal_svg(std::string_view hash, std::string_view state) {
    const auto bytes = first_bytes(hash);
    const auto notch = [&](int i) {
        return 33.0 + (bytes[static_cast<std::size_t>(i)] >> 4) / 3.0;
    };
    const auto petal = [&](int i) {
        return 44.0 + (bytes[static_cast<std::size_t>(i)] & 15) / 2.0;
    };

    std::string path = format("M%.1f %.1f", at(notch(0), 0.0), {});
    for (int i = 0; i < kPetals; ++i) {
        const int next = (i + 1) % kPetals;
        path += format("Q%.1f %.1f %.1f %.1f",
                       at(petal(i), (i + 0.5) / kPetals),
                       at(notch(next), (i + 1.0) / kPetals));
    }
    std::string ticks;
    for (int i = 0; i < kPetals; ++i)
        ticks +=
            format("M%.1f %.1fL%.1f %.1f",
                   at(20.0, (i + 0.5) / kPetals),
                   at(21.0 + (bytes[static_cast<std::size_t>(i)] & 15) / 2.5, (i + 0.5) / kPetals));

    std::string known_state;
    for (const char c : state)
        if (std::islower(static_cast<unsigned char>(c)) != 0 || c == '_') known_state += c;
    return "<svg class=\"seal " + known_state +
           "\" viewBox=\"0 0 100 100\" aria-hidden=\"true\" focusable=\"false\"><path "
           "class=\"rim\" "
           "d=\"" +
           path + "Z\"/><path class=\"ticks\" d=\"" + ticks +
           "\"/><path class=\"tick\" d=\"M42 51l6 6 11-13\"/><path class=\"strike\" "
           "d=\"M12 88L88 12\"/></svg>";
}

}  // namespace placet::pages
