#include "workspaces/email.h"

#include <idn2.h>

#include <algorithm>
#include <memory>

#include "workspaces/text.h"

namespace placet::workspaces {

namespace {

bool is_atom_character(char c) {
    constexpr std::string_view marks = "!#$%&'*+/=?^_`{|}~-";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           marks.find(c) != marks.npos;
}

// RFC 5321 dot-string: atoms between single dots.
bool is_dot_atom(std::string_view text) {
    if (text.empty() || text.size() > 64 || text.front() == '.' || text.back() == '.') return false;
    if (text.find("..") != text.npos) return false;
    return std::ranges::all_of(text, [](char c) { return c == '.' || is_atom_character(c); });
}

using IdnText = std::unique_ptr<char, decltype(&idn2_free)>;

// Empty when IDNA2008 (with the mapping to small letters) refuses the domain.
std::string ascii_domain(const std::string& domain) {
    char* out = nullptr;
    // Not IDN2_USE_STD3_ASCII_RULES: with it the library drops an underscore instead of refusing
    // it.
    const int flags = IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL;
    if (idn2_to_ascii_8z(domain.c_str(), &out, flags) != IDN2_OK) return {};
    return IdnText(out, &idn2_free).get();
}

bool is_label(std::string_view text) {
    if (text.empty() || text.size() > 63 || text.front() == '-' || text.back() == '-') return false;
    return text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == text.npos;
}

// At least two labels (RFC 1123); the last is no number, or it would be an IP address.
bool is_host_name(std::string_view ascii) {
    if (ascii.size() > 253) return false;
    std::size_t labels = 0;
    for (;;) {
        const auto dot = ascii.find('.');
        const auto label = ascii.substr(0, dot);
        if (!is_label(label)) return false;
        ++labels;
        if (dot == ascii.npos)
            return labels > 1 && label.size() > 1 &&
                   label.find_first_not_of("0123456789") != label.npos;
        ascii.remove_prefix(dot + 1);
    }
}

std::string readable_domain(const std::string& ascii) {
    char* out = nullptr;
    if (idn2_to_unicode_8z8z(ascii.c_str(), &out, 0) != IDN2_OK) return ascii;
    return IdnText(out, &idn2_free).get();
}

std::string small_letters(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

}  // namespace

Result<std::string> normalise_email(std::string_view text) {
    const auto address = trimmed(text);
    const auto at = address.rfind('@');
    if (at == address.npos || !is_dot_atom(std::string_view(address).substr(0, at)))
        return invalid_input("bad_email");

    const auto typed = address.substr(at + 1);
    if (typed.find('\0') != typed.npos) return invalid_input("bad_email");
    const auto ascii = ascii_domain(typed);
    if (!is_host_name(ascii)) return invalid_input("bad_email");
    return address.substr(0, at + 1) + readable_domain(ascii);
}

std::string email_key(std::string_view email) {
    const auto at = email.rfind('@');
    if (at == email.npos) return small_letters(std::string(email));
    return small_letters(std::string(email.substr(0, at + 1))) +
           ascii_domain(std::string(email.substr(at + 1)));
}

}  // namespace placet::workspaces
