#include "net/reply_head.h"

#include <gmock/gmock.h>

namespace placet::net {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(ReplyHead, cannot_be_split_by_a_header) {
    auto reply = http::text_reply(200, "text/plain", "abc");
    reply.headers.add("X-A", "b\r\nSet-Cookie: c");
    reply.headers.add("Content-Length", "7");
    reply.headers.add("X-B", "ок");
    const auto head = reply_head(reply, {.date = "D"});
    EXPECT_THAT(head, Not(HasSubstr("Set-Cookie")));
    EXPECT_THAT(head, HasSubstr("Content-Length: 3\r\n"));
    EXPECT_THAT(head, Not(HasSubstr("Content-Length: 7")));
    EXPECT_THAT(head, HasSubstr("X-B: ок\r\n"));
}

TEST(ReplyHead, says_what_becomes_of_the_connection) {
    const auto reply = http::empty_reply(204);
    EXPECT_THAT(reply_head(reply, {.keep_alive = false}), HasSubstr("Connection: close"));
    EXPECT_THAT(reply_head(reply, {.keep_alive = true, .version = 10}),
                HasSubstr("HTTP/1.0 204 No Content"));
    EXPECT_THAT(reply_head(reply, {}), Not(HasSubstr("Content-Length")));
}

TEST(ImfDate, is_written_in_english) {
    EXPECT_EQ(imf_date(1795348800), "Sun, 22 Nov 2026 12:00:00 GMT");
}

}  // namespace
}  // namespace placet::net
