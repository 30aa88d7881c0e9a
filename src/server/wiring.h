#pragma once

// The seam between the program and the product: wiring.cpp builds the domain modules from an
// Application and gives back what serving needs. Nothing else in server/ knows a domain module.

#include <memory>
#include <string>

#include "http/route.h"
#include "server/application.h"

namespace placet::server {

class Domain {
public:
    virtual ~Domain() = default;

    virtual http::Routes routes() = 0;
    virtual http::Authenticator& authenticator() = 0;
    // Empty when the product can take consents; else a code such as "frozen".
    virtual std::string not_ready_because() = 0;
    // Starts what runs in the background (jobs, the sequencer). Called once, before serving.
    virtual Result<void> start() = 0;
    // Ends it: takes nothing new, finishes what is under way. Called after the last request.
    virtual void stop() = 0;
};

// `app` outlives the domain.
Result<std::unique_ptr<Domain>> wire(Application& app);

}  // namespace placet::server
