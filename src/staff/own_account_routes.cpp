#include "http/revision.h"
#include "staff/edit_staff.h"
#include "staff/request_members.h"
#include "staff/routes.h"
#include "staff/totp.h"

namespace placet::staff {

namespace {

using http::Limits;
using http::Method;
using http::Reply;
using http::Request;
using http::Route;
using workspaces::Actor;

Route edit_self_route(const Ports& ports) {
    using namespace json;
    return {.method = Method::patch,
            .path = "/api/v1/staff/me",
            .operation = "editMyself",
            .summary = "Change one's own name or language",
            .notes = "",
            .caller = every_role(),
            .limits = Limits{},
            .request = object({optional("name", text(1, 200)),
                               optional("lang", one_of({"ru", "be", "de", "en"}))}),
            .status = 200,
            .answer = account_shape(),
            .errors = {"edit_conflict", "bad_if_match"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto expected = TRY(http::if_match(request));
                const auto account = TRY(edit_account(ports,
                                                      {.workspace = request.principal.workspace,
                                                       .actor = Actor::of(request.principal),
                                                       .account = request.principal.id,
                                                       .members = members_of(request),
                                                       .expected_revision = expected}));
                return http::with_etag(http::json_reply(200, to_json(account)), account.revision);
            }};
}

Route change_password_route(const Ports& ports) {
    using namespace json;
    return {.method = Method::post,
            .path = "/api/v1/staff/me/password",
            .operation = "changeMyPassword",
            .summary = "Change one's own password",
            .notes = "Every other session of the account ends.",
            .caller = every_role(),
            .limits = Limits{.body_bytes = 4096, .requests_per_minute = 30},
            .request = object({required("current", text(1, 200)), required("new", text(1, 200))}),
            .status = 204,
            .answer = any(),
            .errors = {"invalid", "too_many_requests"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                TRY(change_password(ports,
                                    {.who = request.principal,
                                     .current = text_member(request, "current"),
                                     .replacement = text_member(request, "new"),
                                     .peer = request.peer}));
                return http::empty_reply(204);
            }};
}

Route enrol_totp_route(const Ports& ports) {
    using namespace json;
    return {.method = Method::post,
            .path = "/api/v1/staff/me/totp",
            .operation = "enrolTotp",
            .summary = "Start to use a second factor",
            .notes = "Nothing is asked for at sign-in until a code has confirmed it.",
            .caller = every_role(),
            .limits = Limits{.body_bytes = 4096},
            .request = object({}),
            .status = 200,
            .answer = object({required("secret", text(1, 64)), required("uri", text(1, 500))}),
            .errors = {"totp_active"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto enrolment = TRY(enrol_totp(ports, request.principal));
                return http::json_reply(
                    200, boost::json::object{{"secret", enrolment.secret}, {"uri", enrolment.uri}});
            }};
}

Route confirm_totp_route(const Ports& ports) {
    using namespace json;
    return {.method = Method::put,
            .path = "/api/v1/staff/me/totp",
            .operation = "confirmTotp",
            .summary = "Confirm the second factor with a code",
            .notes = "",
            .caller = every_role(),
            .limits = Limits{.body_bytes = 4096, .requests_per_minute = 30},
            .request = object({required("code", text(6, 12))}),
            .status = 204,
            .answer = any(),
            .errors = {"invalid", "totp_not_enrolled", "too_many_requests"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                TRY(confirm_totp(ports, request.principal, text_member(request, "code")));
                return http::empty_reply(204);
            }};
}

Route drop_totp_route(const Ports& ports) {
    return {.method = Method::del,
            .path = "/api/v1/staff/me/totp",
            .operation = "dropTotp",
            .summary = "Stop using the second factor",
            .notes = "",
            .caller = every_role(),
            .limits = Limits{},
            .request = json::any(),
            .status = 204,
            .answer = json::any(),
            .errors = {"totp_not_enrolled"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                TRY(drop_totp(ports, request.principal));
                return http::empty_reply(204);
            }};
}

}  // namespace

http::Routes own_account_routes(const Ports& ports) {
    return {edit_self_route(ports),
            change_password_route(ports),
            enrol_totp_route(ports),
            confirm_totp_route(ports),
            drop_totp_route(ports)};
}

}  // namespace placet::staff
