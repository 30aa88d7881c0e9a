#include "http/page.h"

#include <charconv>

namespace placet::http {

namespace {

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                           (c >= 'a' && c <= 'z') || c == '-' || c == '_' || c == '.' || c == '~';
        if (plain) {
            out += c;
        } else {
            out += '%';
            out += digits[byte >> 4];
            out += digits[byte & 15];
        }
    }
    return out;
}

std::string address_of_next(const Request& request, std::string_view cursor) {
    std::string out = request.path + "?";
    for (const auto& [name, value] : request.query) {
        if (name == "cursor") continue;
        out += percent_encoded(name) + "=" + percent_encoded(value) + "&";
    }
    return out + "cursor=" + percent_encoded(cursor);
}

}  // namespace

Result<Page> read_page(const Request& request) {
    Page page{.cursor = std::string(request.query_or("cursor", ""))};
    const auto text = request.query_or("limit", "50");
    const auto end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, page.limit);
    if (error != std::errc{} || stop != end || page.limit < 1 || page.limit > 200)
        return invalid_input("invalid", {{"limit", "out_of_range"}});
    return page;
}

Reply page_reply(const Request& request, boost::json::array items, std::string_view next) {
    auto reply = json_reply(200, boost::json::object{{"items", std::move(items)}});
    if (!next.empty())
        reply.headers.add("Link", "<" + address_of_next(request, next) + ">; rel=\"next\"");
    return reply;
}

}  // namespace placet::http
