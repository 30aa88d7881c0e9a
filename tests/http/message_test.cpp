#include "http/message.h"

#include <gtest/gtest.h>
#include <boost/json.hpp>

namespace placet::http {
namespace {

TEST(Headers, find_names_in_any_case) {
    Headers headers;
    headers.add("Set-Cookie", "a");
    headers.add("Set-Cookie", "b");
    headers.set("content-type", "x");
    headers.set("Content-Type", "y");
    EXPECT_EQ(headers.find("CONTENT-TYPE"), "y");
    EXPECT_EQ(headers.all().size(), 3u);
    headers.set("set-cookie", "c");
    EXPECT_EQ(headers.all().size(), 2u);
    EXPECT_EQ(headers.find("nothing"), std::nullopt);
}

TEST(Request, reads_one_cookie_of_many) {
    Request request;
    request.headers.add("Cookie", "placet_session2=x; placet_session=abc=; other=1");
    EXPECT_EQ(request.cookie("placet_session"), "abc=");
    EXPECT_EQ(request.cookie("other"), "1");
    EXPECT_EQ(request.cookie("placet"), "");
}

TEST(Request, has_a_null_document_when_no_body_was_declared) {
    EXPECT_TRUE(Request{}.json().is_null());
}

TEST(Pages, carry_the_strict_policy) {
    const auto page = html_reply(200, "<p>");
    const auto policy = *page.headers.find("Content-Security-Policy");
    EXPECT_NE(policy.find("default-src 'none'"), std::string_view::npos);
    EXPECT_NE(policy.find("frame-ancestors 'none'"), std::string_view::npos);
}

}  // namespace
}  // namespace placet::http
