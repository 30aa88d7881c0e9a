#include "server/wiring.h"

#include <cstdio>

#include "server/asset_routes.h"
#include "server/housekeeping.h"
#include "server/product.h"

namespace placet::server {
namespace {

class WiredProduct final : public Domain {
public:
    explicit WiredProduct(std::unique_ptr<Product> product)
        : product_(std::move(product)), housekeeping_(*product_) {}

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
        TRY(housekeeping_.guard_now());
        product_->start();
        thread_ = std::thread([this] { housekeeping_.run(); });
        const auto& code = product_->staff_ports.setup_code;
        // For the person at the console, once; nothing else ever prints it.
        if (!code.empty()) std::fprintf(stderr, "placet: first-run setup code: %s\n", code.c_str());
        return {};
    }

    void stop() override {
        housekeeping_.stop();
        if (thread_.joinable()) thread_.join();
        product_->stop();
    }

private:
    std::unique_ptr<Product> product_;
    Housekeeping housekeeping_;
    std::thread thread_;
};

}  // namespace

Result<std::unique_ptr<Domain>> wire(Application& app) {
    return std::unique_ptr<Domain>(new WiredProduct(TRY(Product::make(app))));
}

}  // namespace placet::server
