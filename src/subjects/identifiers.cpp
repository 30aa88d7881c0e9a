#include "subjects/identifiers.h"

#include <idn2.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <array>

namespace placet::subjects {
namespace {

struct Region {
    std::string_view code;
    std::string_view country;  // calling code
    std::string_view trunk;    // what nationals dial first
    std::size_t least, most;   // digits of the national number without the trunk prefix
};

// Calling codes and trunk prefixes by ITU-T E.164 and the national numbering plans.
constexpr std::array regions = {
    Region{"BY", "375", "80", 9, 9}, Region{"BY", "375", "8", 9, 9},
    Region{"RU", "7", "8", 10, 10},  Region{"KZ", "7", "8", 10, 10},
    Region{"DE", "49", "0", 5, 12},  Region{"AT", "43", "0", 4, 13},
    Region{"CH", "41", "0", 9, 9},   Region{"PL", "48", "", 9, 9},
    Region{"LT", "370", "8", 8, 8},  Region{"LT", "370", "0", 8, 8},
    Region{"LV", "371", "", 8, 8},   Region{"EE", "372", "", 7, 8},
    Region{"UA", "380", "0", 9, 9},  Region{"FR", "33", "0", 9, 9},
    Region{"IT", "39", "", 6, 11},   Region{"ES", "34", "", 9, 9},
    Region{"PT", "351", "", 9, 9},   Region{"NL", "31", "0", 9, 9},
    Region{"BE", "32", "0", 8, 9},   Region{"LU", "352", "", 4, 11},
    Region{"DK", "45", "", 8, 8},    Region{"SE", "46", "0", 7, 10},
    Region{"FI", "358", "0", 5, 12}, Region{"NO", "47", "", 8, 8},
    Region{"IE", "353", "0", 7, 9},  Region{"CZ", "420", "", 9, 9},
    Region{"SK", "421", "0", 9, 9},  Region{"HU", "36", "06", 8, 9},
    Region{"RO", "40", "0", 9, 9},   Region{"BG", "359", "0", 7, 9},
    Region{"GR", "30", "", 10, 10},  Region{"SI", "386", "0", 8, 8},
    Region{"HR", "385", "0", 8, 9},  Region{"CY", "357", "", 8, 8},
    Region{"MT", "356", "", 8, 8},   Region{"GB", "44", "0", 9, 10},
    Region{"GE", "995", "0", 9, 9},  Region{"AM", "374", "0", 8, 8},
    Region{"MD", "373", "0", 8, 8},  Region{"UZ", "998", "", 9, 9},
    Region{"KG", "996", "0", 9, 9},  Region{"US", "1", "1", 10, 10},
};

std::string_view trim(std::string_view text) {
    constexpr std::string_view blank = " \t\r\n";
    const auto first = text.find_first_not_of(blank);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

std::optional<std::string> lower_nfc(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* nfc = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status)) return std::nullopt;
    auto unicode =
        icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    unicode.toLower(icu::Locale::getRoot());
    std::string out;
    nfc->normalize(unicode, status).toUTF8String(out);
    if (U_FAILURE(status)) return std::nullopt;
    return out;
}

bool good_local_part(std::string_view local) {
    if (local.empty() || local.size() > 64 || local.front() == '.' || local.back() == '.')
        return false;
    for (std::size_t i = 0; i < local.size(); ++i) {
        const char c = local[i];
        if (c == '.' && local[i + 1] == '.') return false;
        // RFC 5322 dot-atom, and UTF-8 as RFC 6531 allows.
        constexpr std::string_view special = ".!#$%&'*+/=?^_`{|}~-";
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                           special.find(c) != std::string_view::npos ||
                           static_cast<unsigned char>(c) >= 0x80;
        if (!plain) return false;
    }
    return true;
}

bool good_domain(std::string_view domain) {
    if (domain.size() > 253 || domain.find('.') == std::string_view::npos) return false;
    std::size_t label = 0;
    for (std::size_t i = 0; i <= domain.size(); ++i) {
        if (i == domain.size() || domain[i] == '.') {
            if (label == 0 || label > 63 || domain[i - 1] == '-' || domain[i - label] == '-')
                return false;
            label = 0;
            continue;
        }
        const char c = domain[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) return false;
        ++label;
    }
    return true;
}

}  // namespace

Result<std::string> normalise_email(std::string_view text) {
    const Error bad{ErrorKind::invalid_input, "not_an_email"};
    text = trim(text);
    const auto at = text.rfind('@');
    if (at == std::string_view::npos || text.size() > 320) return bad;
    const auto local = lower_nfc(text.substr(0, at));
    const std::string domain(text.substr(at + 1));
    if (!local || !good_local_part(*local)) return bad;

    char* ascii = nullptr;
    if (idn2_to_ascii_8z(domain.c_str(), &ascii, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL) != IDN2_OK)
        return bad;
    const std::string host(ascii);
    idn2_free(ascii);
    if (!good_domain(host)) return bad;
    return *local + "@" + host;
}

Result<std::string> normalise_phone(std::string_view text, std::string_view region) {
    const Error bad{ErrorKind::invalid_input, "not_a_phone"};
    text = trim(text);
    bool international = false;
    std::string digits;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '+' && i == 0)
            international = true;
        else if (c >= '0' && c <= '9')
            digits.push_back(c);
        else if (std::string_view(" ()-./\t").find(c) == std::string_view::npos)
            return bad;
    }
    if (!international && digits.starts_with("00") && region != "US") {
        international = true;
        digits.erase(0, 2);
    }
    if (international) {
        if (digits.size() < 7 || digits.size() > 15 || digits[0] == '0') return bad;
        return "+" + digits;
    }
    for (const auto& known : regions) {
        if (known.code != region) continue;
        std::string national = digits;
        if (!known.trunk.empty() && national.starts_with(known.trunk) &&
            national.size() >= known.least + known.trunk.size())
            national.erase(0, known.trunk.size());
        else if (national.starts_with(known.country) &&
                 national.size() >= known.least + known.country.size())
            national.erase(0, known.country.size());
        if (national.size() >= known.least && national.size() <= known.most)
            return "+" + std::string(known.country) + national;
    }
    return bad;
}

}  // namespace placet::subjects
