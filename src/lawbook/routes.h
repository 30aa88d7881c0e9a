#pragma once

// /api/v1/law-profiles and /api/v1/calendars. `ports` must outlive the routes.

#include "http/route.h"
#include "lawbook/ports.h"

namespace placet::lawbook {

http::Routes routes(const Ports& ports);

// Parts of it.
http::Routes law_routes(const Ports& ports);
http::Routes calendar_routes(const Ports& ports);

http::Caller readers();

}  // namespace placet::lawbook
