#include "forms/look.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace placet::forms {
namespace {

constexpr double least_contrast = 4.5;
constexpr std::string_view light_surface = "#ffffff", dark_surface = "#1b1c19";

using Rgb = std::array<int, 3>;

Rgb read(std::string_view colour) {
    Rgb out{};
    for (std::size_t i = 0; i < 3 && colour.size() == 7; ++i)
        std::from_chars(colour.data() + 1 + 2 * i, colour.data() + 3 + 2 * i, out[i], 16);
    return out;
}

std::string write(const Rgb& colour) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out = "#";
    for (const int part : colour) {
        out += digits[static_cast<std::size_t>(part) / 16];
        out += digits[static_cast<std::size_t>(part) % 16];
    }
    return out;
}

double luminance(const Rgb& colour) {
    constexpr std::array weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        const double part = colour[i] / 255.0;
        sum +=
            weights[i] * (part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
}

Rgb mixed(const Rgb& colour, const Rgb& with, int percent) {
    Rgb out{};
    for (std::size_t i = 0; i < 3; ++i)
        out[i] = (colour[i] * (100 - percent) + with[i] * percent) / 100;
    return out;
}

}  // namespace

double contrast(std::string_view one, std::string_view other) {
    const double a = luminance(read(one)), b = luminance(read(other));
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

std::string text_on(std::string_view colour) {
    return contrast(colour, "#ffffff") >= least_contrast ? "#ffffff" : "#000000";
}

std::string readable_on(std::string_view colour, std::string_view surface) {
    const Rgb wished = read(colour);
    const Rgb away = contrast(surface, "#000000") > contrast(surface, "#ffffff")
                         ? Rgb{0, 0, 0}
                         : Rgb{255, 255, 255};
    for (int percent = 0; percent < 100; percent += 4) {
        const auto candidate = write(mixed(wished, away, percent));
        if (contrast(candidate, surface) >= least_contrast) return candidate;
    }
    return write(away);
}

boost::json::object look_manifest(const Look& look) {
    boost::json::object out;
    if (!look.accent.empty()) {
        const auto light = readable_on(look.accent, light_surface);
        const auto dark = readable_on(look.accent, dark_surface);
        out = {{"accent", look.accent},
               {"on", text_on(look.accent)},
               {"light", light},
               {"dark", dark},
               {"on_light", text_on(light)},
               {"on_dark", text_on(dark)}};
    }
    if (look.corner) out["corner"] = *look.corner;
    if (!look.font.empty()) out["font"] = look.font;
    return out;
}

std::string look_css(const Look& look) {
    std::string rules;
    if (!look.accent.empty()) {
        const auto light = readable_on(look.accent, light_surface);
        const auto dark = readable_on(look.accent, dark_surface);
        rules += "--seal:light-dark(" + light + "," + dark +
                 ");--seal-hover:var(--seal);--on-seal:light-dark(" + text_on(light) + "," +
                 text_on(dark) + ");";
    }
    if (look.corner) rules += "--radius:" + std::to_string(*look.corner) + "px;";
    return rules.empty() ? rules : ":root{" + rules + "}\n";
}

}  // namespace placet::forms
