// The mailbox for erasure requests: a code goes out and comes back.

#include <boost/json.hpp>

#include "http/revision.h"
#include "workspaces/mailbox.h"
#include "workspaces/routes.h"

namespace placet::workspaces {

namespace {

using http::Caller;
using http::Limits;
using http::Method;
using http::Reply;
using http::Request;
using http::Role;
using http::Route;
using http::Scope;

constexpr int calls_per_minute = 120;

Caller writers() {
    return Caller::staff({Role::owner, Role::privacy_officer, Role::editor}, {Scope::admin});
}

Route send_code_route(const Ports& ports) {
    using namespace json;
    return {.method = Method::post,
            .path = "/api/v1/companies/{company}/erasure-email/send-code",
            .operation = "sendErasureEmailCode",
            .summary = "Mail a code to the company's address for erasure requests",
            .notes =
                "To the address that a text published now would show. The letter is in the "
                "language of Accept-Language; the code is good for half an hour.",
            .caller = writers(),
            .limits = Limits{.requests_per_minute = calls_per_minute},
            .request = object({}),
            .status = 202,
            .answer = object({required("address", text(1, 254)),
                              required("expires_at", text(1, 40, "date-time"))}),
            .errors = {"invalid",
                       "unknown_field",
                       "not_found",
                       "erasure_email_required",
                       "too_many_requests",
                       "mail_not_configured"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto sent =
                    TRY(send_mailbox_code(ports,
                                          {.workspace = request.principal.workspace,
                                           .actor = Actor::of(request.principal),
                                           .company = std::string(request.param("company")),
                                           .lang = std::string(request.language)}));
                return http::json_reply(
                    202,
                    boost::json::object{{"address", sent.address},
                                        {"expires_at", to_rfc3339(sent.expires_at)}});
            }};
}

Route verify_route(const Ports& ports) {
    using namespace json;
    return {.method = Method::post,
            .path = "/api/v1/companies/{company}/erasure-email/verify",
            .operation = "verifyErasureEmail",
            .summary = "Give the code back that was mailed",
            .notes =
                "From then on texts with this address may be published. Another address needs "
                "a code of its own.",
            .caller = writers(),
            .limits = Limits{.requests_per_minute = calls_per_minute},
            .request = object({required("code", text(1, 20))}),
            .status = 200,
            .answer = company_shape(),
            .errors = {"invalid", "unknown_field", "not_found", "code_wrong", "code_expired"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto company = TRY(
                    verify_mailbox(ports,
                                   {.workspace = request.principal.workspace,
                                    .actor = Actor::of(request.principal),
                                    .company = std::string(request.param("company")),
                                    .code = std::string(request.json().at("code").as_string())}));
                return http::with_etag(http::json_reply(200, to_json(company)), company.revision);
            }};
}

}  // namespace

http::Routes mailbox_routes(const Ports& ports) {
    return {send_code_route(ports), verify_route(ports)};
}

}  // namespace placet::workspaces
