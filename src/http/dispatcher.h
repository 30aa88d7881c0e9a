#pragma once

// From a request to its reply: finds the route, checks who calls, how often and what the body looks
// like, runs the handler, turns errors into problems and adds the headers that protect browsers.
// It is one of the three places that catch everything: a handler that throws becomes a 500 with an
// incident number, and nothing of the request is logged. Any thread, once built.

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/random.h"
#include "base/time.h"
#include "http/limiter.h"
#include "http/route.h"
#include "http/router.h"

namespace placet::http {

// A failure of ours. `reason` is an error code or the type of an exception, never its text.
struct Incident {
    std::string id;
    std::string operation;
    std::string reason;
    std::string detail;
};

class Dispatcher {
public:
    struct Parts {
        Routes routes;
        Authenticator& authenticator;
        const Clock& steady;  // never goes back; for limits and durations only
        Random& random;
        std::function<void(const Incident&)> on_incident = {};
        // After each reply; `route` is nullptr when no route was found.
        std::function<void(const Route*, int status, std::int64_t micros)> on_reply = {};
    };

    // internal "http.routes" when the routes collide.
    static Result<std::unique_ptr<Dispatcher>> make(Parts parts);
    Dispatcher(const Dispatcher&) = delete;

    // What net/ must know before it reads the body. `path` as read_target() gives it.
    struct Plan {
        std::size_t body_bytes = 0;
        RunOn run_on = RunOn::io;
    };
    Plan plan(Method method, std::string_view path) const;

    // Answers once. `request.language` is chosen here.
    void handle(Request request, Responder responder);

    const Routes& routes() const { return parts_.routes; }

private:
    explicit Dispatcher(Parts parts);

    Result<void> admit(const Route& route, Request& request);
    Result<void> limit(const Route& route, const Request& request);
    void run(const Route& route, Request request, Responder answer);
    Reply refuse(const Route& route, const Request& request, const Error& error);
    Reply incident(std::string_view operation,
                   std::string_view language,
                   std::string reason,
                   std::string detail);

    Parts parts_;
    Router router_;
    Limiter limiter_;
};

}  // namespace placet::http
