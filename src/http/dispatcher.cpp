#include "http/dispatcher.h"

#include <atomic>
#include <cstring>

#include <cxxabi.h>

#include <boost/json.hpp>

#include "http/finish.h"
#include "http/texts.h"

namespace placet::http {
namespace {

// A path that nobody serves is refused after its body has been read, so keep that short.
constexpr std::size_t unknown_body_bytes = 16 * 1024;

// Passes the first answer on and drops the others. When the handler forgets to answer, the last
// copy does it, so that no connection hangs.
class Once {
public:
    using Answer = std::function<void(Reply)>;
    Once(Answer answer, std::function<Reply()> forgotten)
        : answer_(std::move(answer)), forgotten_(std::move(forgotten)) {}
    Once(const Once&) = delete;
    ~Once() {
        if (!answered_) give(forgotten_());
    }
    void give(Reply reply) {
        if (!answered_.exchange(true)) answer_(std::move(reply));
    }

private:
    Answer answer_;
    std::function<Reply()> forgotten_;
    std::atomic<bool> answered_ = false;
};

std::string current_exception_name() {
    const auto* type = abi::__cxa_current_exception_type();
    return type == nullptr ? "unknown" : type->name();
}

std::uint64_t seed_from(Random& random) {
    const auto bytes = random.bytes<8>();
    std::uint64_t seed = 0;
    std::memcpy(&seed, bytes.data(), bytes.size());
    return seed;
}

bool declares_json(const Request& request) {
    const std::string_view type = request.header("content-type");
    return type.starts_with("application/json") || type.starts_with("Application/JSON");
}

Result<void> read_body(const Route& route, Request& request) {
    if (route.request.kind == json::Shape::Kind::any) return {};
    if (!declares_json(request)) return Error{ErrorKind::malformed, "content_type"};
    auto document = std::make_shared<const boost::json::value>(TRY(json::parse(request.body)));
    TRY(json::check(route.request, *document));
    request.document = std::move(document);
    return {};
}

}  // namespace

Dispatcher::Dispatcher(Parts parts)
    : parts_(std::move(parts)), limiter_(seed_from(parts_.random)) {}

Result<std::unique_ptr<Dispatcher>> Dispatcher::make(Parts parts) {
    std::unique_ptr<Dispatcher> dispatcher(new Dispatcher(std::move(parts)));
    dispatcher->router_ = TRY(Router::make(dispatcher->parts_.routes));
    return dispatcher;
}

Dispatcher::Plan Dispatcher::plan(Method method, std::string_view path) const {
    const auto match = router_.find(method, path);
    if (match.route == nullptr) return {unknown_body_bytes, RunOn::io};
    return {match.route->limits.body_bytes, match.route->run_on};
}

void Dispatcher::handle(Request request, Responder responder) {
    request.language = choose_language(request.header("accept-language"));
    const auto match = router_.find(request.method, request.path);
    const std::int64_t started = parts_.steady.now().micros;
    Responder answer = [this,
                        started,
                        route = match.route,
                        asked = asked_of(request),
                        respond = std::move(responder)](Reply reply) {
        finish(asked, reply);
        const int status = reply.status;
        respond(std::move(reply));
        if (parts_.on_reply) parts_.on_reply(route, status, parts_.steady.now().micros - started);
    };

    if (match.route != nullptr) {
        for (const auto& [name, value] : match.params)
            request.params.emplace(std::string(name), std::string(value));
        return run(*match.route, std::move(request), std::move(answer));
    }
    if (!match.others.empty() && request.method == Method::options)
        return answer(options_reply(match.others, request));

    const Error error =
        match.others.empty() ? not_found() : Error{ErrorKind::not_allowed, "method_not_allowed"};
    Reply reply = wants_page(request) ? refusal_page(error, request.language)
                                      : problem(error, request.language);
    if (!match.others.empty()) reply.headers.set("Allow", allow_of(match.others));
    answer(std::move(reply));
}

Result<void> Dispatcher::limit(const Route& route, const Request& request) {
    const int per_minute = route.limits.requests_per_minute;
    if (per_minute <= 0) return {};
    const auto number = static_cast<std::uint64_t>(&route - parts_.routes.data());
    const std::int64_t wait =
        limiter_.take(client_of(request.peer), number, per_minute, parts_.steady.now().millis());
    if (wait == 0) return {};
    return Error{ErrorKind::too_many, "too_many_requests", std::to_string((wait + 999) / 1000)};
}

Result<void> Dispatcher::admit(const Route& route, Request& request) {
    TRY(limit(route, request));
    if (request.body.size() > route.limits.body_bytes)
        return Error{ErrorKind::too_large, "body_too_large"};
    if (route.caller.audience == Caller::Audience::staff) {
        request.principal = TRY(parts_.authenticator.authenticate(request));
        if (!may_call(route.caller, request.principal)) {
            if (request.principal.kind == Principal::Kind::nobody)
                return Error{ErrorKind::unauthenticated, "unauthenticated"};
            return Error{ErrorKind::forbidden, "forbidden"};
        }
    }
    return read_body(route, request);
}

void Dispatcher::run(const Route& route, Request request, Responder answer) {
    const std::string language = request.language;
    const auto once = std::make_shared<Once>(std::move(answer), [this, &route, language] {
        return incident(route.operation, language, "no_answer", {});
    });
    try {
        if (const auto admitted = admit(route, request); !admitted)
            return once->give(refuse(route, request, admitted.error()));
        if (const auto* handler = std::get_if<Handler>(&route.handle)) {
            auto reply = (*handler)(request);
            once->give(reply ? std::move(*reply) : refuse(route, request, reply.error()));
        } else {
            std::get<DeferredHandler>(route.handle)(
                std::move(request), [once](Reply reply) { once->give(std::move(reply)); });
        }
    } catch (...) {
        once->give(incident(route.operation, language, current_exception_name(), {}));
    }
}

Reply Dispatcher::refuse(const Route& route, const Request& request, const Error& error) {
    if (error.kind == ErrorKind::internal)
        return incident(route.operation, request.language, error.code, error.detail);
    Reply reply = wants_page(request) ? refusal_page(error, request.language)
                                      : problem(error, request.language);
    if (error.code == "too_many_requests" && !error.detail.empty())
        reply.headers.set("Retry-After", error.detail);
    return reply;
}

Reply Dispatcher::incident(std::string_view operation,
                           std::string_view language,
                           std::string reason,
                           std::string detail) {
    const std::string id = parts_.random.id("in");
    if (parts_.on_incident)
        parts_.on_incident({id, std::string(operation), std::move(reason), std::move(detail)});
    return problem(internal_error("internal"), language, {{"incident", id}});
}

}  // namespace placet::http
