#pragma once

// What the connections of one server share, and what one I/O thread owns. Private to net/.

#include <atomic>
#include <chrono>
#include <list>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include "net/client.h"
#include "net/server.h"
#include "net/worker_pool.h"

namespace placet::net {

namespace asio = boost::asio;
using boost::system::error_code;
using Executor = asio::io_context::executor_type;
using Tcp = asio::ip::tcp;
using Socket = asio::basic_stream_socket<Tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<Tcp, Executor>;
using SteadyClock = std::chrono::steady_clock;
using Timer = asio::basic_waitable_timer<SteadyClock, asio::wait_traits<SteadyClock>, Executor>;

// A connection as its loop sees it. Used on the loop's thread only.
class Connection {
public:
    virtual ~Connection() = default;
    virtual void expire() = 0;  // `deadline` has passed
    virtual void stop() = 0;    // the server stops: close now, or after the reply under way
    virtual void close() = 0;

    SteadyClock::time_point deadline = SteadyClock::time_point::max();
};

// One I/O thread. Everything but `io` is used on that thread only.
struct Loop {
    Loop();
    asio::io_context io{1};
    Timer tick;
    std::list<Connection*> connections;
    std::string date;  // for the Date header, renewed by the tick

    void start_ticking();
    void renew_date();
};

struct Tls;

// Shared by all connections; lives until the last of them is gone.
struct Core {
    Core(Options options_in, http::Dispatcher& dispatcher_in)
        : options(std::move(options_in)), dispatcher(dispatcher_in) {}

    const Options options;
    http::Dispatcher& dispatcher;
    TrustedProxies trusted;
    std::shared_ptr<Tls> tls;  // nullptr: plain HTTP
    std::vector<std::unique_ptr<Loop>> loops;
    std::unique_ptr<WorkerPool> pool;
    std::atomic<int> connections = 0;
    std::atomic<bool> stopping = false;  // no keep-alive any more
    std::atomic<bool> closed = false;    // loops have ended; replies are dropped
};

// `socket` belongs to `loop`.
void start_plain_session(std::shared_ptr<Core> core, Loop& loop, Socket socket);
void start_tls_session(std::shared_ptr<Core> core, Loop& loop, Socket socket);
Result<std::shared_ptr<Tls>> load_tls(const std::string& certificate, const std::string& key);

}  // namespace placet::net
