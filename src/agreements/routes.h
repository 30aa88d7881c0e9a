#pragma once

// /api/v1/{agreements,purposes,recipients,law-profiles}, and the public addresses of texts:
// /a/{agreement}/v{n} and /a/by-hash/{sha256}. `ports` must outlive the routes.

#include <string>

#include "agreements/ports.h"
#include "http/route.h"

namespace placet::agreements {

http::Routes agreement_routes(const Ports& ports);
http::Routes version_routes(const Ports& ports);
http::Routes life_routes(const Ports& ports);
http::Routes change_routes(const Ports& ports);
http::Routes purpose_routes(const Ports& ports);
http::Routes recipient_routes(const Ports& ports);
http::Routes source_routes(const Ports& ports);
http::Routes public_routes(const Ports& ports);
// All of them.
http::Routes routes(const Ports& ports);

// Who may read agreements, and who may write them.
http::Caller readers();
http::Caller writers();

// The address of a text as a form shows it: "/a/ag_x/v3?lang=be&form=f_y&fv=2".
struct TextAddress {
    std::string_view agreement;
    std::int64_t version = 0;
    std::string_view lang;
    std::string_view form = {};  // empty: the text without a form
    std::int64_t form_version = 0;
};
std::string text_url(const TextAddress& address);

}  // namespace placet::agreements
