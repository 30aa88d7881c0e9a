// Refusals as RFC 9457 problems. The one table from kinds of errors to HTTP statuses is here.

#include <boost/json.hpp>

#include "http/message.h"
#include "http/texts.h"

namespace placet::http {
namespace {

std::string_view message_of(const Error& error, std::string_view code, std::string_view language) {
    const std::string_view exact = text_of(code, language);
    return exact.empty() ? text_of(generic_code_of(error.kind), language) : exact;
}

boost::json::array faults(const Error& error, std::string_view language) {
    boost::json::array out;
    for (const auto& fault : error.invalid) {
        std::string_view message = text_of(fault.code, language);
        if (message.empty()) message = text_of("invalid", language);
        out.push_back({{"field", fault.field}, {"code", fault.code}, {"message", message}});
    }
    return out;
}

}  // namespace

int status_of(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::invalid_input:
            return 422;
        case ErrorKind::malformed:
            return 400;
        case ErrorKind::unauthenticated:
            return 401;
        case ErrorKind::forbidden:
            return 403;
        case ErrorKind::not_found:
            return 404;
        case ErrorKind::not_allowed:
            return 405;
        case ErrorKind::conflict:
            return 409;
        case ErrorKind::precondition:
            return 412;
        case ErrorKind::too_large:
            return 413;
        case ErrorKind::too_many:
            return 429;
        case ErrorKind::unavailable:
            return 503;
        case ErrorKind::internal:
            return 500;
    }
    return 500;
}

Reply problem(const Error& error, std::string_view language) {
    return problem(error, language, {});
}

Reply problem(const Error& error, std::string_view language, const boost::json::object& more) {
    const std::string_view code = public_code_of(error);
    const int status = status_of(error.kind);
    boost::json::object body{{"type", "urn:placet:problem:" + std::string(code)},
                             {"title", title_of(error.kind, language)},
                             {"status", status},
                             {"code", code},
                             {"detail", message_of(error, code, language)},
                             {"invalid", faults(error, language)}};
    for (const auto& member : more)
        body[member.key()] = member.value();

    Reply reply = text_reply(status, "application/problem+json", boost::json::serialize(body));
    reply.headers.add("Content-Language", std::string(language));
    if (error.kind == ErrorKind::unauthenticated)
        reply.headers.add("WWW-Authenticate", "Bearer realm=\"placet\"");
    if (error.kind == ErrorKind::too_many || error.kind == ErrorKind::unavailable)
        reply.headers.add("Retry-After", "2");
    return reply;
}

}  // namespace placet::http
