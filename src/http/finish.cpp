#include "http/finish.h"

#include "http/texts.h"

namespace placet::http {
namespace {

void set_unless_there(Headers& headers, std::string_view name, std::string_view value) {
    if (!headers.find(name)) headers.add(name, std::string(value));
}

std::string escape(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

bool matches(std::string_view if_none_match, std::string_view etag) {
    if (if_none_match == "*") return true;
    for (std::size_t at = if_none_match.find(etag); at != std::string_view::npos;
         at = if_none_match.find(etag, at + 1)) {
        const std::size_t end = at + etag.size();
        if (end == if_none_match.size() || if_none_match[end] == ',') return true;
    }
    return false;
}

}  // namespace

Asked asked_of(const Request& request) {
    return {.method = request.method,
            .if_none_match = std::string(request.header("if-none-match")),
            .secure = request.secure,
            .embedded = request.path.starts_with("/e/")};
}

void finish(const Asked& asked, Reply& reply) {
    Headers& headers = reply.headers;
    set_unless_there(headers, "Cache-Control", "no-store");
    set_unless_there(headers, "X-Content-Type-Options", "nosniff");
    // Links carry tokens in their path.
    set_unless_there(headers, "Referrer-Policy", "no-referrer");
    set_unless_there(
        headers, "Cross-Origin-Resource-Policy", asked.embedded ? "cross-origin" : "same-origin");
    if (headers.find("Content-Type").value_or("").starts_with("text/html")) {
        set_unless_there(headers,
                         "Permissions-Policy",
                         "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        set_unless_there(headers, "Content-Security-Policy", "default-src 'none'");
    }
    if (asked.secure) set_unless_there(headers, "Strict-Transport-Security", "max-age=31536000");

    const bool reads = asked.method == Method::get || asked.method == Method::head;
    if (reads && reply.status == 200 && !asked.if_none_match.empty()) {
        const auto etag = headers.find("ETag");
        if (etag && matches(asked.if_none_match, *etag)) {
            reply.status = 304;
            reply.body.clear();
        }
    }
}

bool wants_page(const Request& request) {
    if (request.path.starts_with("/api/") || request.path.starts_with("/e/")) return false;
    return request.header("accept").find("text/html") != std::string_view::npos;
}

Reply refusal_page(const Error& error, std::string_view language) {
    const Reply json = problem(error, language);
    std::string_view detail = text_of(public_code_of(error), language);
    if (detail.empty()) detail = text_of(generic_code_of(error.kind), language);
    const std::string title = escape(title_of(error.kind, language));
    Reply page =
        html_reply(json.status,
                   "<!doctype html>\n<html lang=\"" + std::string(language) +
                       "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                       "content=\"width=device-width, initial-scale=1\"><meta name=\"robots\" "
                       "content=\"noindex\"><title>" +
                       title + "</title></head><body><main><h1>" + title + "</h1><p>" +
                       escape(detail) + "</p></main></body></html>\n");
    for (const std::string_view name : {"Content-Language", "Retry-After"})
        if (const auto value = json.headers.find(name)) page.headers.set(name, std::string(*value));
    return page;
}

std::string allow_of(const std::vector<const Route*>& routes) {
    std::string out = "OPTIONS";
    for (const auto* route : routes) {
        if (route->method == Method::options) continue;
        out += ", " + std::string(name_of(route->method));
        if (route->method == Method::get) out += ", HEAD";
    }
    return out;
}

Reply options_reply(const std::vector<const Route*>& routes, const Request& request) {
    Reply reply = empty_reply(204);
    reply.headers.add("Allow", allow_of(routes));
    const std::string_view origin = request.header("origin");
    if (routes.front()->caller.audience != Caller::Audience::embed || origin.empty()) return reply;
    reply.headers.add("Access-Control-Allow-Origin", std::string(origin));
    reply.headers.add("Access-Control-Allow-Methods", allow_of(routes));
    reply.headers.add("Access-Control-Allow-Headers", "Content-Type, Idempotency-Key");
    reply.headers.add("Access-Control-Max-Age", "600");
    reply.headers.add("Vary", "Origin");
    return reply;
}

}  // namespace placet::http
