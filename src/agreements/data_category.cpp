#include "agreements/data_category.h"

#include <array>

namespace placet::agreements {
namespace {

using enum Sensitivity;

constexpr std::array<DataCategory, 24> categories = {{{"identity"},
                                                      {"contact"},
                                                      {"address"},
                                                      {"birth"},
                                                      {"document"},
                                                      {"finance"},
                                                      {"work"},
                                                      {"education"},
                                                      {"family"},
                                                      {"location"},
                                                      {"device"},
                                                      {"communication"},
                                                      {"preferences"},
                                                      {"voice"},
                                                      {"image"},
                                                      {"other"},
                                                      {"health", special},
                                                      {"race", special},
                                                      {"religion", special},
                                                      {"politics", special},
                                                      {"union", special},
                                                      {"sex_life", special},
                                                      {"criminal", special},
                                                      {"biometric", biometric}}};

}  // namespace

std::string_view name_of(Sensitivity sensitivity) {
    constexpr std::array<std::string_view, 3> names = {"ordinary", "special", "biometric"};
    return names[static_cast<std::size_t>(sensitivity)];
}

std::span<const DataCategory> every_data_category() {
    return categories;
}

std::vector<std::string> data_category_names() {
    std::vector<std::string> out;
    for (const auto& one : categories)
        out.emplace_back(one.name);
    return out;
}

std::optional<Sensitivity> sensitivity_of(std::string_view category) {
    for (const auto& one : categories)
        if (one.name == category) return one.sensitivity;
    return std::nullopt;
}

}  // namespace placet::agreements
