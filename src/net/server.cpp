#include "net/server.h"

#include <mutex>
#include <thread>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>

#include "net/loop.h"
#include "net/reply_head.h"

namespace placet::net {

using namespace std::chrono_literals;

Loop::Loop() : tick(io.get_executor()) {
    renew_date();
}

void Loop::renew_date() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    date = imf_date(std::chrono::duration_cast<std::chrono::seconds>(now).count());
}

void Loop::start_ticking() {
    tick.expires_after(250ms);
    tick.async_wait([this](error_code failure) {
        if (failure) return;
        renew_date();
        const auto now = SteadyClock::now();
        for (auto at = connections.begin(); at != connections.end();) {
            Connection* connection = *at++;  // expire() may take it out of the list
            if (connection->deadline <= now) connection->expire();
        }
        start_ticking();
    });
}

struct Server::Inside {
    explicit Inside(std::shared_ptr<Core> core_in)
        : core(std::move(core_in)),
          acceptor(core->loops.front()->io.get_executor()),
          retry(core->loops.front()->io.get_executor()) {}

    std::shared_ptr<Core> core;
    Acceptor acceptor;  // on the first loop
    Timer retry;        // on the first loop
    std::size_t next_loop = 0;
    std::vector<asio::executor_work_guard<Executor>> guards;
    std::vector<std::thread> threads;
    std::uint16_t port = 0;
    bool stopped = false;

    Result<void> listen();
    void accept();
    void take(Loop& loop, Socket socket);
    void turn_away(Socket socket);
    void run();
    void stop(std::chrono::milliseconds grace);
    template <class Act>
    void on_every_loop(Act act);
};

Result<void> Server::Inside::listen() {
    const auto& options = core->options;
    error_code failure;
    const auto address = asio::ip::make_address(options.address, failure);
    const Tcp::endpoint endpoint(address, options.port);
    if (!failure) acceptor.open(endpoint.protocol(), failure);
    if (!failure) acceptor.set_option(asio::socket_base::reuse_address(true), failure);
    if (!failure && address.is_v6()) acceptor.set_option(asio::ip::v6_only(false), failure);
    if (!failure) acceptor.bind(endpoint, failure);
    if (!failure) acceptor.listen(asio::socket_base::max_listen_connections, failure);
    if (failure)
        return internal_error(
            "net.listen",
            options.address + ":" + std::to_string(options.port) + ": " + failure.message());
    port = acceptor.local_endpoint().port();
    return {};
}

void Server::Inside::accept() {
    Loop& loop = *core->loops[next_loop++ % core->loops.size()];
    acceptor.async_accept(loop.io, [this, &loop](error_code failure, Socket socket) {
        if (failure == asio::error::operation_aborted || !acceptor.is_open()) return;
        if (!failure) {
            if (core->connections >= core->options.connections_max)
                turn_away(std::move(socket));
            else
                take(loop, std::move(socket));
            return accept();
        }
        // Most often no file descriptor is left: trying again at once would only burn the CPU.
        retry.expires_after(100ms);
        retry.async_wait([this](error_code cancelled) {
            if (!cancelled) accept();
        });
    });
}

void Server::Inside::take(Loop& loop, Socket socket) {
    error_code ignored;
    socket.set_option(Tcp::no_delay(true), ignored);
    const auto start = [core = core, &loop](Socket taken) {
        if (core->tls)
            start_tls_session(core, loop, std::move(taken));
        else
            start_plain_session(core, loop, std::move(taken));
    };
    if (&loop == core->loops.front().get()) return start(std::move(socket));
    asio::post(loop.io, [start, taken = std::move(socket)]() mutable { start(std::move(taken)); });
}

void Server::Inside::turn_away(Socket socket) {
    if (core->tls) return;
    error_code ignored;
    socket.non_blocking(true, ignored);
    static constexpr std::string_view full =
        "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 2\r\nContent-Length: 0\r\n"
        "Connection: close\r\n\r\n";
    socket.send(asio::buffer(full.data(), full.size()), 0, ignored);
    socket.shutdown(Tcp::socket::shutdown_both, ignored);
}

void Server::Inside::run() {
    for (auto& loop : core->loops) {
        guards.emplace_back(loop->io.get_executor());
        loop->start_ticking();
    }
    accept();
    for (auto& loop : core->loops)
        threads.emplace_back([io = &loop->io] { io->run(); });
}

template <class Act>
void Server::Inside::on_every_loop(Act act) {
    for (auto& loop : core->loops)
        asio::post(loop->io, [act, loop = loop.get()] {
            for (auto at = loop->connections.begin(); at != loop->connections.end();)
                act(**at++);
        });
}

void Server::Inside::stop(std::chrono::milliseconds grace) {
    if (stopped) return;
    stopped = true;
    core->stopping = true;
    asio::post(core->loops.front()->io, [this] {
        error_code ignored;
        acceptor.close(ignored);
        retry.cancel();
    });
    on_every_loop([](Connection& connection) { connection.stop(); });
    const auto deadline = SteadyClock::now() + grace;
    while (core->connections > 0 && SteadyClock::now() < deadline)
        std::this_thread::sleep_for(5ms);

    on_every_loop([](Connection& connection) { connection.close(); });
    for (auto& loop : core->loops)
        asio::post(loop->io, [loop = loop.get()] { loop->tick.cancel(); });
    guards.clear();
    for (auto& thread : threads)
        thread.join();
    core->closed = true;
    core->pool.reset();
}

Server::Server(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}

Server::~Server() {
    inside_->stop(0ms);
}

Result<std::unique_ptr<Server>> Server::start(Options options, http::Dispatcher& dispatcher) {
    auto core = std::make_shared<Core>(std::move(options), dispatcher);
    core->trusted = TRY(TrustedProxies::parse(core->options.trusted_proxies));
    if (!core->options.tls_certificate.empty())
        core->tls = TRY(load_tls(core->options.tls_certificate, core->options.tls_key));
    for (int i = 0; i < std::max(1, core->options.io_threads); ++i)
        core->loops.push_back(std::make_unique<Loop>());
    core->pool =
        std::make_unique<WorkerPool>(dispatcher, core->options.workers, core->options.queue_max);

    auto inside = std::make_unique<Inside>(std::move(core));
    TRY(inside->listen());
    inside->run();
    return std::unique_ptr<Server>(new Server(std::move(inside)));
}

std::uint16_t Server::port() const {
    return inside_->port;
}
int Server::connections() const {
    return inside_->core->connections;
}

void Server::stop(std::chrono::milliseconds grace) {
    inside_->stop(grace);
}

}  // namespace placet::net
