#pragma once

// /api/v1: sessions, setup, staff, api-keys, trail. `ports` must outlive the routes.

#include "http/route.h"
#include "staff/ports.h"

namespace placet::staff {

http::Routes routes(const Ports& ports);

// Its parts, one file each.
http::Routes session_routes(const Ports& ports);
http::Routes account_routes(const Ports& ports);
http::Routes own_account_routes(const Ports& ports);
http::Routes key_routes(const Ports& ports);

}  // namespace placet::staff
