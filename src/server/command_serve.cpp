// placet serve

#include <csignal>
#include <cstdio>
#include <vector>

#include "http/dispatcher.h"
#include "net/server.h"
#include "server/command.h"
#include "server/own_routes.h"

namespace placet::server {
namespace {

using namespace std::chrono_literals;
using system::Event;
using system::Key;
using system::Level;

// How often each operation was called, with what outcome, and how long it took.
class RequestMeters {
public:
    RequestMeters(Metrics& metrics, const http::Routes& routes) : first_(routes.data()) {
        for (const auto& route : routes)
            meters_.push_back(make(metrics, route.operation));
        meters_.push_back(make(metrics, "none"));
    }

    void note(const http::Route* route, int status, std::int64_t micros) {
        const std::size_t at =
            route == nullptr ? meters_.size() - 1 : static_cast<std::size_t>(route - first_);
        const auto group = static_cast<std::size_t>(std::clamp(status / 100, 2, 5) - 2);
        meters_[at].by_status[group]->add();
        meters_[at].durations->add(micros);
    }

private:
    struct Meters {
        std::array<Counter*, 4> by_status{};
        Durations* durations = nullptr;
    };

    static Meters make(Metrics& metrics, const std::string& operation) {
        Meters meters;
        const std::string label = "operation=\"" + operation + "\"";
        for (std::size_t i = 0; i < meters.by_status.size(); ++i)
            meters.by_status[i] =
                &metrics.counter("placet_requests_total",
                                 label + ",status=\"" + std::to_string(i + 2) + "xx\"",
                                 "Requests answered");
        meters.durations = &metrics.durations(
            "placet_request_duration_seconds", label, "From the whole request to its reply");
        return meters;
    }

    const http::Route* first_;
    std::vector<Meters> meters_;
};

net::Options net_options(const Config& config) {
    net::Options options;
    options.address = config.address;
    options.port = config.port;
    options.io_threads = config.io_threads;
    options.workers = config.workers;
    options.connections_max = config.connections_max;
    options.trusted_proxies = config.trusted_proxies;
    options.tls_certificate = config.tls_certificate;
    options.tls_key = config.tls_key;
    return options;
}

sigset_t stop_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    return signals;
}

Result<std::unique_ptr<http::Dispatcher>> make_dispatcher(Application& app,
                                                          Domain& domain,
                                                          std::unique_ptr<RequestMeters>& meters) {
    auto dispatcher = TRY(http::Dispatcher::make(
        {.routes = all_routes(app, domain),
         .authenticator = domain.authenticator(),
         .steady = app.steady,
         .random = app.random,
         .on_incident =
             [&log = *app.log](const http::Incident& incident) {
                 log.write(Level::error,
                           Event::request_failed,
                           {{Key::operation, incident.operation},
                            {Key::incident, incident.id},
                            {Key::reason, incident.reason},
                            {Key::detail, incident.detail}});
             },
         .on_reply = [&meters](const http::Route* route,
                               int status,
                               std::int64_t micros) { meters->note(route, status, micros); }}));
    meters = std::make_unique<RequestMeters>(app.metrics, dispatcher->routes());
    return dispatcher;
}

Result<void> serve(Config config) {
    auto app = TRY(open_application(std::move(config), Schema::migrate));
    auto domain = TRY(wire(*app));
    std::unique_ptr<RequestMeters> meters;
    auto dispatcher = TRY(make_dispatcher(*app, *domain, meters));
    TRY(domain->start());
    auto server = net::Server::start(net_options(app->config), *dispatcher);
    if (!server) {
        domain->stop();
        return std::move(server).error();
    }
    app->metrics.gauge("placet_connections", "Open connections", [&server = **server] {
        return static_cast<double>(server.connections());
    });
    if (!app->config.rehearsal.empty())
        app->log->write(
            Level::warning, Event::rehearsal, {{Key::path, app->config.rehearsal.string()}});
    app->log->write(Level::info,
                    Event::listening,
                    {{Key::address, app->config.address},
                     {Key::port, std::int64_t{(*server)->port()}},
                     {Key::version, std::string(version())}});

    const sigset_t signals = stop_signals();
    int received = 0;
    sigwait(&signals, &received);
    (*server)->stop(10s);
    domain->stop();
    app->log->write(Level::info, Event::program_stopped);
    return {};
}

}  // namespace

int command_serve(const Flags& flags) {
    // Threads inherit the mask, so that only sigwait() above ever sees these signals.
    const sigset_t signals = stop_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);

    auto config = read_config(flags);
    if (!config) return report(config.error(), Output::text);
    const auto served = serve(std::move(*config));
    return served ? done : report(served.error(), Output::text);
}

}  // namespace placet::server
