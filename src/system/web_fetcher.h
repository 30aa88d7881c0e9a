#pragma once

// Fetches public pages with libcurl. Every address is judged when the connection is opened, after
// names are resolved and for every redirect anew, so that neither a name nor a redirect can lead
// into a private network. No proxy, no cookies, no credentials. Any thread.

#include <string>

#include "http/fetch.h"

namespace placet::system {

struct FetchLimits {
    std::size_t bytes = std::size_t{4} * 1024 * 1024;
    int redirects = 5;
    int connect_seconds = 10;
    int total_seconds = 30;
};

enum class Reach { public_only, loopback_too };  // loopback: in rehearsal, for tests

class WebFetcher final : public http::Fetcher {
public:
    explicit WebFetcher(Reach reach, FetchLimits limits = {}) : reach_(reach), limits_(limits) {}
    Result<http::Fetched> get(const std::string& url) override;

private:
    const Reach reach_;
    const FetchLimits limits_;
};

}  // namespace placet::system
