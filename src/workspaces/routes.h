#pragma once

// /api/v1/workspace and /api/v1/companies. `ports` must outlive the routes.

#include "http/route.h"
#include "workspaces/ports.h"

namespace placet::workspaces {

http::Routes routes(const Ports& ports);
http::Routes mailbox_routes(const Ports& ports);  // part of the above

}  // namespace placet::workspaces
