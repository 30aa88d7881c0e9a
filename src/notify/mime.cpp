#include "notify/mime.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

#include "base/bytes.h"

namespace placet::notify {
namespace {

constexpr std::size_t line_max = 76;

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
}

bool is_plain_header(std::string_view text) {
    return text.size() <= 60 && text.find("=?") == std::string_view::npos &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

bool begins_character(char c) {
    return (c & 0xC0) != 0x80;
}

std::string rfc5322_date(Timestamp at) {
    using namespace std::chrono;
    constexpr std::array<const char*, 7> week = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<const char*, 12> months = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const sys_seconds instant{seconds{at.seconds()}};
    const auto day = floor<days>(instant);
    const year_month_day date{day};
    const hh_mm_ss clock{instant - day};
    char text[64];
    std::snprintf(text,
                  sizeof text,
                  "%s, %u %s %d %02d:%02d:%02d +0000",
                  week[weekday{day}.c_encoding()],
                  static_cast<unsigned>(date.day()),
                  months[static_cast<unsigned>(date.month()) - 1],
                  static_cast<int>(date.year()),
                  static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()));
    return text;
}

std::string part(std::string_view type, std::string_view language, std::string_view body) {
    std::string out = "Content-Type: " + std::string(type) + "; charset=utf-8\r\n";
    out += "Content-Transfer-Encoding: quoted-printable\r\n";
    out += "Content-Language: " + std::string(language) + "\r\n\r\n";
    return out + quoted_printable(body) + "\r\n";
}

bool is_safe_url(std::string_view url) {
    return std::all_of(url.begin(), url.end(), [](char c) {
        return c > 0x20 && c < 0x7F && c != '<' && c != '>' && c != ',';
    });
}

}  // namespace

bool is_plain_address(std::string_view address) {
    const std::size_t at = address.find('@');
    if (at == 0 || at == std::string_view::npos || at + 1 >= address.size()) return false;
    if (address.size() > 254 || address.find('@', at + 1) != std::string_view::npos) return false;
    constexpr std::string_view allowed = ".!#$%&'*+/=?^`{|}~@";
    return std::all_of(address.begin(), address.end(), [&](char c) {
        return is_word(c) || allowed.find(c) != std::string_view::npos;
    });
}

std::string encode_header(std::string_view text) {
    if (is_plain_header(text)) return std::string(text);
    // 39 bytes make 52 characters of base64: "=?utf-8?B?…?=" then fits behind any header name.
    constexpr std::size_t piece_bytes = 39;
    std::string out;
    while (!text.empty()) {
        std::size_t end = std::min(piece_bytes, text.size());
        while (end < text.size() && end > 1 && !begins_character(text[end]))
            --end;
        if (!out.empty()) out += "\r\n ";
        out += "=?utf-8?B?" + to_base64(view(text.substr(0, end))) + "?=";
        text.remove_prefix(end);
    }
    return out;
}

std::string quoted_printable(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    std::size_t column = 0;
    const auto put = [&](std::string_view piece) {
        if (column + piece.size() >= line_max) {
            out += "=\r\n";
            column = 0;
        }
        out += piece;
        column += piece.size();
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
        if (c == '\n') {
            out += "\r\n";
            column = 0;
            continue;
        }
        const bool line_ends = i + 1 == text.size() || text[i + 1] == '\n' || text[i + 1] == '\r';
        const bool blank = c == ' ' || c == '\t';
        // A line that begins with "." or "From " is altered by some relays.
        const bool fragile = column == 0 && (c == '.' || c == 'F');
        if ((c > 0x20 && c < 0x7F && c != '=' && !fragile) || (blank && !line_ends)) {
            put(text.substr(i, 1));
        } else {
            const auto byte = static_cast<std::uint8_t>(c);
            const char escaped[3] = {'=', digits[byte >> 4], digits[byte & 15]};
            put({escaped, 3});
        }
    }
    return out;
}

Result<std::string> mime_message(const Mail& mail, const Sender& from, Timestamp date) {
    const bool id_is_safe =
        !mail.id.empty() && std::all_of(mail.id.begin(), mail.id.end(), is_word);
    const bool language_is_safe = std::all_of(mail.language.begin(), mail.language.end(), is_word);
    if (!is_plain_address(mail.to) || !is_plain_address(from.address) || !id_is_safe ||
        !language_is_safe || !is_safe_url(mail.unsubscribe_url))
        return invalid_input("mail.address");

    const std::string domain = from.address.substr(from.address.find('@') + 1);
    std::string out;
    const auto header = [&](std::string_view name, std::string_view value) {
        out.append(name).append(": ").append(value).append("\r\n");
    };
    header("From",
           from.name.empty() ? from.address : encode_header(from.name) + " <" + from.address + ">");
    header("To", mail.to);
    header("Subject", encode_header(mail.subject));
    header("Date", rfc5322_date(date));
    header("Message-ID", "<" + mail.id + "@" + domain + ">");
    header("Auto-Submitted", "auto-generated");
    header("MIME-Version", "1.0");
    if (!mail.unsubscribe_url.empty()) {
        header("List-Unsubscribe", "<" + mail.unsubscribe_url + ">");
        header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    if (mail.html.empty()) return out + part("text/plain", mail.language, mail.text);

    // "=_" cannot occur in quoted-printable text, so neither can the boundary.
    const std::string boundary = "=_" + mail.id;
    header("Content-Type", "multipart/alternative; boundary=\"" + boundary + "\"");
    const std::string begin = "\r\n--" + boundary;
    return out + begin + "\r\n" + part("text/plain", mail.language, mail.text) + begin + "\r\n" +
           part("text/html", mail.language, mail.html) + begin + "--\r\n";
}

}  // namespace placet::notify
