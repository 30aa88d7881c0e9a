#include "workspaces/requisites.h"

#include <algorithm>
#include <array>
#include <span>

#include "workspaces/text.h"

namespace placet::workspaces {

namespace {

// Empty: nothing is wrong.
using Fault = std::string_view;
constexpr Fault none{};
constexpr Fault bad_length = "bad_length";
constexpr Fault bad_characters = "bad_characters";
constexpr Fault bad_check_digit = "bad_check_digit";

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}
bool all_digits(std::string_view text) {
    return std::ranges::all_of(text, is_digit);
}
int digit(char c) {
    return c - '0';
}

int weighted_sum(std::string_view number, std::span<const int> weights) {
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        sum += weights[i] * digit(number[i]);
    return sum;
}

// Order ED-7-14/559@ of the Federal Tax Service: ten digits for an entity, twelve for a person.
Fault inn_fault(std::string_view number, LegalForm form) {
    if (number.size() != (form == LegalForm::legal_entity ? 10U : 12U)) return bad_length;
    if (!all_digits(number)) return bad_characters;

    constexpr std::array entity = {2, 4, 10, 3, 5, 9, 4, 6, 8};
    constexpr std::array eleventh = {7, 2, 4, 10, 3, 5, 9, 4, 6, 8};
    constexpr std::array twelfth = {3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8};
    const auto matches = [&](std::span<const int> weights) {
        return weighted_sum(number, weights) % 11 % 10 == digit(number[weights.size()]);
    };
    const bool good = number.size() == 10 ? matches(entity) : matches(eleventh) && matches(twelfth);
    return good && number.find_first_not_of('0') != number.npos ? none : bad_check_digit;
}

// Tax office (4 digits), reason (2 digits or Latin capitals), serial number (3 digits).
Fault kpp_fault(std::string_view number) {
    if (number.size() != 9) return bad_length;
    const auto reason = number.substr(4, 2);
    const bool good =
        all_digits(number.substr(0, 4)) && all_digits(number.substr(6)) &&
        std::ranges::all_of(reason, [](char c) { return is_digit(c) || is_capital(c); });
    return good ? none : bad_characters;
}

// Order 165n of the Ministry of Finance: the last digit is the remainder of the rest by 11
// (by 13 for a sole trader), its last digit.
Fault ogrn_fault(std::string_view number, std::size_t length, std::string_view first_digits) {
    if (number.size() != length) return bad_length;
    if (!all_digits(number) || first_digits.find(number[0]) == first_digits.npos)
        return bad_characters;
    std::uint64_t body = 0;
    for (const char c : number.substr(0, length - 1))
        body = body * 10 + digit(c);
    return static_cast<int>(body % (length - 2) % 10) == digit(number.back()) ? none
                                                                              : bad_check_digit;
}

// Nine characters, the last one a remainder by 11. A person's number starts with two letters; the
// first counts as in base 36, the second as its place among the ten letters in use.
Fault unp_fault(std::string_view number) {
    constexpr std::string_view letters = "ABCEHKMOPT";
    constexpr std::array weights = {29, 23, 19, 17, 13, 7, 5, 3};
    if (number.size() != 9) return bad_length;
    if (!all_digits(number.substr(2))) return bad_characters;

    std::array<int, 2> head{};
    if (all_digits(number.substr(0, 2))) {
        if (number[0] == '0') return bad_characters;
        head = {digit(number[0]), digit(number[1])};
    } else {
        const auto first = letters.substr(0, 7).find(number[0]);  // O, P, T never come first
        const auto second = letters.find(number[1]);
        if (first == letters.npos || second == letters.npos) return bad_characters;
        head = {number[0] - 'A' + 10, static_cast<int>(second)};
    }
    int sum = weights[0] * head[0] + weights[1] * head[1];
    for (std::size_t i = 2; i < weights.size(); ++i)
        sum += weights[i] * digit(number[i]);
    return sum % 11 == digit(number[8]) ? none : bad_check_digit;
}

// ISO 7064 MOD 11,10 over the nine digits after DE.
Fault ust_idnr_fault(std::string_view number) {
    if (number.size() != 11) return bad_length;
    const auto digits = number.substr(2);
    if (!number.starts_with("DE") || !all_digits(digits) || digits[0] == '0') return bad_characters;
    int product = 10;
    for (const char c : digits.substr(0, 8)) {
        const int sum = (digit(c) + product) % 10;
        product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return (11 - product) % 10 == digit(digits[8]) ? none : bad_check_digit;
}

// "HRB 12345", in some courts with a letter for the former court: "HRB 12345 B". HRA, GnR, PR, VR
// and GsR are the sister registers.
Fault register_entry_fault(std::string_view entry) {
    const auto blank = entry.find(' ');
    if (blank == entry.npos) return bad_characters;
    const auto kind = entry.substr(0, blank);
    constexpr std::array<std::string_view, 6> kinds = {"HRA", "HRB", "GNR", "GSR", "PR", "VR"};
    if (std::ranges::find(kinds, kind) == kinds.end()) return bad_characters;

    auto number = entry.substr(blank + 1);
    if (const auto suffix = number.find(' '); suffix != number.npos) {
        const auto letters = number.substr(suffix + 1);
        if (letters.empty() || letters.size() > 3 || !std::ranges::all_of(letters, is_capital))
            return bad_characters;
        number = number.substr(0, suffix);
    }
    if (number.empty() || number.size() > 6) return bad_length;
    return all_digits(number) ? none : bad_characters;
}

// Two letters of the state, then 2–12 characters: Directive 2006/112/EC Art. 215 and the list of
// national forms. German numbers have a check digit of their own.
Fault vat_id_fault(std::string_view number) {
    if (number.starts_with("DE")) return ust_idnr_fault(number);
    if (number.size() < 4 || number.size() > 14) return bad_length;
    const bool good = is_capital(number[0]) && is_capital(number[1]) &&
                      std::ranges::all_of(number.substr(2), [](char c) {
                          return is_digit(c) || is_capital(c) || c == '+' || c == '*';
                      });
    return good ? none : bad_characters;
}

Fault fault_of(std::string_view key, std::string_view number, LegalForm form) {
    if (key == "unp") return unp_fault(number);
    if (key == "inn") return inn_fault(number, form);
    if (key == "kpp") return kpp_fault(number);
    if (key == "ogrn") return ogrn_fault(number, 13, "15");
    if (key == "ogrnip") return ogrn_fault(number, 15, "3");
    if (key == "ust_idnr") return ust_idnr_fault(number);
    if (key == "hrb") return register_entry_fault(number);
    if (key == "vat_id") return vat_id_fault(number);
    return none;
}

// The Cyrillic letters that look like those of a UNP series.
std::string latin_of_lookalikes(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, char>, 20> pairs = {{
        {"А", 'A'}, {"В", 'B'}, {"С", 'C'}, {"Е", 'E'}, {"Н", 'H'}, {"К", 'K'}, {"М", 'M'},
        {"О", 'O'}, {"Р", 'P'}, {"Т", 'T'}, {"а", 'A'}, {"в", 'B'}, {"с", 'C'}, {"е", 'E'},
        {"н", 'H'}, {"к", 'K'}, {"м", 'M'}, {"о", 'O'}, {"р", 'P'}, {"т", 'T'},
    }};
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const auto pair = std::ranges::find_if(
            pairs, [&](const auto& p) { return text.substr(i).starts_with(p.first); });
        if (pair == pairs.end()) {
            out += text[i++];
        } else {
            out += pair->second;
            i += pair->first.size();
        }
    }
    return out;
}

std::string capitals(std::string text) {
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

// "hrb  12345b" → "HRB 12345 B"
std::string spaced_register_entry(std::string_view text) {
    std::string out;
    for (const char c : capitals(std::string(text))) {
        if (c == ' ') continue;
        const bool turns = !out.empty() && is_digit(out.back()) != is_digit(c);
        if (turns) out += ' ';
        out += c;
    }
    return out;
}

}  // namespace

Requisites normalised(Requisites requisites) {
    Requisites out;
    for (auto& [key, value] : requisites) {
        auto text = trimmed(value);
        if (key == "hrb") {
            text = spaced_register_entry(text);
        } else if (key != "register_court" && key != "register_number") {
            std::erase_if(text,
                          [](char c) { return c == ' ' || c == '-' || c == '.' || c == '/'; });
            text = capitals(key == "unp" ? latin_of_lookalikes(text) : text);
        }
        if (!text.empty()) out.emplace(key, std::move(text));
    }
    return out;
}

std::vector<FieldError> faults(const Requisites& requisites, LegalForm form) {
    std::vector<FieldError> found;
    for (const auto& [key, number] : requisites)
        if (const auto fault = fault_of(key, number, form); !fault.empty())
            found.push_back({"requisites." + key, std::string(fault)});
    // § 35a GmbHG: the court and the number together.
    if (requisites.contains("hrb") && !requisites.contains("register_court"))
        found.push_back({"requisites.register_court", "required"});
    return found;
}

}  // namespace placet::workspaces
