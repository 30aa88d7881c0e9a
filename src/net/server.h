#pragma once

// The HTTP/1.1 server: sockets, timeouts, limits, and nothing that knows the product. Slow, silent,
// greedy and too many clients are cut by the limits in Options; what reaches the dispatcher is a
// complete, well-formed request.

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "http/dispatcher.h"

namespace placet::net {

struct Options {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;  // 0: any free one
    int io_threads = 1;
    int workers = 4;
    std::size_t queue_max = 1024;  // requests that wait for a worker
    int connections_max = 4096;
    std::size_t header_bytes_max = 16 * 1024;
    std::chrono::milliseconds header_timeout{10'000};
    std::chrono::milliseconds body_timeout{30'000};  // plus a second for each 16 KiB allowed
    std::chrono::milliseconds idle_timeout{60'000};
    std::chrono::milliseconds write_timeout{30'000};  // plus a second for each 16 KiB written
    std::vector<std::string> trusted_proxies = {};    // addresses or networks; none by default
    std::string tls_certificate = {};                 // PEM files; both or none
    std::string tls_key = {};
};

class Server {
public:
    // Listens and serves at once. `dispatcher` must outlive the server.
    // internal "net.listen", "net.tls"; malformed "net.trusted_proxy"
    static Result<std::unique_ptr<Server>> start(Options options, http::Dispatcher& dispatcher);
    ~Server();  // stops at once when stop() was not called

    std::uint16_t port() const;
    int connections() const;

    // Takes no new connections, lets requests under way finish for as long as `grace`, then closes
    // everything. Returns when no handler runs any more. Not from a handler.
    void stop(std::chrono::milliseconds grace);

private:
    struct Inside;
    explicit Server(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> inside_;
};

}  // namespace placet::net
