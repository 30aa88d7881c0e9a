#pragma once

// A client that sends exactly the bytes it is given and never repairs anything.

#include <cerrno>
#include <string>
#include <string_view>
#include <utility>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace placet::test {

class RawClient {
public:
    explicit RawClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        const timeval patience{5, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        EXPECT_EQ(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    }
    RawClient(RawClient&& other) noexcept
        : socket_(std::exchange(other.socket_, -1)), held_(std::move(other.held_)) {}
    RawClient& operator=(RawClient&&) = delete;
    ~RawClient() {
        if (socket_ >= 0) ::close(socket_);
    }

    void send(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }
    void finish_sending() { ::shutdown(socket_, SHUT_WR); }

    std::string read_head() {
        while (held_.find("\r\n\r\n") == std::string::npos)
            if (!receive()) return std::exchange(held_, {});
        return take(held_.find("\r\n\r\n") + 4);
    }

    std::string read_reply() {
        std::string reply = read_head();
        const auto at = reply.find("Content-Length: ");
        if (at == std::string::npos) return reply;
        const std::size_t length = std::stoul(reply.substr(at + 16));
        while (held_.size() < length)
            if (!receive()) break;
        return reply + take(length);
    }

    bool is_closed_by_server() {
        char byte = 0;
        errno = 0;
        return held_.empty() && ::recv(socket_, &byte, 1, 0) <= 0 && errno != EAGAIN;
    }

private:
    bool receive() {
        char bytes[4096];
        errno = 0;
        const auto got = ::recv(socket_, bytes, sizeof bytes, 0);
        if (got <= 0) return false;
        held_.append(bytes, static_cast<std::size_t>(got));
        return true;
    }
    std::string take(std::size_t count) {
        std::string out = held_.substr(0, count);
        held_.erase(0, count);
        return out;
    }

    int socket_;
    std::string held_;
};

}  // namespace placet::test
