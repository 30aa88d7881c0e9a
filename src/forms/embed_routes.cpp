#include <boost/json.hpp>

#include "forms/routes.h"
#include "forms/submit_form.h"

namespace placet::forms {
namespace {

using http::Caller;
using http::Method;
using http::Reply;
using http::Request;
using http::Responder;
using http::Route;

constexpr std::string_view manifest_path = "/e/v1/forms/{form}/manifest";
constexpr std::string_view submissions_path = "/e/v1/forms/{form}/submissions";

bool is_own_page(const Request& request, std::string_view origin) {
    const auto scheme = origin.find("://");
    return scheme != std::string_view::npos && !request.header("Host").empty() &&
           origin.substr(scheme + 3) == request.header("Host");
}

// A browser says where the page comes from; nobody else does, and is judged by the token alone.
Result<void> check_origin(const Request& request, const PublishedForm& form) {
    const auto origin = request.header("Origin");
    if (origin.empty() || is_own_page(request, origin) || form.allows(origin)) return {};
    return Error{ErrorKind::forbidden, "origin_not_allowed"};
}

Reply with_cors(Reply reply, const std::string& origin) {
    reply.headers.set("Vary", "Origin");
    reply.headers.set("Cross-Origin-Resource-Policy", "cross-origin");
    if (origin.empty()) return reply;
    reply.headers.set("Access-Control-Allow-Origin", origin);
    reply.headers.set("Access-Control-Expose-Headers", "Idempotency-Replayed, Retry-After");
    return reply;
}

// Nothing is recorded yet; what happens next is said in words.
Reply asked_reply(const pages::Renderer& words, std::string_view lang, Timestamp until) {
    return http::json_reply(202,
                            boost::json::object{{"submission", ""},
                                                {"receipts", boost::json::array()},
                                                {"state", "representative_asked"},
                                                {"expires", to_rfc3339(until)},
                                                {"message", words.text("rep_asked", lang)}});
}

Reply recorded_reply(const consents::Recorded& recorded) {
    boost::json::array receipts;
    for (const auto& receipt : recorded.receipts) {
        boost::json::object item{{"agreement", receipt.agreement},
                                 {"outcome", receipt.outcome},
                                 {"index", receipt.index},
                                 {"receipt_url", receipt.receipt_path}};
        if (!receipt.withdraw_path.empty()) item["withdraw_url"] = receipt.withdraw_path;
        receipts.push_back(std::move(item));
    }
    auto reply = http::json_reply(201,
                                  boost::json::object{{"submission", recorded.submission},
                                                      {"receipts", std::move(receipts)}});
    if (recorded.replayed) reply.headers.set("Idempotency-Replayed", "true");
    return reply;
}

Reply refusal(const Error& error,
              const std::string& language,
              const PublishedForm& form,
              const consents::Ports& consents) {
    if (error.code != "consent_stale") return http::problem(error, language);
    // What is asked now, so that the widget can ask anew at once.
    return http::problem(
        error, language, {{"manifest", boost::json::parse(manifest_of(form, language, consents))}});
}

Route manifest_route(const RoutePorts& ports) {
    return {.method = Method::get,
            .path = std::string(manifest_path),
            .operation = "getFormManifest",
            .summary = "Everything the widget shows, and a token that says so",
            .notes = "Query: lang. Opening it stores nothing.",
            .caller = Caller::embed(),
            .answer = json::any("docs/integrate/form.md"),
            .errors = {"form_not_found", "origin_not_allowed", "capture_point_stopped"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto form = TRY(ports.published.find(request.param("form")));
                TRY(check_origin(request, *form));
                const auto lang = request.query_or("lang", request.language);
                const std::string origin(request.header("Origin"));
                // The widget on the other site reads the reason, too.
                if (const auto open = form->check_open(ports.forms.consents.clock.now()); !open)
                    return with_cors(http::problem(open.error(), lang), origin);
                auto reply = http::text_reply(
                    200, "application/json", manifest_of(*form, lang, ports.forms.consents));
                return with_cors(std::move(reply), origin);
            }};
}

void submit(const RoutePorts& ports, Request request, const Responder& respond) {
    const std::string origin(request.header("Origin"));
    auto form = ports.published.find(request.param("form"));
    if (!form) return respond(http::problem(form.error(), request.language));
    if (const auto good = check_origin(request, **form); !good)
        return respond(http::problem(good.error(), request.language));

    const SubmitForm command{.form = *form,
                             .body = &request.json().as_object(),
                             .idempotency_key = std::string(request.header("Idempotency-Key")),
                             .peer = request.peer,
                             .user_agent = std::string(request.header("User-Agent"))};
    submit_form(ports.forms,
                command,
                [&ports, origin, form = *form, language = request.language, respond](
                    Result<consents::Recorded> recorded) {
                    auto reply =
                        recorded && recorded->asked_until
                            ? asked_reply(ports.forms.renderer, language, *recorded->asked_until)
                        : recorded
                            ? recorded_reply(*recorded)
                            : refusal(recorded.error(), language, *form, ports.forms.consents);
                    respond(with_cors(std::move(reply), origin));
                });
}

Route submissions_route(const RoutePorts& ports) {
    using namespace json;
    auto receipt = object({required("agreement", text(1, 40)),
                           required("outcome", one_of({"given", "declined", "not_given"})),
                           required("index", integer(0, INT64_MAX)),
                           required("receipt_url", text(1, 300)),
                           optional("withdraw_url", text(1, 300))});
    return {
        .method = Method::post,
        .path = std::string(submissions_path),
        .operation = "submitForm",
        .summary = "Hand in a form: answered when it is durable, refused without a trace",
        .notes = "Needs Idempotency-Key; the same request again gets the first answer.",
        .caller = Caller::embed(),
        .limits = {.body_bytes = 256 * 1024, .requests_per_minute = ports.submissions_per_minute},
        .request = submission_shape(),
        .status = 201,
        .answer = object({required("submission", text(1, 40)),
                          required("receipts", array(std::move(receipt), 50))}),
        .errors = {"form_not_found",
                   "origin_not_allowed",
                   "consent_required",
                   "representative_required",
                   "mail_failed",
                   "read_gate_unmet",
                   "invalid",
                   "unknown_field",
                   "token_invalid",
                   "consent_stale",
                   "capture_point_stopped",
                   "idempotency_key_missing",
                   "idempotency_key_bad",
                   "idempotency_mismatch",
                   "full",
                   "frozen"},
        .handle = [&ports](Request request, const Responder& respond) {
            submit(ports, std::move(request), respond);
        }};
}

// A browser asks before it sends JSON to another origin.
Route preflight_route(const RoutePorts& ports, std::string_view path, const char* operation) {
    return {.method = Method::options,
            .path = std::string(path),
            .operation = operation,
            .summary = "CORS preflight",
            .caller = Caller::embed(),
            .status = 204,
            .errors = {"form_not_found", "origin_not_allowed"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto form = TRY(ports.published.find(request.param("form")));
                TRY(check_origin(request, *form));
                auto reply =
                    with_cors(http::empty_reply(204), std::string(request.header("Origin")));
                reply.headers.set("Access-Control-Allow-Methods", "GET, POST");
                reply.headers.set("Access-Control-Allow-Headers",
                                  "Content-Type, Idempotency-Key, Accept-Language");
                reply.headers.set("Access-Control-Max-Age", "600");
                return reply;
            }};
}

}  // namespace

http::Routes embed_routes(const RoutePorts& ports) {
    return {manifest_route(ports),
            submissions_route(ports),
            preflight_route(ports, manifest_path, "preflightManifest"),
            preflight_route(ports, submissions_path, "preflightSubmission")};
}

}  // namespace placet::forms
