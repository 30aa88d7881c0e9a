// The HTTP side of workspaces/ and staff/, through the real dispatcher and the real authenticator,
// without a socket.

#include "staff/routes.h"

#include <gtest/gtest.h>

#include "http/dispatcher.h"
#include "json/shape.h"
#include "staff/api_key.h"
#include "staff/authenticator.h"
#include "staff/session.h"
#include "staff/sign_in.h"
#include "support/people.h"
#include "workspaces/routes.h"

namespace placet::staff {
namespace {

using http::Method;
using test::must;

struct Visitor {
    std::string name;
    http::Principal principal = {};
    std::string cookie = {};
    std::string csrf = {};
    std::string bearer = {};
};

class RoutesTest : public test::StoreTest {
protected:
    static http::Routes all_routes(test::People& people) {
        auto all = workspaces::routes(people.workspace_ports);
        for (auto& route : routes(people.staff_ports))
            all.push_back(std::move(route));
        return all;
    }

    Visitor member(http::Role role) {
        const std::string name(http::name_of(role));
        people.add(name + "@example.by", {role});
        const auto in = must(
            sign_in(people.staff_ports, {name + "@example.by", test::People::password, {}, "::1"}));
        return {.name = name,
                .principal = must(find_session(people.staff_ports, in.token)),
                .cookie = in.token,
                .csrf = csrf_token(in.token)};
    }
    Visitor integration(http::Scope scope) {
        const auto made = must(create_api_key(people.staff_ports,
                                              {.workspace = 1,
                                               .actor = workspaces::Actor::system("test"),
                                               .name = "key",
                                               .scopes = {scope}}));
        return {.name = "key " + std::string(http::name_of(scope)),
                .principal = must(find_key_holder(people.staff_ports, made.key)),
                .bearer = made.key};
    }

    http::Reply call(const Visitor& who,
                     Method method,
                     std::string path,
                     std::string body = {},
                     std::string if_match = {}) {
        http::Request request;
        request.method = method;
        request.path = std::move(path);
        request.peer = "192.0.2.7";
        if (!body.empty()) request.headers.set("Content-Type", "application/json");
        request.body = std::move(body);
        if (!if_match.empty()) request.headers.set("If-Match", if_match);
        if (!who.cookie.empty()) request.headers.set("Cookie", "placet_session=" + who.cookie);
        if (!who.csrf.empty()) request.headers.set("X-CSRF-Token", who.csrf);
        if (!who.bearer.empty()) request.headers.set("Authorization", "Bearer " + who.bearer);
        std::optional<http::Reply> reply;
        dispatcher->handle(std::move(request),
                           [&](http::Reply given) { reply = std::move(given); });
        return std::move(*reply);
    }
    static boost::json::object body_of(const http::Reply& reply) {
        return must(json::parse(reply.body)).as_object();
    }
    static std::string code_of(const http::Reply& reply) {
        return std::string(body_of(reply).at("code").as_string());
    }

    test::People people{a_store()};
    Authenticator authenticator{people.staff_ports};
    std::unique_ptr<http::Dispatcher> dispatcher =
        must(http::Dispatcher::make({.routes = all_routes(people),
                                     .authenticator = authenticator,
                                     .steady = people.clock,
                                     .random = people.random}));
};
ON_BOTH_STORES(RoutesTest);

std::string filled(std::string path) {
    for (auto open = path.find('{'); open != path.npos; open = path.find('{'))
        path.replace(open, path.find('}', open) - open + 1, "zzz");
    return path;
}

// Default deny: whoever is not named by a route is turned away before its handler runs.
TEST_P(RoutesTest, answers_every_route_as_its_callers_say) {
    std::vector<Visitor> visitors = {Visitor{.name = "nobody"}};
    for (const auto role : all_roles)
        visitors.push_back(member(role));
    for (const auto scope : all_scopes)
        visitors.push_back(integration(scope));

    for (const auto& route : dispatcher->routes()) {
        if (route.operation == "signOut") continue;  // would end the visitor's session
        if (route.caller.audience == http::Caller::Audience::staff) {
            EXPECT_FALSE(route.caller.roles.empty()) << route.operation;
        }
        for (const auto& visitor : visitors) {
            const bool may = http::may_call(route.caller, visitor.principal);
            const auto body = route.request.kind == json::Shape::Kind::any ? "" : "{}";
            const auto reply = call(visitor, route.method, filled(route.path), body);
            const auto what = route.operation + " as " + visitor.name + ": " + reply.body;
            EXPECT_LT(reply.status, 500) << what;
            if (may) {
                EXPECT_NE(reply.status, 401) << what;
                EXPECT_NE(reply.status, 403) << what;
            } else if (visitor.name == "nobody") {
                EXPECT_EQ(reply.status, 401) << what;
            } else {
                EXPECT_EQ(reply.status, 403) << what;
                EXPECT_EQ(code_of(reply), "forbidden") << what;
            }
        }
    }
}

TEST_P(RoutesTest, signs_in_and_out_by_cookie) {
    people.add("anna@example.by", {http::Role::editor});
    const auto in = call({},
                         Method::post,
                         "/api/v1/sessions",
                         R"({"email":"anna@example.by","password":"correct horse battery"})");
    ASSERT_EQ(in.status, 201) << in.body;
    const auto cookie = std::string(*in.headers.find("Set-Cookie"));
    EXPECT_NE(cookie.find("HttpOnly"), cookie.npos);
    EXPECT_NE(cookie.find("SameSite=Strict"), cookie.npos);
    EXPECT_NE(cookie.find("Path=/"), cookie.npos);
    EXPECT_EQ(cookie.find("Secure"), cookie.npos);  // came without TLS

    const auto body = body_of(in);
    EXPECT_EQ(body.at("workspace").at("id").as_int64(), 1);
    EXPECT_EQ(in.body.find("argon2"), in.body.npos);
    Visitor anna{.name = "anna",
                 .cookie = cookie.substr(15, cookie.find(';') - 15),
                 .csrf = std::string(body.at("csrf").as_string())};
    EXPECT_EQ(body_of(call(anna, Method::get, "/api/v1/session")).at("csrf"), body.at("csrf"));
    EXPECT_EQ(call(anna, Method::del, "/api/v1/session").status, 204);
    EXPECT_EQ(code_of(call(anna, Method::get, "/api/v1/session")), "session_invalid");
}

TEST_P(RoutesTest, tells_a_braked_guesser_when_to_come_back) {
    const auto body = R"({"email":"anna@example.by","password":"guess"})";
    for (int i = 0; i < 6; ++i)
        EXPECT_EQ(call({}, Method::post, "/api/v1/sessions", body).status, 401);
    const auto braked = call({}, Method::post, "/api/v1/sessions", body);
    EXPECT_EQ(braked.status, 429);
    EXPECT_TRUE(braked.headers.find("Retry-After"));
}

TEST_P(RoutesTest, keeps_companies_over_http) {
    const auto editor = member(http::Role::editor);
    const auto made = call(editor,
                           Method::post,
                           "/api/v1/companies",
                           R"({"name":"Müller & Söhne","legal_form":"legal_entity","country":"DE",
                               "requisites":{"ust_idnr":"DE136695976"}})");
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(*made.headers.find("ETag"), "\"1\"");
    const auto path = "/api/v1/companies/" + std::string(body_of(made).at("id").as_string());

    EXPECT_EQ(call(editor, Method::patch, path, R"({"address":"Bonn"})", "\"1\"").status, 200);
    const auto late = call(editor, Method::patch, path, R"({"address":"Ulm"})", "\"1\"");
    EXPECT_EQ(late.status, 412);
    EXPECT_EQ(code_of(late), "edit_conflict");
    EXPECT_EQ(code_of(call(editor, Method::patch, path, "{}", "one")), "bad_if_match");
    EXPECT_EQ(code_of(call(editor, Method::patch, path, R"({"colour":"red"})")), "unknown_field");

    const auto bad =
        call(editor, Method::patch, path, R"({"requisites":{"ust_idnr":"DE136695967"}})");
    EXPECT_EQ(bad.status, 422);
    const auto fault = body_of(bad).at("invalid").at(0);
    EXPECT_EQ(fault.at("field"), "requisites.ust_idnr");
    EXPECT_EQ(fault.at("code"), "bad_check_digit");
    EXPECT_FALSE(fault.at("message").as_string().empty());

    EXPECT_EQ(body_of(call(editor, Method::get, path)).at("address"), "Bonn");
    EXPECT_EQ(call(editor, Method::del, path).status, 204);
    EXPECT_TRUE(
        body_of(call(editor, Method::get, "/api/v1/companies")).at("items").as_array().empty());
    EXPECT_TRUE(body_of(call(editor, Method::get, path)).at("archived").as_bool());
}

TEST_P(RoutesTest, turns_pages_of_companies_and_of_the_trail) {
    const auto owner = member(http::Role::owner);
    for (int i = 0; i < 5; ++i)
        call(owner,
             Method::post,
             "/api/v1/companies",
             R"({"name":"N","legal_form":"natural_person","country":"BY"})");
    for (const std::string list : {"/api/v1/companies", "/api/v1/trail"}) {
        std::size_t seen = 0;
        std::map<std::string, std::string> query = {{"limit", "2"}};
        for (int page = 0; page < 20; ++page) {
            http::Request request;
            request.path = list;
            request.query = query;
            request.headers.set("Cookie", "placet_session=" + owner.cookie);
            std::optional<http::Reply> reply;
            dispatcher->handle(std::move(request),
                               [&](http::Reply given) { reply = std::move(given); });
            ASSERT_EQ(reply->status, 200) << reply->body;
            seen += body_of(*reply).at("items").as_array().size();
            const auto link = reply->headers.find("Link");
            if (!link) break;
            const auto start = link->find("cursor=") + 7;
            query["cursor"] = std::string(link->substr(start, link->find('>') - start));
        }
        EXPECT_EQ(seen, list == "/api/v1/companies" ? 5U : 7U);  // + staff.create, session.start
    }
}

}  // namespace
}  // namespace placet::staff
