#pragma once

// Forms: for staff, for the widget on other sites, and hosted here. `ports` must outlive the
// routes.

#include "forms/ports.h"
#include "forms/published_form.h"
#include "http/route.h"

namespace placet::forms {

struct RoutePorts {
    const Ports& forms;
    PublishedForms& published;
    int submissions_per_minute = 0;  // for one client; 0: no limit
};

http::Routes staff_routes(const RoutePorts& ports);           // /api/v1/forms
http::Routes history_routes(const RoutePorts& ports);         // …/presets, copies, versions
http::Routes capture_point_routes(const RoutePorts& ports);   // /api/v1/capture-points
http::Routes judge_routes(const RoutePorts& ports);           // …/judge, /api/v1/overrides
http::Routes representative_routes(const RoutePorts& ports);  // /g, /api/v1/coming-of-age
http::Routes embed_routes(const RoutePorts& ports);           // /e/v1/forms
http::Routes hosted_routes(const RoutePorts& ports);          // /f

}  // namespace placet::forms
