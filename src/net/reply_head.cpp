#include "net/reply_head.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

namespace placet::net {
namespace {

std::string_view reason_of(int status) {
    switch (status) {
        case 200:
            return "OK";
        case 201:
            return "Created";
        case 202:
            return "Accepted";
        case 204:
            return "No Content";
        case 301:
            return "Moved Permanently";
        case 302:
            return "Found";
        case 303:
            return "See Other";
        case 304:
            return "Not Modified";
        case 307:
            return "Temporary Redirect";
        case 308:
            return "Permanent Redirect";
        case 400:
            return "Bad Request";
        case 401:
            return "Unauthorized";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 408:
            return "Request Timeout";
        case 409:
            return "Conflict";
        case 410:
            return "Gone";
        case 412:
            return "Precondition Failed";
        case 413:
            return "Content Too Large";
        case 422:
            return "Unprocessable Content";
        case 429:
            return "Too Many Requests";
        case 500:
            return "Internal Server Error";
        case 503:
            return "Service Unavailable";
        default:
            return "Status";
    }
}

bool same_name(std::string_view a, std::string_view lower) {
    return a.size() == lower.size() &&
           std::equal(a.begin(), a.end(), lower.begin(), [](char x, char y) {
               return (x >= 'A' && x <= 'Z' ? x + 32 : x) == y;
           });
}

bool is_ours(std::string_view name) {
    constexpr std::array<std::string_view, 5> ours = {
        "content-length", "connection", "date", "transfer-encoding", "keep-alive"};
    return std::any_of(
        ours.begin(), ours.end(), [&](std::string_view one) { return same_name(name, one); });
}

bool breaks_the_line(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F;
    });
}

}  // namespace

bool has_body(int status) {
    return status >= 200 && status != 204 && status != 304;
}

std::string reply_head(const http::Reply& reply, const Framing& framing) {
    std::string out;
    out.reserve(640);
    out += framing.version >= 11 ? "HTTP/1.1 " : "HTTP/1.0 ";
    out += std::to_string(reply.status);
    out += ' ';
    out += reason_of(reply.status);
    out += "\r\nDate: ";
    out += framing.date;
    for (const auto& [name, value] : reply.headers.all()) {
        if (is_ours(name) || breaks_the_line(name) || breaks_the_line(value)) continue;
        out += "\r\n";
        out += name;
        out += ": ";
        out += value;
    }
    if (has_body(reply.status)) {
        out += "\r\nContent-Length: ";
        out += std::to_string(reply.body.size());
    }
    if (!framing.keep_alive)
        out += "\r\nConnection: close";
    else if (framing.version < 11)
        out += "\r\nConnection: keep-alive";
    out += "\r\n\r\n";
    return out;
}

std::string imf_date(std::int64_t unix_seconds) {
    using namespace std::chrono;
    constexpr std::array<const char*, 7> week = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<const char*, 12> months = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const sys_seconds instant{seconds{unix_seconds}};
    const auto day = floor<days>(instant);
    const year_month_day date{day};
    const hh_mm_ss clock{instant - day};
    char text[64];
    std::snprintf(text,
                  sizeof text,
                  "%s, %02u %s %04d %02d:%02d:%02d GMT",
                  week[weekday{day}.c_encoding()],
                  static_cast<unsigned>(date.day()),
                  months[static_cast<unsigned>(date.month()) - 1],
                  static_cast<int>(date.year()),
                  static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()));
    return text;
}

}  // namespace placet::net
