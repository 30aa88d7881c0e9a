#include "staff/routes.h"

namespace placet::staff {

http::Routes routes(const Ports& ports) {
    http::Routes all;
    for (auto* part : {&session_routes, &account_routes, &own_account_routes, &key_routes})
        for (auto& route : part(ports))
            all.push_back(std::move(route));
    return all;
}

}  // namespace placet::staff
