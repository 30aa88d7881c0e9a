#pragma once

// Reading a public page of somebody else: the text that a company published on its own site, or the
// page on which a form stands. The port; system/web_fetcher.h goes out to the network.

#include <string>

#include "base/result.h"

namespace placet::http {

struct Fetched {
    std::string url;   // where the last redirect led
    std::string type;  // media type as sent, "text/html; charset=utf-8"
    std::string body;
};

class Fetcher {
public:
    virtual ~Fetcher() = default;
    // Blocks for as long as the other side takes, up to a limit. Answers 200 only.
    // invalid_input "fetch_url" (no http or https address), "fetch_private" (the name, or a
    // redirect, leads to an address that is not public), "fetch_too_large", "fetch_status" (detail:
    // the number), "fetch_redirects"; unavailable "fetch_unreachable" (try again).
    virtual Result<Fetched> get(const std::string& url) = 0;
};

}  // namespace placet::http
