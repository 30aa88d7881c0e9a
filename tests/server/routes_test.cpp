// The whole table of routes, as the running program has it.

#include <set>

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include "http/dispatcher.h"
#include "http/texts.h"
#include "server/own_routes.h"
#include "support/temp_folder.h"

namespace placet::server {
namespace {

class RoutesTest : public testing::Test {
protected:
    void SetUp() override {
        auto config = read_config({.data = folder.path() / "data"});
        ASSERT_TRUE(config);
        auto opened = open_application(*config, Schema::migrate);
        ASSERT_TRUE(opened) << opened.error().code << " " << opened.error().detail;
        app = std::move(*opened);
        auto wired = wire(*app);
        ASSERT_TRUE(wired) << wired.error().code << " " << wired.error().detail;
        domain = std::move(*wired);
        routes = all_routes(*app, *domain);
    }

    test::TempFolder folder;
    std::unique_ptr<Application> app;
    std::unique_ptr<Domain> domain;
    http::Routes routes;
};

TEST_F(RoutesTest, have_a_text_in_every_language_for_every_code_they_may_answer) {
    for (const auto& route : routes)
        for (const auto& code : route.errors)
            for (const auto language : http::languages)
                EXPECT_FALSE(http::text_of(code, language).empty())
                    << route.operation << ": " << code << " " << language;
}

TEST_F(RoutesTest, are_named_described_and_closed_unless_somebody_is_named) {
    for (const auto& route : routes) {
        EXPECT_FALSE(route.operation.empty()) << route.path;
        EXPECT_FALSE(route.summary.empty()) << route.operation;
        EXPECT_LE(route.limits.body_bytes, std::size_t{64} << 20) << route.operation;
        const bool for_staff = route.caller.audience == http::Caller::Audience::staff;
        EXPECT_TRUE(for_staff || !route.path.starts_with("/api/") ||
                    route.limits.requests_per_minute > 0)
            << route.operation << " is open to everybody and has no limit";
        EXPECT_FALSE(for_staff && route.caller.roles.empty() && route.caller.scopes.empty())
            << route.operation << " can be called by nobody";
    }
}

// Default deny: without credentials every staff route answers 401, whatever its path and body.
TEST_F(RoutesTest, let_nobody_in_who_does_not_say_who_they_are) {
    auto dispatcher = http::Dispatcher::make({.routes = routes,
                                              .authenticator = domain->authenticator(),
                                              .steady = app->steady,
                                              .random = app->random});
    ASSERT_TRUE(dispatcher);
    for (const auto& route : routes) {
        if (route.caller.audience != http::Caller::Audience::staff) continue;
        http::Request request;
        request.method = route.method;
        request.path = route.path;
        request.peer = "192.0.2.1";
        int status = 0;
        (*dispatcher)->handle(std::move(request), [&](http::Reply reply) {
            status = reply.status;
        });
        EXPECT_EQ(status, 401) << route.operation;
    }
}

TEST_F(RoutesTest, are_described_in_the_same_bytes_each_time) {
    const auto described = [this] {
        for (const auto& route : routes)
            if (route.path == "/openapi.json")
                return std::get<http::Handler>(route.handle)(http::Request{})->body;
        return std::string{};
    };
    const auto first = described();
    EXPECT_FALSE(first.empty());
    EXPECT_EQ(boost::json::parse(first).at("openapi").as_string(), "3.1.0");
    routes = all_routes(*app, *domain);
    EXPECT_EQ(described(), first);
}

}  // namespace
}  // namespace placet::server
