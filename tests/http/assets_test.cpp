#include "http/assets.h"

#include <gtest/gtest.h>

namespace placet::http {
namespace {

TEST(Assets, are_sent_compressed_to_those_who_accept_it) {
    const std::vector<EmbeddedFile> files = {{"assets/a.js", view("plain")},
                                             {"assets/a.js.gz", view("packed")},
                                             {"index.html", view("page")}};
    const Assets assets(files);
    Request request;
    EXPECT_EQ(assets.find(request, "assets/a.js")->body, "plain");
    request.headers.set("Accept-Encoding", "br, gzip");
    const auto packed = assets.find(request, "assets/a.js");
    EXPECT_EQ(packed->body, "packed");
    EXPECT_EQ(packed->headers.find("Content-Encoding"), "gzip");
    EXPECT_EQ(packed->headers.find("Vary"), "Accept-Encoding");
    EXPECT_EQ(packed->headers.find("Cache-Control"), "public, max-age=31536000, immutable");
    EXPECT_EQ(assets.find(request, "index.html")->headers.find("Cache-Control"), "no-cache");
    EXPECT_FALSE(assets.find(request, "assets/a.js.gz"));
    EXPECT_FALSE(assets.find(request, "missing"));
}

}  // namespace
}  // namespace placet::http
