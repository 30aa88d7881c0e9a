#include "server/own_routes.h"

#include <boost/json.hpp>

#include "http/limiter.h"
#include "http/openapi.h"
#include "schema/migrate.h"

namespace placet::server {
namespace {

http::Route a_route(std::string path, std::string operation, std::string summary) {
    http::Route route;
    route.path = std::move(path);
    route.operation = std::move(operation);
    route.summary = std::move(summary);
    route.caller = http::Caller::anyone();
    route.run_on = http::RunOn::io;
    return route;
}

json::Shape status_shape() {
    return json::object({json::required("status", json::text(1, 20))});
}

http::Route health_route() {
    auto route = a_route("/healthz", "readHealth", "Whether the program runs");
    route.answer = status_shape();
    route.errors = {};
    route.handle = http::Handler([](const http::Request&) -> Result<http::Reply> {
        return http::json_reply(200, boost::json::object{{"status", "ok"}});
    });
    return route;
}

http::Route readiness_route(Application& app, Domain& domain) {
    auto route = a_route("/readyz", "readReadiness", "Whether consents can be taken now");
    route.notes = "Refuses while the stores cannot be reached or the log is frozen.";
    route.answer = status_shape();
    route.errors = {"unavailable", "frozen", "full"};
    route.run_on = http::RunOn::worker;
    route.handle = http::Handler([&app, &domain](const http::Request&) -> Result<http::Reply> {
        TRY(schema::check(*app.main, schema::Store::main));
        TRY(schema::check(*app.keys, schema::Store::keys));
        const std::string reason = domain.not_ready_because();
        if (!reason.empty()) return Error{ErrorKind::unavailable, reason};
        return http::json_reply(200, boost::json::object{{"status", "ready"}});
    });
    return route;
}

// A proxy on this machine that nobody declared as trusted must not open the door to the world.
bool comes_from_this_machine(const http::Request& request) {
    for (const std::string_view header : {"x-forwarded-for", "forwarded", "via"})
        if (request.headers.find(header)) return false;
    return request.peer == "::1" || http::client_of(request.peer).starts_with("127.");
}

http::Route metrics_route(Application& app) {
    auto route = a_route("/metrics", "readMetrics", "Numbers for Prometheus");
    route.notes = "Answers only to the machine itself; put a collector beside the program.";
    route.errors = {"not_found"};
    route.handle = http::Handler([&app](const http::Request& request) -> Result<http::Reply> {
        if (!comes_from_this_machine(request)) return not_found();
        return http::text_reply(
            200, "text/plain; version=0.0.4; charset=utf-8", app.metrics.text());
    });
    return route;
}

http::Route openapi_route() {
    auto route = a_route("/openapi.json", "readOpenApi", "This description");
    route.errors = {};
    return route;
}

}  // namespace

http::Routes own_routes(Application& app, Domain& domain) {
    return {health_route(), readiness_route(app, domain), metrics_route(app), openapi_route()};
}

http::Routes all_routes(Application& app, Domain& domain) {
    http::Routes routes = domain.routes();
    for (auto& route : own_routes(app, domain))
        routes.push_back(std::move(route));
    auto document = http::openapi(routes, version());
    routes.back().handle = http::Handler(
        [document = std::move(document)](const http::Request&) -> Result<http::Reply> {
            auto reply = http::text_reply(200, "application/json", document);
            reply.headers.set("Access-Control-Allow-Origin", "*");
            return reply;
        });
    return routes;
}

}  // namespace placet::server
