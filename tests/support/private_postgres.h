#pragma once

// The PostgreSQL of this test process: the one that PLACET_TEST_POSTGRES names (a URL), else a
// private server that starts with the first test that asks, and stops with the process, however
// the process ends: the script waits for the end of its input.

#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "support/temp_folder.h"

namespace placet::test {

class PrivatePostgres {
public:
    static const std::string& url() {
        static PrivatePostgres server;
        return server.url_;
    }

    static int free_port() {
        const int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof(address);
        if (::bind(descriptor, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
            ::getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &size) != 0)
            std::abort();
        ::close(descriptor);
        return ntohs(address.sin_port);
    }

private:
    PrivatePostgres() {
        if (const char* given = std::getenv("PLACET_TEST_POSTGRES")) {
            url_ = given;
            return;
        }
        int input[2];
        int output[2];
        if (::pipe2(input, O_CLOEXEC) != 0 || ::pipe2(output, O_CLOEXEC) != 0) std::abort();
        const std::string script = PLACET_SOURCE_DIR "/script/support/private-postgres";
        const std::string folder = folder_.path().string() + "/postgres";
        std::filesystem::permissions(folder_.path(), std::filesystem::perms(0755));
        const std::string port = std::to_string(free_port());
        child_ = ::fork();
        if (child_ == 0) {
            ::dup2(input[0], 0);
            ::dup2(output[1], 1);
            ::execl(script.c_str(), script.c_str(), "run", folder.c_str(), port.c_str(), nullptr);
            ::_exit(127);
        }
        ::close(input[0]);
        ::close(output[1]);
        stop_ = input[1];
        for (char c = 0; ::read(output[0], &c, 1) == 1 && c != '\n';)
            url_ += c;
        ::close(output[0]);
        if (url_.empty()) {
            std::fprintf(stderr, "no private PostgreSQL: see the messages of %s\n", script.c_str());
            std::abort();
        }
    }
    ~PrivatePostgres() {
        if (child_ <= 0) return;
        ::close(stop_);
        ::waitpid(child_, nullptr, 0);
    }

    TempFolder folder_;
    std::string url_;
    pid_t child_ = 0;
    int stop_ = -1;
};

}  // namespace placet::test
