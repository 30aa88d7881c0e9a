#include "base/bytes.h"

namespace placet {
namespace {

constexpr std::string_view standard_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view url_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string encode64(BytesView bytes, std::string_view alphabet) {
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    std::uint32_t held = 0;
    int bits = 0;
    for (const std::uint8_t byte : bytes) {
        held = (held << 8) | byte;
        bits += 8;
        while (bits >= 6) {
            bits -= 6;
            out.push_back(alphabet[(held >> bits) & 63]);
        }
    }
    if (bits > 0) out.push_back(alphabet[(held << (6 - bits)) & 63]);
    return out;
}

std::array<std::int8_t, 256> reverse_of(std::string_view alphabet) {
    std::array<std::int8_t, 256> table{};
    table.fill(-1);
    for (std::size_t i = 0; i < alphabet.size(); ++i)
        table[static_cast<std::uint8_t>(alphabet[i])] = static_cast<std::int8_t>(i);
    return table;
}

// Refuses stray bits in the last character, so that every value has exactly one text form.
Result<Bytes> decode64(std::string_view text,
                       const std::array<std::int8_t, 256>& table,
                       const char* code) {
    const Error bad{ErrorKind::malformed, code};
    if (text.size() % 4 == 1) return bad;
    Bytes out;
    out.reserve(text.size() * 3 / 4);
    std::uint32_t held = 0;
    int bits = 0;
    for (const char character : text) {
        const int digit = table[static_cast<std::uint8_t>(character)];
        if (digit < 0) return bad;
        held = (held << 6) | static_cast<std::uint32_t>(digit);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            out.push_back(static_cast<std::uint8_t>(held >> bits));
        }
    }
    if ((held & ((1U << bits) - 1)) != 0) return bad;
    return out;
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

}  // namespace

std::string to_hex(BytesView bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        out.push_back(digits[byte >> 4]);
        out.push_back(digits[byte & 15]);
    }
    return out;
}

Result<Bytes> from_hex(std::string_view text) {
    const Error bad{ErrorKind::malformed, "bytes.hex"};
    if (text.size() % 2 != 0) return bad;
    Bytes out;
    out.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = hex_digit(text[i]);
        const int low = hex_digit(text[i + 1]);
        if (high < 0 || low < 0) return bad;
        out.push_back(static_cast<std::uint8_t>(high * 16 + low));
    }
    return out;
}

std::string to_base64(BytesView bytes) {
    std::string out = encode64(bytes, standard_alphabet);
    while (out.size() % 4 != 0)
        out.push_back('=');
    return out;
}

Result<Bytes> from_base64(std::string_view text) {
    static const auto table = reverse_of(standard_alphabet);
    if (text.size() % 4 != 0) return Error{ErrorKind::malformed, "bytes.base64"};
    for (int i = 0; i < 2 && text.ends_with('='); ++i)
        text.remove_suffix(1);
    return decode64(text, table, "bytes.base64");
}

std::string to_base64url(BytesView bytes) {
    return encode64(bytes, url_alphabet);
}

Result<Bytes> from_base64url(std::string_view text) {
    static const auto table = reverse_of(url_alphabet);
    return decode64(text, table, "bytes.base64url");
}

std::string to_base32(BytesView bytes) {
    constexpr std::string_view alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    std::string out;
    std::uint32_t held = 0;
    int bits = 0;
    for (const std::uint8_t byte : bytes) {
        held = (held << 8) | byte;
        bits += 8;
        while (bits >= 5) {
            bits -= 5;
            out.push_back(alphabet[(held >> bits) & 31]);
        }
    }
    if (bits > 0) out.push_back(alphabet[(held << (5 - bits)) & 31]);
    return out;
}

}  // namespace placet
