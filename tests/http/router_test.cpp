#include "http/router.h"

#include <gtest/gtest.h>

namespace placet::http {
namespace {

Route a_route(Method method, std::string path) {
    Route route;
    route.method = method;
    route.operation = std::string(name_of(method)) + path;
    route.path = std::move(path);
    return route;
}

class RouterTest : public testing::Test {
protected:
    Routes routes = {a_route(Method::get, "/"),
                     a_route(Method::get, "/forms"),
                     a_route(Method::post, "/forms"),
                     a_route(Method::get, "/forms/{form}"),
                     a_route(Method::get, "/forms/new"),
                     a_route(Method::post, "/forms/{form}/publish"),
                     a_route(Method::get, "/log/{log}/tile/{rest...}")};

    std::string found(Method method, std::string_view path) {
        auto router = Router::make(routes);
        if (!router) return "broken";
        const auto match = router->find(method, path);
        if (match.route == nullptr) return match.others.empty() ? "none" : "other method";
        std::string out = match.route->path;
        for (const auto& [name, value] : match.params)
            out += " " + std::string(name) + "=" + std::string(value);
        return out;
    }
};

TEST_F(RouterTest, prefers_the_more_exact_path) {
    EXPECT_EQ(found(Method::get, "/"), "/");
    EXPECT_EQ(found(Method::get, "/forms"), "/forms");
    EXPECT_EQ(found(Method::get, "/forms/new"), "/forms/new");
    EXPECT_EQ(found(Method::get, "/forms/f_1"), "/forms/{form} form=f_1");
    EXPECT_EQ(found(Method::post, "/forms/new/publish"), "/forms/{form}/publish form=new");
    EXPECT_EQ(found(Method::get, "/log/1/tile/entries/x001/000"),
              "/log/{log}/tile/{rest...} log=1 rest=entries/x001/000");
}

TEST_F(RouterTest, tells_a_wrong_method_from_a_wrong_path) {
    EXPECT_EQ(found(Method::del, "/forms"), "other method");
    EXPECT_EQ(found(Method::get, "/form"), "none");
    EXPECT_EQ(found(Method::get, "/forms/"), "none");
    EXPECT_EQ(found(Method::get, "/forms/a/b"), "none");
    EXPECT_EQ(found(Method::get, "forms"), "none");
}

TEST_F(RouterTest, answers_head_with_the_get_route) {
    EXPECT_EQ(found(Method::head, "/forms"), "/forms");
    EXPECT_EQ(found(Method::head, "/forms/f/publish"), "other method");
}

TEST_F(RouterTest, refuses_two_routes_for_one_request) {
    routes.push_back(a_route(Method::get, "/forms/{other}"));
    EXPECT_EQ(found(Method::get, "/"), "broken");
}

TEST_F(RouterTest, refuses_rest_in_the_middle) {
    routes.push_back(a_route(Method::get, "/x/{rest...}/y"));
    EXPECT_EQ(found(Method::get, "/"), "broken");
}

}  // namespace
}  // namespace placet::http
