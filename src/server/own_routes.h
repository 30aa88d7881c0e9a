#pragma once

// What the program says about itself: /healthz, /readyz, /metrics, /openapi.json.

#include "http/route.h"
#include "server/application.h"
#include "server/wiring.h"

namespace placet::server {

http::Routes own_routes(Application& app, Domain& domain);

// The product's routes and our own, with /openapi.json describing them all.
http::Routes all_routes(Application& app, Domain& domain);

}  // namespace placet::server
