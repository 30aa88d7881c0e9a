#pragma once

// The last touch to every reply: the headers that protect browsers, 304 for an unchanged ETag, a
// page instead of JSON when a person's browser is refused. Used by the dispatcher. Pure.

#include "http/message.h"
#include "http/route.h"

namespace placet::http {

// What of a request outlives its handler.
struct Asked {
    Method method = Method::get;
    std::string if_none_match;
    bool secure = false;
    bool embedded = false;  // /e/…: other sites may load it
};
Asked asked_of(const Request& request);

void finish(const Asked& asked, Reply& reply);

// Whether a refusal is better shown as a page: a browser's navigation outside the API.
bool wants_page(const Request& request);
Reply refusal_page(const Error& error, std::string_view language);

// The answer to OPTIONS on a path that has `routes` and none for OPTIONS. For embeds it permits the
// cross-origin call; whether the origin is on the allow-list is judged by the call itself.
Reply options_reply(const std::vector<const Route*>& routes, const Request& request);
std::string allow_of(const std::vector<const Route*>& routes);

}  // namespace placet::http
