#pragma once

// Published test vectors of others, read where they lie and never copied. The folder is named by
// PLACET_VECTORS; without it, shared/vectors beside a folder above the working directory.

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <concepts>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "base/bytes.h"

namespace placet::test {

inline std::filesystem::path vectors_folder() {
    if (const char* named = std::getenv("PLACET_VECTORS")) return named;
    const auto relative = std::filesystem::path("shared") / "vectors";
    for (auto folder = std::filesystem::current_path(); folder.has_relative_path();
         folder = folder.parent_path())
        if (std::filesystem::exists(folder / relative)) return folder / relative;
    return {};
}

inline std::string read_text(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline boost::json::value read_json(const std::filesystem::path& file) {
    return boost::json::parse(read_text(file));
}

inline std::string text_of(const boost::json::value& value) {
    return std::string(value.as_string());
}

inline Bytes hex(std::string_view text) {
    auto bytes = from_hex(text);
    EXPECT_TRUE(bytes) << text;
    return bytes ? *bytes : Bytes{};
}
template <std::same_as<boost::json::value> Json>
Bytes hex(const Json& value) {
    return hex(std::string_view(value.as_string()));
}

template <std::size_t N>
std::array<std::uint8_t, N> fixed(const boost::json::value& value) {
    auto array = to_array<N>(hex(value));
    EXPECT_TRUE(array);
    return array ? *array : std::array<std::uint8_t, N>{};
}

}  // namespace placet::test

// Skips the test when the file is not there.
#define VECTORS_OR_SKIP(variable, relative)                              \
    const auto variable = ::placet::test::vectors_folder() / (relative); \
    if (!std::filesystem::exists(variable))                              \
    GTEST_SKIP() << "test vectors not found (set PLACET_VECTORS): " << (relative)
