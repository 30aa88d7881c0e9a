#include "server/wiring.h"

namespace placet::server {
namespace {

class NoAccounts final : public http::Authenticator {
public:
    Result<http::Principal> authenticate(const http::Request&) override {
        return http::Principal{};
    }
};

class Product final : public Domain {
public:
    http::Routes routes() override { return {}; }
    http::Authenticator& authenticator() override { return accounts_; }
    std::string not_ready_because() override { return {}; }
    Result<void> start() override { return {}; }
    void stop() override {}

private:
    NoAccounts accounts_;
};

}  // namespace

Result<std::unique_ptr<Domain>> wire(Application&) {
    return std::make_unique<Product>();
}

}  // namespace placet::server
