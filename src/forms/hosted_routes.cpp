#include <boost/json.hpp>

#include "forms/look.h"
#include "forms/routes.h"
#include "forms/submit_form.h"
#include "pages/form_page.h"

namespace placet::forms {
namespace {

using http::Caller;
using http::Method;
using http::Reply;
using http::Request;
using http::Responder;
using http::Route;

Reply page(const RoutePorts& ports,
           int status,
           std::string_view name,
           std::string_view lang,
           const boost::json::object& context) {
    return http::html_reply(status, ports.forms.renderer.render_page(name, lang, context));
}

// The hosted form may stand in a frame on the sites that may embed the widget.
Reply framed(Reply reply, const PublishedForm& form) {
    std::string ancestors = "'self'";
    for (const auto& origin : form.version.definition.allowed_origins)
        ancestors += " " + origin;
    reply.headers.set("Content-Security-Policy",
                      "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src "
                      "'self'; form-action 'self'; "
                      "base-uri 'none'; frame-ancestors " +
                          ancestors);
    return reply;
}

std::string lang_of(const Request& request, const PublishedForm& form) {
    return form.in(request.query_or("lang", request.language)).point->lang;
}

pages::FormPage form_page(const RoutePorts& ports,
                          const PublishedForm& form,
                          const std::string& lang) {
    const auto manifest = boost::json::parse(manifest_of(form, lang, ports.forms.consents));
    // With the version, so that a browser never mixes an old look with a new form.
    const auto look = look_css(form.version.definition.look);
    const std::string look_url =
        look.empty() ? std::string()
                     : "/f/" + form.form.id + "/look.css?v=" + std::to_string(form.version.version);
    return {.manifest = manifest.as_object(),
            .action = "/f/" + form.form.id + "?lang=" + lang,
            .idempotency_key = ports.forms.consents.random.id("h") +
                               to_base32(ports.forms.consents.random.bytes<10>()),
            .agreement_html = form.in(lang).html,
            .look_url = look_url};
}

Reply error_page(const RoutePorts& ports, const Error& error, std::string_view lang) {
    const int status = http::status_of(error.kind);
    return page(ports,
                status,
                "error",
                lang,
                pages::error_context(ports.forms.renderer, status, error.code, lang));
}

Route show_route(const RoutePorts& ports) {
    return {
        .method = Method::get,
        .path = "/f/{form}",
        .operation = "showHostedForm",
        .summary = "The form as a page without scripts",
        .notes = "Query: lang, frame.",
        .caller = Caller::anyone(),
        .errors = {"form_not_found", "capture_point_stopped"},
        .handle = [&ports](const Request& request) -> Result<Reply> {
            const auto form = ports.published.find(request.param("form"));
            if (!form) return error_page(ports, form.error(), request.language);
            const auto lang = lang_of(request, **form);
            if (const auto open = (**form).check_open(ports.forms.consents.clock.now()); !open)
                return framed(error_page(ports, open.error(), lang), **form);
            auto content = form_page(ports, **form, lang);
            content.frame = request.query_or("frame", "") == "1";
            return framed(
                page(ports, 200, "form", lang, pages::form_context(ports.forms.renderer, content)),
                **form);
        }};
}

Route look_route(const RoutePorts& ports) {
    return {.method = Method::get,
            .path = "/f/{form}/look.css",
            .operation = "getFormLook",
            .summary = "The colours of the hosted form",
            .caller = Caller::anyone(),
            .errors = {"form_not_found"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto form = TRY(ports.published.find(request.param("form")));
                return http::text_reply(
                    200, "text/css; charset=utf-8", look_css(form->version.definition.look));
            }};
}

boost::json::object thanks_context(const pages::Renderer& renderer,
                                   const PublishedForm& form,
                                   const std::string& lang,
                                   const consents::Recorded& recorded) {
    boost::json::array receipts;
    const auto& asked = form.in(lang).point->agreements;
    for (std::size_t i = 0; i < recorded.receipts.size() && i < asked.size(); ++i) {
        const auto& receipt = recorded.receipts[i];
        boost::json::object item{{"title", asked[i].title},
                                 {"outcome", receipt.outcome},
                                 {"index", receipt.index},
                                 {"receipt_url", receipt.receipt_path}};
        if (!receipt.withdraw_path.empty()) item["withdraw_url"] = receipt.withdraw_path;
        receipts.push_back(std::move(item));
    }
    return {{"company", form.version.company},
            {"success",
             recorded.asked_until
                 ? std::string(renderer.text("rep_asked", lang))
                 : std::string(
                       text_in(form.version.definition.success, lang, form.version.definition))},
            {"receipts", std::move(receipts)},
            {"again_url", "/f/" + form.form.id + "?lang=" + lang}};
}

// The page again, with everything that was typed, and what is wrong.
Reply refused_page(const RoutePorts& ports,
                   const PublishedForm& form,
                   const std::string& lang,
                   const pages::Post& post,
                   const Error& error) {
    auto content = form_page(ports, form, lang);
    content.post = post;
    content.errors = error.invalid;
    content.stale = error.code == "consent_stale";
    if (error.invalid.empty() || error.code == "token_invalid") content.failure = error.code;
    return framed(page(ports,
                       http::status_of(error.kind),
                       "form",
                       lang,
                       pages::form_context(ports.forms.renderer, content)),
                  form);
}

void submit(const RoutePorts& ports, const Request& request, const Responder& respond) {
    auto form = ports.published.find(request.param("form"));
    if (!form) return respond(error_page(ports, form.error(), request.language));
    const auto lang = lang_of(request, **form);
    if (const auto open = (**form).check_open(ports.forms.consents.clock.now()); !open)
        return respond(framed(error_page(ports, open.error(), lang), **form));
    auto post = pages::read_post(request.body);
    if (!post) return respond(refused_page(ports, **form, lang, {}, post.error()));

    const boost::json::value body = pages::submission_of((**form).in(lang).manifest, *post);
    if (const auto good = json::check(submission_shape(), body); !good)
        return respond(refused_page(ports, **form, lang, *post, good.error()));
    const SubmitForm command{.form = *form,
                             .body = &body.as_object(),
                             .idempotency_key = pages::key_of(*post),
                             .peer = request.peer,
                             .user_agent = std::string(request.header("User-Agent"))};
    submit_form(
        ports.forms,
        command,
        [&ports, form = *form, lang, post = *post, respond](Result<consents::Recorded> recorded) {
            if (!recorded) return respond(refused_page(ports, *form, lang, post, recorded.error()));
            respond(framed(page(ports,
                                200,
                                "thanks",
                                lang,
                                thanks_context(ports.forms.renderer, *form, lang, *recorded)),
                           *form));
        });
}

Route submit_route(const RoutePorts& ports) {
    return {
        .method = Method::post,
        .path = "/f/{form}",
        .operation = "submitHostedForm",
        .summary = "Hand in the hosted form",
        .notes = "application/x-www-form-urlencoded, as the page sends it.",
        .caller = Caller::anyone(),
        .limits = {.body_bytes = 256 * 1024, .requests_per_minute = ports.submissions_per_minute},
        .errors = {"form_not_found",
                   "capture_point_stopped",
                   "consent_required",
                   "representative_required",
                   "mail_failed",
                   "read_gate_unmet",
                   "invalid",
                   "token_invalid",
                   "consent_stale",
                   "idempotency_mismatch",
                   "full",
                   "frozen"},
        .handle = [&ports](const Request& request, const Responder& respond) {
            submit(ports, request, respond);
        }};
}

}  // namespace

http::Routes hosted_routes(const RoutePorts& ports) {
    return {show_route(ports), look_route(ports), submit_route(ports)};
}

}  // namespace placet::forms
