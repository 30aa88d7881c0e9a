#include "net/request_reader.h"

#include <gtest/gtest.h>

namespace placet::net {
namespace {

using State = RequestReader::State;

// Feeds in pieces of `step` bytes and keeps what was not understood yet, as a session does.
RequestReader read_all(std::string_view bytes, std::size_t step, std::size_t body_limit = 100) {
    RequestReader reader(1024);
    std::string held;
    while (reader.state() != State::complete && reader.state() != State::failed) {
        if (reader.state() == State::planned) {
            reader.set_body_limit(body_limit);
            continue;
        }
        const std::string before = held;
        if (!held.empty()) held.erase(0, reader.feed(held));
        if (reader.state() == State::planned || before != held) continue;
        if (reader.state() == State::complete || reader.state() == State::failed) break;
        if (bytes.empty()) break;
        held += bytes.substr(0, step);
        bytes.remove_prefix(std::min(step, bytes.size()));
    }
    return reader;
}

TEST(RequestReader, understands_a_request_however_it_is_cut) {
    constexpr std::string_view text =
        "POST /f/%D0%B0?x=1 HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nX-A: b\r\n\r\nhello";
    for (std::size_t step = 1; step <= text.size(); ++step) {
        auto reader = read_all(text, step);
        ASSERT_EQ(reader.state(), State::complete) << step;
        EXPECT_EQ(reader.request().path, "/f/а");
        EXPECT_EQ(reader.request().query.at("x"), "1");
        EXPECT_EQ(reader.request().body, "hello");
        EXPECT_EQ(reader.request().header("x-a"), "b");
        EXPECT_TRUE(reader.keeps_alive());
    }
}

TEST(RequestReader, joins_chunks) {
    constexpr std::string_view text =
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n";
    for (std::size_t step = 1; step <= text.size(); ++step) {
        auto reader = read_all(text, step);
        ASSERT_EQ(reader.state(), State::complete) << step;
        EXPECT_EQ(reader.request().body, "abcde");
    }
}

TEST(RequestReader, refuses_what_two_readers_may_understand_differently) {
    for (
        const std::string_view bad : {
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: identity\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "GET / HTTP/2.0\r\nHost: a\r\n\r\n",
            "GET / HTTP/1.1\r\nHost : a\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nX: a\x01\r\n\r\n",
            "GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /?a=%ff HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nAuthorization: a\r\nAuthorization: b\r\n\r\n",
            "BREW / HTTP/1.1\r\nHost: a\r\n\r\n",
            "CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n",
            "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
        })
        EXPECT_EQ(read_all(bad, 7).state(), State::failed) << bad;
}

TEST(RequestReader, limits_headers_and_bodies) {
    const std::string long_header =
        "GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(2000, 'x') + "\r\n\r\n";
    EXPECT_EQ(read_all(long_header, 100).state(), State::failed);
    std::string many = "GET / HTTP/1.1\r\nHost: a\r\n";
    for (int i = 0; i < 120; ++i)
        many += "a: b\r\n";
    EXPECT_EQ(read_all(many + "\r\n", 10).state(), State::failed);

    auto announced = read_all("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 101\r\n\r\n", 9);
    EXPECT_EQ(announced.error().kind, ErrorKind::too_large);
    auto chunked =
        read_all("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n", 9);
    EXPECT_EQ(chunked.state(), State::failed);
    EXPECT_EQ(chunked.error().kind, ErrorKind::too_large);
}

TEST(RequestReader, knows_old_clients_and_those_that_wait_for_permission) {
    EXPECT_FALSE(read_all("GET / HTTP/1.0\r\n\r\n", 5).keeps_alive());
    EXPECT_EQ(read_all("GET / HTTP/1.0\r\n\r\n", 5).version(), 10);
    EXPECT_FALSE(
        read_all("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 5).keeps_alive());
    EXPECT_TRUE(
        read_all("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\nx",
                 5)
            .expects_continue());
}

}  // namespace
}  // namespace placet::net
