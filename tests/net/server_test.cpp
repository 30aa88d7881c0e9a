// The server over real sockets on the loopback interface.

#include "net/server.h"

#include <atomic>
#include <thread>

#include <gmock/gmock.h>

#include "support/raw_client.h"

namespace placet::net {
namespace {

using namespace std::chrono_literals;
using test::RawClient;
using testing::HasSubstr;
using testing::StartsWith;

class FrozenClock final : public Clock {
public:
    Timestamp now() const override { return {}; }
};
class Zeros final : public Random {
public:
    void fill(std::span<std::uint8_t> out) override { std::fill(out.begin(), out.end(), 0); }
};
class Nobody final : public http::Authenticator {
public:
    Result<http::Principal> authenticate(const http::Request&) override {
        return http::Principal{};
    }
};

http::Route a_route(http::Method method, std::string path, http::RunOn run_on) {
    http::Route route;
    route.method = method;
    route.operation = path + std::string(name_of(method));
    route.path = std::move(path);
    route.caller = http::Caller::anyone();
    route.run_on = run_on;
    return route;
}

class ServerTest : public testing::Test {
protected:
    void SetUp() override {
        auto echo = a_route(http::Method::post, "/echo", http::RunOn::worker);
        echo.handle = http::Handler([](const http::Request& request) -> Result<http::Reply> {
            return http::text_reply(200, "text/plain", request.peer + " " + request.body);
        });
        auto small = a_route(http::Method::post, "/small", http::RunOn::worker);
        small.limits.body_bytes = 160;
        small.handle = echo.handle;
        auto quick = a_route(http::Method::get, "/quick", http::RunOn::io);
        quick.handle = http::Handler([](const http::Request& request) -> Result<http::Reply> {
            return http::text_reply(
                200, "text/plain", "quick " + std::string(request.query_or("n", "")));
        });
        auto later = a_route(http::Method::get, "/later", http::RunOn::worker);
        later.handle = http::DeferredHandler([this](http::Request, http::Responder respond) {
            helpers.emplace_back([this, respond] {
                while (!release)
                    std::this_thread::sleep_for(1ms);
                respond(http::text_reply(200, "text/plain", "later"));
            });
        });
        auto made = http::Dispatcher::make({.routes = {echo, small, quick, later},
                                            .authenticator = nobody,
                                            .steady = clock,
                                            .random = random});
        ASSERT_TRUE(made);
        dispatcher = std::move(*made);
        options.port = 0;
        options.header_timeout = 300ms;
        options.body_timeout = 300ms;
        options.idle_timeout = 600ms;
    }

    void TearDown() override {
        release = true;
        for (auto& helper : helpers)
            helper.join();
        server.reset();
    }

    RawClient connect() {
        if (!server) {
            auto started = Server::start(options, *dispatcher);
            EXPECT_TRUE(started) << started.error().detail;
            server = std::move(*started);
        }
        return RawClient(server->port());
    }

    static std::string get(std::string_view path) {
        return "GET " + std::string(path) + " HTTP/1.1\r\nHost: a\r\n\r\n";
    }

    FrozenClock clock;
    Zeros random;
    Nobody nobody;
    Options options;
    std::unique_ptr<http::Dispatcher> dispatcher;
    std::unique_ptr<Server> server;
    std::atomic<bool> release = false;
    std::vector<std::thread> helpers;
};

TEST_F(ServerTest, serves_many_requests_on_one_connection) {
    auto client = connect();
    for (int i = 0; i < 3; ++i) {
        client.send(get("/quick?n=" + std::to_string(i)));
        EXPECT_THAT(client.read_reply(), HasSubstr("\r\n\r\nquick " + std::to_string(i)));
        client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi");
        EXPECT_THAT(client.read_reply(), HasSubstr("127.0.0.1 hi"));
    }
}

TEST_F(ServerTest, answers_pipelined_requests_in_order) {
    auto client = connect();
    std::string all;
    for (int i = 0; i < 200; ++i)
        all += i % 2 == 0 ? get("/quick?n=" + std::to_string(i))
                          : "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n" +
                                std::to_string(100 + i);
    client.send(all);
    for (int i = 0; i < 200; ++i)
        EXPECT_THAT(client.read_reply(),
                    HasSubstr(i % 2 == 0 ? "quick " + std::to_string(i) : std::to_string(100 + i)));
}

TEST_F(ServerTest, answers_a_client_that_has_closed_its_sending_half) {
    auto client = connect();
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi");
    client.finish_sending();
    EXPECT_THAT(client.read_reply(), HasSubstr("hi"));
    EXPECT_TRUE(client.is_closed_by_server());
}

TEST_F(ServerTest, refuses_a_huge_body_so_that_the_client_can_read_why) {
    auto client = connect();
    const std::size_t size = 10 * 1024 * 1024;
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(size) +
                "\r\n\r\n");
    std::thread sender([&] { client.send(std::string(size, 'x')); });
    const auto reply = client.read_reply();
    EXPECT_THAT(reply, StartsWith("HTTP/1.1 413"));
    EXPECT_THAT(reply, HasSubstr("\"body_too_large\""));
    sender.join();
    EXPECT_TRUE(client.is_closed_by_server());
}

TEST_F(ServerTest, tells_a_waiting_client_to_go_on_only_when_the_body_fits) {
    auto client = connect();
    client.send(
        "POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    EXPECT_EQ(client.read_head(), "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("ok");
    EXPECT_THAT(client.read_reply(), HasSubstr("127.0.0.1 ok"));

    client.send(
        "POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n"
        "Content-Length: 9999999\r\n\r\n");
    EXPECT_THAT(client.read_reply(), StartsWith("HTTP/1.1 413"));
}

TEST_F(ServerTest, cuts_slow_headers_and_slow_bodies) {
    auto header = connect();
    header.send("GET /quick HTTP/1.1\r\nHost");
    auto body = connect();
    body.send("POST /small HTTP/1.1\r\nHost: a\r\nContent-Length: 20\r\n\r\nhi");
    EXPECT_THAT(header.read_reply(), StartsWith("HTTP/1.1 408"));
    EXPECT_TRUE(header.is_closed_by_server());
    EXPECT_THAT(body.read_reply(), StartsWith("HTTP/1.1 408"));
}

TEST_F(ServerTest, closes_silent_connections) {
    auto client = connect();
    client.send(get("/quick"));
    client.read_reply();
    EXPECT_TRUE(client.is_closed_by_server());
}

TEST_F(ServerTest, answers_garbage_with_400_and_closes) {
    for (const std::string_view garbage : {"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
                                           "hello\r\n\r\n",
                                           "GET\r\n\r\n",
                                           "GET /\xff HTTP/1.1\r\nHost: a\r\n\r\n",
                                           "GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n"}) {
        auto client = connect();
        client.send(garbage);
        const auto reply = client.read_reply();
        EXPECT_THAT(reply, StartsWith("HTTP/1.1 400")) << garbage;
        EXPECT_THAT(reply, HasSubstr("Connection: close"));
        EXPECT_TRUE(client.is_closed_by_server());
    }
}

TEST_F(ServerTest, turns_away_more_connections_than_it_may_hold) {
    options.connections_max = 2;
    auto first = connect();
    first.send(get("/quick"));
    first.read_reply();
    auto second = connect();
    second.send(get("/quick"));
    second.read_reply();
    auto third = connect();
    EXPECT_THAT(third.read_reply(), StartsWith("HTTP/1.1 503"));
    first.send(get("/quick"));
    EXPECT_THAT(first.read_reply(), StartsWith("HTTP/1.1 200"));
}

TEST_F(ServerTest, answers_head_without_a_body) {
    auto client = connect();
    client.send("HEAD /quick HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_THAT(client.read_head(), HasSubstr("Content-Length: 6"));
    client.send(get("/quick?n=1"));
    EXPECT_THAT(client.read_reply(), StartsWith("HTTP/1.1 200"));
}

TEST_F(ServerTest, finishes_what_is_under_way_when_it_stops) {
    auto client = connect();
    client.send(get("/later"));
    while (server->connections() == 0)
        std::this_thread::sleep_for(1ms);
    std::this_thread::sleep_for(50ms);
    std::thread stopper([&] { server->stop(5s); });
    std::this_thread::sleep_for(50ms);
    release = true;
    const auto reply = client.read_reply();
    EXPECT_THAT(reply, HasSubstr("later"));
    EXPECT_THAT(reply, HasSubstr("Connection: close"));
    stopper.join();
    EXPECT_EQ(server->connections(), 0);
}

TEST_F(ServerTest, survives_a_reply_that_comes_after_the_end) {
    auto client = connect();
    client.send(get("/later"));
    std::this_thread::sleep_for(50ms);
    server->stop(0ms);
    release = true;
    EXPECT_TRUE(client.is_closed_by_server());
}

TEST_F(ServerTest, serves_with_several_io_threads) {
    options.io_threads = 3;
    std::vector<RawClient> clients;
    for (int i = 0; i < 12; ++i)
        clients.push_back(connect());
    for (auto& client : clients)
        client.send(get("/quick"));
    for (auto& client : clients)
        EXPECT_THAT(client.read_reply(), HasSubstr("quick"));
}

TEST_F(ServerTest, says_why_it_cannot_listen) {
    auto client = connect();
    Options same = options;
    same.port = server->port();
    const auto second = Server::start(same, *dispatcher);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, "net.listen");
}

}  // namespace
}  // namespace placet::net
