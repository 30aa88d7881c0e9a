#pragma once

// One operation: its documentation, who may call it, its limits, and what it does. A list of
// routes is data: the router, the OpenAPI document and the access tests read the same values.

#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "http/caller.h"
#include "http/message.h"
#include "json/shape.h"

namespace placet::http {

using Handler = std::function<Result<Reply>(const Request&)>;
// For work that waits (a commit): must call the responder exactly once; `request` is moved in.
using DeferredHandler = std::function<void(Request, Responder)>;

struct Limits {
    std::size_t body_bytes = 256 * 1024;
    // Per client (one IPv4 address or one IPv6 /64) and route; 0: none.
    int requests_per_minute = 0;
};

// Where the handler runs. `io` saves two thread switches and is only for handlers that never block
// and take some tens of microseconds: no database, no password hashing.
enum class RunOn { worker, io };

struct Route {
    Method method = Method::get;
    std::string path = {};       // "/api/v1/forms/{form}"; a last "{rest...}" eats all
    std::string operation = {};  // operationId: "publishForm"
    std::string summary = {};
    std::string notes = {};
    Caller caller = {};
    Limits limits = {};
    json::Shape request = {};  // kind any: no JSON body is read or checked
    int status = 200;          // of success
    json::Shape answer = {};
    std::vector<std::string> errors = {};  // every code it may answer
    std::variant<Handler, DeferredHandler> handle = {};
    RunOn run_on = RunOn::worker;
};

using Routes = std::vector<Route>;

// Who is behind a request's cookie or bearer key. Implemented by staff/, wired by server/.
class Authenticator {
public:
    virtual ~Authenticator() = default;
    // Kind::nobody when there are no credentials; unauthenticated "session_invalid" /
    // "key_invalid" when they are wrong; forbidden "csrf" when a cookie-borne write lacks the
    // token.
    virtual Result<Principal> authenticate(const Request& request) = 0;
};

}  // namespace placet::http
