#include "system/web_fetcher.h"

#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <thread>

namespace placet::system {
namespace {

// Answers every connection on a port of its own with the same bytes.
class Site {
public:
    explicit Site(std::string answer) : answer_(std::move(answer)) {
        listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        EXPECT_EQ(bind(listener_, reinterpret_cast<sockaddr*>(&address), size), 0);
        EXPECT_EQ(listen(listener_, 8), 0);
        getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
        port_ = ntohs(address.sin_port);
        thread_ = std::thread([this] { serve(); });
    }
    ~Site() {
        shutdown(listener_, SHUT_RDWR);
        thread_.join();
        close(listener_);
    }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/terms"; }
    int visits() const { return visits_; }

private:
    void serve() {
        for (;;) {
            const int visitor = accept(listener_, nullptr, nullptr);
            if (visitor < 0) return;
            ++visits_;
            char request[4096];
            (void)!read(visitor, request, sizeof request);
            std::size_t sent = 0;
            while (sent < answer_.size()) {
                const auto n =
                    send(visitor, answer_.data() + sent, answer_.size() - sent, MSG_NOSIGNAL);
                if (n <= 0) break;
                sent += static_cast<std::size_t>(n);
            }
            close(visitor);
        }
    }
    const std::string answer_;
    int listener_ = -1;
    int port_ = 0;
    std::atomic<int> visits_ = 0;
    std::thread thread_;
};

std::string page(const std::string& body) {
    return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
}
std::string redirect(const std::string& to) {
    return "HTTP/1.1 302 Found\r\nLocation: " + to +
           "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
}

TEST(WebFetcher, brings_the_bytes_of_a_page) {
    const Site site(page("<p>Тэкст</p>"));
    WebFetcher fetcher(Reach::loopback_too);
    const auto fetched = fetcher.get(site.url());
    ASSERT_TRUE(fetched) << fetched.error().code;
    EXPECT_EQ(fetched->body, "<p>Тэкст</p>");
    EXPECT_EQ(fetched->type, "text/html; charset=utf-8");
}

TEST(WebFetcher, does_not_even_connect_to_a_private_address) {
    const Site site(page("secret"));
    WebFetcher fetcher(Reach::public_only);
    EXPECT_EQ(fetcher.get(site.url()).error().code, "fetch_private");
    EXPECT_EQ(site.visits(), 0);
    for (const char* url : {"http://localhost:1/",
                            "http://[::1]:1/",
                            "http://10.255.255.1/",
                            "http://169.254.169.254/latest/meta-data/",
                            "http://0.0.0.0:1/",
                            "http://[::ffff:127.0.0.1]:1/",
                            "http://2130706433/",
                            "http://0x7f.1/"})
        EXPECT_EQ(fetcher.get(url).error().code, "fetch_private") << url;
}

TEST(WebFetcher, does_not_follow_a_redirect_into_a_private_network) {
    const Site site(redirect("http://10.255.255.1/inside"));
    WebFetcher fetcher(Reach::loopback_too);
    EXPECT_EQ(fetcher.get(site.url()).error().code, "fetch_private");
    const Site file(redirect("file:///etc/passwd"));
    EXPECT_EQ(fetcher.get(file.url()).error().code, "fetch_url");
}

TEST(WebFetcher, follows_only_so_many_redirects) {
    const Site end(page("text"));
    const Site start(redirect(end.url()));
    WebFetcher fetcher(Reach::loopback_too);
    const auto fetched = fetcher.get(start.url());
    ASSERT_TRUE(fetched) << fetched.error().code;
    EXPECT_EQ(fetched->url, end.url());
    WebFetcher impatient(Reach::loopback_too, {.redirects = 0});
    EXPECT_EQ(impatient.get(start.url()).error().code, "fetch_redirects");
}

TEST(WebFetcher, stops_at_a_body_that_is_too_large) {
    const Site honest(page(std::string(3000, 'x')));
    const Site endless("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + std::string(300'000, 'x'));
    WebFetcher fetcher(Reach::loopback_too, {.bytes = 2000});
    EXPECT_EQ(fetcher.get(honest.url()).error().code, "fetch_too_large");
    EXPECT_EQ(fetcher.get(endless.url()).error().code, "fetch_too_large");
}

TEST(WebFetcher, says_what_it_could_not_read) {
    WebFetcher fetcher(Reach::loopback_too);
    const Site absent("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    const auto answer = fetcher.get(absent.url());
    EXPECT_EQ(answer.error().code, "fetch_status");
    EXPECT_EQ(answer.error().detail, "404");
    EXPECT_EQ(fetcher.get("http://127.0.0.1:1/").error().code, "fetch_unreachable");
    for (const char* url :
         {"", "terms", "file:///etc/passwd", "gopher://127.0.0.1/", "ftp://a.by/"})
        EXPECT_EQ(fetcher.get(url).error().code, "fetch_url") << url;
}

}  // namespace
}  // namespace placet::system
