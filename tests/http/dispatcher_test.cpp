#include "http/dispatcher.h"

#include <stdexcept>

#include <gmock/gmock.h>
#include <boost/json.hpp>

namespace placet::http {
namespace {

using testing::HasSubstr;
using testing::Not;

class FixedClock final : public Clock {
public:
    Timestamp now() const override { return at; }
    Timestamp at{};
};

class CountingRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> out) override {
        for (auto& byte : out)
            byte = next_++;
    }

private:
    std::uint8_t next_ = 0;
};

// The bearer text is the whole identity: "owner", "auditor", "key"; anything else is wrong.
class ByName final : public Authenticator {
public:
    Result<Principal> authenticate(const Request& request) override {
        const auto name = request.header("authorization");
        Principal principal;
        if (name.empty()) return principal;
        principal.kind = Principal::Kind::staff;
        if (name == "owner") {
            principal.roles = {Role::owner};
        } else if (name == "auditor") {
            principal.roles = {Role::auditor};
        } else if (name == "key") {
            principal.kind = Principal::Kind::integration;
            principal.scopes = {Scope::register_read};
        } else {
            return Error{ErrorKind::unauthenticated, "session_invalid"};
        }
        return principal;
    }
};

Route a_route(Method method, std::string path, Caller caller, Handler handler) {
    Route route;
    route.method = method;
    route.operation = std::string(name_of(method)) + path;
    route.path = std::move(path);
    route.caller = std::move(caller);
    route.handle = std::move(handler);
    return route;
}

class DispatcherTest : public testing::Test {
protected:
    static Handler says(std::string text) {
        return
            [text](const Request&) -> Result<Reply> { return text_reply(200, "text/plain", text); };
    }

    Reply call(Request request) {
        if (!dispatcher) {
            auto made = Dispatcher::make({.routes = std::move(routes),
                                          .authenticator = authenticator,
                                          .steady = clock,
                                          .random = random,
                                          .on_incident = [this](const Incident& incident) {
                                              incidents.push_back(incident);
                                          }});
            EXPECT_TRUE(made);
            dispatcher = std::move(*made);
        }
        Reply out;
        int answers = 0;
        dispatcher->handle(std::move(request), [&](Reply reply) {
            out = std::move(reply);
            ++answers;
        });
        EXPECT_EQ(answers, 1);
        return out;
    }
    Reply call(Method method, std::string path, std::string who = {}) {
        Request request;
        request.method = method;
        request.path = std::move(path);
        request.peer = "192.0.2.1";
        if (!who.empty()) request.headers.set("Authorization", who);
        return call(std::move(request));
    }
    Reply post(std::string path, std::string body, std::string type = "application/json") {
        Request request;
        request.method = Method::post;
        request.path = std::move(path);
        request.body = std::move(body);
        request.headers.set("Content-Type", type);
        return call(std::move(request));
    }

    Routes routes;
    ByName authenticator;
    FixedClock clock;
    CountingRandom random;
    std::vector<Incident> incidents;
    std::unique_ptr<Dispatcher> dispatcher;
};

TEST_F(DispatcherTest, lets_in_only_who_is_named) {
    routes = {a_route(Method::get,
                      "/staff",
                      Caller::staff({Role::owner}, {Scope::register_read}),
                      says("in")),
              a_route(Method::get, "/closed", Caller{}, says("in"))};
    EXPECT_EQ(call(Method::get, "/staff").status, 401);
    EXPECT_EQ(call(Method::get, "/staff", "nonsense").status, 401);
    EXPECT_EQ(call(Method::get, "/staff", "auditor").status, 403);
    EXPECT_EQ(call(Method::get, "/staff", "owner").status, 200);
    EXPECT_EQ(call(Method::get, "/staff", "key").status, 200);
    for (const auto* who : {"", "owner", "auditor", "key"})
        EXPECT_NE(call(Method::get, "/closed", who).status, 200) << who;
}

TEST_F(DispatcherTest, does_not_look_at_credentials_of_public_routes) {
    routes = {a_route(Method::get, "/open", Caller::anyone(), says("in"))};
    EXPECT_EQ(call(Method::get, "/open", "nonsense").status, 200);
}

TEST_F(DispatcherTest, answers_wrong_paths_and_methods) {
    routes = {a_route(Method::get, "/a", Caller::anyone(), says("in")),
              a_route(Method::post, "/a", Caller::anyone(), says("in"))};
    EXPECT_EQ(call(Method::get, "/b").status, 404);
    const auto wrong = call(Method::del, "/a");
    EXPECT_EQ(wrong.status, 405);
    EXPECT_EQ(wrong.headers.find("Allow"), "OPTIONS, GET, HEAD, POST");
    const auto options = call(Method::options, "/a");
    EXPECT_EQ(options.status, 204);
    EXPECT_FALSE(options.headers.find("Access-Control-Allow-Origin"));
}

TEST_F(DispatcherTest, lets_browsers_ask_before_they_call_an_embed) {
    routes = {a_route(Method::post, "/e/v1/x", Caller::embed(), says("in"))};
    Request request;
    request.method = Method::options;
    request.path = "/e/v1/x";
    request.headers.set("Origin", "https://shop.example.by");
    const auto reply = call(request);
    EXPECT_EQ(reply.headers.find("Access-Control-Allow-Origin"), "https://shop.example.by");
    EXPECT_FALSE(reply.headers.find("Access-Control-Allow-Credentials"));
}

TEST_F(DispatcherTest, reads_and_checks_the_body_before_the_handler) {
    int calls = 0;
    routes = {a_route(Method::post, "/p", Caller::anyone(), [&](const Request& r) -> Result<Reply> {
        ++calls;
        return text_reply(200, "text/plain", std::string(r.json().at("a").as_string().c_str()));
    })};
    routes[0].request = json::object({json::required("a", json::text(1, 5))});
    routes[0].limits.body_bytes = 40;
    EXPECT_EQ(post("/p", R"({"a":"b"})").body, "b");
    EXPECT_EQ(post("/p", R"({"a":"b"})", "application/json; charset=utf-8").body, "b");
    EXPECT_THAT(post("/p", R"({"a":"b"})", "text/plain").body, HasSubstr("\"content_type\""));
    EXPECT_THAT(post("/p", R"({"a")").body, HasSubstr("\"json_malformed\""));
    EXPECT_THAT(post("/p", R"({"a":"b","c":1})").body, HasSubstr("\"unknown_field\""));
    EXPECT_EQ(post("/p", R"({"a":""})").status, 422);
    EXPECT_EQ(post("/p", std::string(41, ' ')).status, 413);
    EXPECT_EQ(calls, 2);
}

TEST_F(DispatcherTest, holds_back_who_calls_too_often) {
    routes = {a_route(Method::get, "/a", Caller::anyone(), says("in"))};
    routes[0].limits.requests_per_minute = 2;
    EXPECT_EQ(call(Method::get, "/a").status, 200);
    EXPECT_EQ(call(Method::get, "/a").status, 200);
    const auto refused = call(Method::get, "/a");
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.headers.find("Retry-After"), "30");
    clock.at = clock.at.plus_seconds(30);
    EXPECT_EQ(call(Method::get, "/a").status, 200);
}

TEST_F(DispatcherTest, turns_exceptions_into_numbered_incidents_without_their_text) {
    routes = {a_route(Method::get, "/a", Caller::anyone(), [](const Request&) -> Result<Reply> {
        throw std::runtime_error("anna@example.by");
    })};
    const auto reply = call(Method::get, "/a");
    EXPECT_EQ(reply.status, 500);
    EXPECT_THAT(reply.body, Not(HasSubstr("anna")));
    ASSERT_EQ(incidents.size(), 1u);
    EXPECT_THAT(reply.body, HasSubstr(incidents[0].id));
    EXPECT_THAT(incidents[0].reason, HasSubstr("runtime_error"));
    EXPECT_EQ(incidents[0].operation, "GET/a");
}

TEST_F(DispatcherTest, answers_once_even_if_the_handler_does_not) {
    Route forgets = a_route(Method::get, "/forgets", Caller::anyone(), {});
    forgets.handle = DeferredHandler([](Request, Responder) {});
    Route twice = a_route(Method::get, "/twice", Caller::anyone(), {});
    twice.handle = DeferredHandler([](Request, Responder respond) {
        respond(empty_reply(204));
        respond(empty_reply(200));
        throw std::logic_error("late");
    });
    routes = {forgets, twice};
    EXPECT_EQ(call(Method::get, "/forgets").status, 500);
    EXPECT_EQ(call(Method::get, "/twice").status, 204);
}

TEST_F(DispatcherTest, protects_browsers_by_headers) {
    routes = {a_route(Method::get,
                      "/page",
                      Caller::anyone(),
                      [](const Request&) -> Result<Reply> { return html_reply(200, "<p>"); }),
              a_route(Method::get, "/e/x.js", Caller::anyone(), says("js"))};
    const auto page = call(Method::get, "/page");
    EXPECT_EQ(page.headers.find("Referrer-Policy"), "no-referrer");
    EXPECT_EQ(page.headers.find("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(page.headers.find("Cache-Control"), "no-store");
    EXPECT_EQ(page.headers.find("Cross-Origin-Resource-Policy"), "same-origin");
    EXPECT_TRUE(page.headers.find("Permissions-Policy"));
    EXPECT_FALSE(page.headers.find("Strict-Transport-Security"));
    EXPECT_EQ(call(Method::get, "/e/x.js").headers.find("Cross-Origin-Resource-Policy"),
              "cross-origin");
}

TEST_F(DispatcherTest, shows_a_page_to_a_person_and_json_to_a_program) {
    routes = {a_route(Method::get, "/a", Caller::anyone(), says("in"))};
    Request request;
    request.path = "/<script>";
    request.headers.set("Accept", "text/html,*/*");
    request.headers.set("Accept-Language", "de");
    const auto page = call(request);
    EXPECT_EQ(page.status, 404);
    EXPECT_THAT(page.body, HasSubstr("<h1>Nicht gefunden</h1>"));
    EXPECT_THAT(page.body, Not(HasSubstr("script>")));
    request.path = "/api/v1/x";
    EXPECT_EQ(call(request).headers.find("content-type"), "application/problem+json");
}

TEST_F(DispatcherTest, sends_nothing_again_when_the_tag_is_unchanged) {
    routes = {a_route(Method::get, "/a", Caller::anyone(), [](const Request&) -> Result<Reply> {
        auto reply = text_reply(200, "text/plain", "body");
        reply.headers.set("ETag", "\"7\"");
        return reply;
    })};
    Request request;
    request.path = "/a";
    request.headers.set("If-None-Match", "W/\"6\", \"7\"");
    EXPECT_EQ(call(request).status, 304);
    request.headers.set("If-None-Match", "\"77\"");
    EXPECT_EQ(call(request).status, 200);
}

}  // namespace
}  // namespace placet::http
