#pragma once

// Who is behind a request: the session cookie of a browser, or the bearer key of an integration.
// A browser sends its cookie whoever made the page that calls; so a call that changes something
// must also carry the session's CSRF token, which other sites cannot know.

#include "http/route.h"
#include "staff/ports.h"

namespace placet::staff {

class Authenticator final : public http::Authenticator {
public:
    explicit Authenticator(const Ports& ports) : ports_(ports) {}  // must outlive this

    Result<http::Principal> authenticate(const http::Request& request) override;

private:
    const Ports& ports_;
};

}  // namespace placet::staff
