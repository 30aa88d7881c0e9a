#pragma once

// The register, the people in it, and the links that receipts carry. `ports` must outlive the
// routes.

#include <functional>
#include <map>
#include <string>

#include "consents/ports.h"
#include "consents/receipt.h"
#include "consents/register_row.h"
#include "http/route.h"
#include "pages/pages.h"
#include "workspaces/trail.h"

namespace placet::consents {

struct RoutePorts {
    const Ports& consents;
    TextByHash text;
    // E.g. "BY": how a number without + is read in a search.
    std::function<Result<std::string>(std::int64_t workspace)> phone_region;
    const pages::Renderer& renderer;
    // What the fields were called on the form as it was: name → label. Empty: names stay names.
    std::function<Result<std::map<std::string, std::string>>(const RegisterRow&)> field_labels;
};

http::Routes register_routes(const RoutePorts& ports);
http::Routes contact_routes(const RoutePorts& ports);
http::Routes link_routes(const RoutePorts& ports);  // /r and /w

// Changing or deleting a record is refused on every path, and the attempt stays on the trail.
http::Routes forbidden_routes(const RoutePorts& ports);

}  // namespace placet::consents
