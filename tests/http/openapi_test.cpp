#include "http/openapi.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <boost/json.hpp>

namespace placet::http {
namespace {

Routes some_routes() {
    Routes routes(2);
    routes[0].method = Method::post;
    routes[0].path = "/api/v1/forms/{form}/publish";
    routes[0].operation = "publishForm";
    routes[0].caller = Caller::staff({Role::owner}, {Scope::forms_write});
    routes[0].request = json::object({json::required("reason", json::text(1, 20))});
    routes[0].errors = {"publish_refused"};
    routes[1].path = "/log/{log}/tile/{rest...}";
    routes[1].operation = "readTile";
    routes[1].caller = Caller::anyone();
    return routes;
}

TEST(OpenApi, does_not_depend_on_the_order_of_routes) {
    Routes routes = some_routes();
    const auto first = openapi(routes, "1");
    std::reverse(routes.begin(), routes.end());
    EXPECT_EQ(openapi(routes, "1"), first);
}

TEST(OpenApi, describes_parameters_bodies_callers_and_errors) {
    const auto document = boost::json::parse(openapi(some_routes(), "1")).as_object();
    EXPECT_EQ(document.at("openapi").as_string(), "3.1.0");
    const auto& paths = document.at("paths").as_object();
    EXPECT_TRUE(paths.contains("/log/{log}/tile/{rest}"));
    const auto& post = paths.at("/api/v1/forms/{form}/publish").at("post").as_object();
    EXPECT_EQ(post.at("parameters").as_array().size(), 1u);
    EXPECT_EQ(post.at("security").as_array().size(), 2u);
    EXPECT_TRUE(post.contains("requestBody"));
    const auto& errors = post.at("x-errors").as_array();
    EXPECT_NE(std::find(errors.begin(), errors.end(), "publish_refused"), errors.end());
}

}  // namespace
}  // namespace placet::http
