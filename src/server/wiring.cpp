#include "server/wiring.h"

#include <cstdio>

#include "jobs/runner.h"
#include "server/asset_routes.h"
#include "server/housekeeping.h"
#include "server/job_handlers.h"
#include "server/product.h"
#include "server/rehearsal.h"

namespace placet::server {
namespace {

class WiredProduct final : public Domain {
public:
    explicit WiredProduct(std::unique_ptr<Product> product)
        : product_(std::move(product)),
          housekeeping_(*product_),
          runner_(*product_->app.main,
                  *product_->app.clock,
                  job_handlers(*product_),
                  {.schedules = job_schedules(),
                   .on_error = [&log = *product_->app.log](const Error& error) {
                       log.write(system::Level::warning,
                                 system::Event::job_failed,
                                 {{system::Key::code, error.code}});
                   }}) {}

    http::Routes routes() override {
        auto routes = product_->routes();
        for (auto& route : asset_routes(*product_))
            routes.push_back(std::move(route));
        return routes;
    }
    http::Authenticator& authenticator() override { return product_->authenticator; }

    std::string not_ready_because() override {
        const auto logs = product_->logs.all();
        if (!logs) return logs.error().code;
        for (const auto& log : *logs) {
            const auto frozen = ledger::is_frozen(*product_->app.main, log.log);
            if (!frozen) return frozen.error().code;
            if (*frozen) return "frozen";
        }
        return {};
    }

    Result<void> start() override {
        TRY(refuse_rehearsal_of_real_records(product_->app));
        TRY(housekeeping_.guard_now());
        product_->start();
        threads_.emplace_back([this] { housekeeping_.run(); });
        threads_.emplace_back([this] { runner_.run(); });
        const auto& code = product_->staff_ports.setup_code;
        // For the person at the console, once; nothing else ever prints it.
        if (!code.empty()) std::fprintf(stderr, "placet: first-run setup code: %s\n", code.c_str());
        return {};
    }

    void stop() override {
        housekeeping_.stop();
        runner_.stop();
        for (auto& thread : threads_)
            thread.join();
        threads_.clear();
        product_->stop();
    }

private:
    std::unique_ptr<Product> product_;
    Housekeeping housekeeping_;
    jobs::Runner runner_;
    std::vector<std::thread> threads_;
};

}  // namespace

Result<std::unique_ptr<Domain>> wire(Application& app) {
    return std::unique_ptr<Domain>(new WiredProduct(TRY(Product::make(app))));
}

}  // namespace placet::server
