#include "staff/account_store.h"
#include "staff/request_members.h"
#include "staff/routes.h"
#include "staff/session.h"
#include "staff/setup.h"
#include "staff/sign_in.h"

namespace placet::staff {

namespace {

using http::Caller;
using http::Limits;
using http::Method;
using http::Reply;
using http::Request;
using http::Route;

std::string cookie_of(const Request& request, std::string_view token, std::int64_t seconds) {
    std::string cookie = std::string(session_cookie) + "=" + std::string(token) +
                         "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(seconds);
    return request.secure ? cookie + "; Secure" : cookie;
}

Reply signed_in_reply(const Request& request, const SignedIn& signed_in) {
    auto reply = http::json_reply(201, to_json(signed_in));
    reply.headers.add("Set-Cookie", cookie_of(request, signed_in.token, absolute_seconds));
    return reply;
}

Route sign_in_route(const Ports& ports) {
    using namespace json;
    return {.method = Method::post,
            .path = "/api/v1/sessions",
            .operation = "signIn",
            .summary = "Sign in",
            .notes = "Sets the session cookie. `totp_required` asks for the second factor.",
            .caller = Caller::anyone(),
            .limits = Limits{.body_bytes = 4096, .requests_per_minute = 120},
            .request = object({required("email", text(1, 254)),
                               required("password", text(1, 200)),
                               optional("totp", text(0, 12))}),
            .status = 201,
            .answer = signed_in_shape(),
            .errors = {"sign_in_failed", "totp_required", "too_many_requests"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto signed_in = TRY(sign_in(ports,
                                                   {.email = text_member(request, "email"),
                                                    .password = text_member(request, "password"),
                                                    .totp = text_member(request, "totp"),
                                                    .peer = request.peer}));
                return signed_in_reply(request, signed_in);
            }};
}

Route get_session_route(const Ports& ports) {
    return {.method = Method::get,
            .path = "/api/v1/session",
            .operation = "getSession",
            .summary = "Who is signed in",
            .notes = "Answers what sign-in answered, the CSRF token included.",
            .caller = every_role(),
            .limits = Limits{},
            .request = json::any(),
            .status = 200,
            .answer = signed_in_shape(),
            .errors = {},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto& who = request.principal;
                const auto found =
                    TRY(ports.database.read([&](db::Transaction& tx) -> Result<SignedIn> {
                        auto account = TRY(find_account(tx, who.workspace, who.id));
                        auto workspace = TRY(workspaces::find_workspace(tx, who.workspace));
                        return SignedIn{std::move(account),
                                        std::move(workspace),
                                        std::string(request.cookie(session_cookie))};
                    }));
                return http::json_reply(200, to_json(found));
            }};
}

Route sign_out_route(const Ports& ports) {
    return {.method = Method::del,
            .path = "/api/v1/session",
            .operation = "signOut",
            .summary = "Sign out",
            .notes = "",
            .caller = every_role(),
            .limits = Limits{},
            .request = json::any(),
            .status = 204,
            .answer = json::any(),
            .errors = {},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                TRY(end_session(ports, request.principal));
                auto reply = http::empty_reply(204);
                reply.headers.add("Set-Cookie", cookie_of(request, "", 0));
                return reply;
            }};
}

Route get_setup_route(const Ports& ports) {
    using namespace json;
    return {.method = Method::get,
            .path = "/api/v1/setup",
            .operation = "getSetup",
            .summary = "Whether the first-run setup is still to be done",
            .notes = "",
            .caller = Caller::anyone(),
            .limits = Limits{.requests_per_minute = 120},
            .request = any(),
            .status = 200,
            .answer = object({required("needed", boolean())}),
            .errors = {"too_many_requests"},
            .handle = [&ports](const Request&) -> Result<Reply> {
                const bool needed = TRY(setup_needed(ports));
                return http::json_reply(200, boost::json::object{{"needed", needed}});
            }};
}

Route set_up_route(const Ports& ports) {
    using namespace json;
    return {.method = Method::post,
            .path = "/api/v1/setup",
            .operation = "setUp",
            .summary = "Make the first owner with the one-time code that `serve` printed",
            .notes = "Signs the owner in. Closed for good once anybody has an account.",
            .caller = Caller::anyone(),
            .limits = Limits{.body_bytes = 4096, .requests_per_minute = 30},
            .request = object({required("code", text(1, 40)),
                               required("language", one_of({"ru", "be", "de", "en"})),
                               required("name", text(1, 200)),
                               required("email", text(1, 254)),
                               required("password", text(1, 200)),
                               required("workspace_name", text(1, 200))}),
            .status = 201,
            .answer = signed_in_shape(),
            .errors = {"setup_done", "setup_code_wrong", "email_taken", "too_many_requests"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto signed_in =
                    TRY(set_up(ports,
                               {.code = text_member(request, "code"),
                                .language = text_member(request, "language"),
                                .name = text_member(request, "name"),
                                .email = text_member(request, "email"),
                                .password = text_member(request, "password"),
                                .workspace_name = text_member(request, "workspace_name"),
                                .peer = request.peer}));
                return signed_in_reply(request, signed_in);
            }};
}

}  // namespace

http::Routes session_routes(const Ports& ports) {
    return {sign_in_route(ports),
            get_session_route(ports),
            sign_out_route(ports),
            get_setup_route(ports),
            set_up_route(ports)};
}

}  // namespace placet::staff
