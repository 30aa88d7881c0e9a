#include <boost/json.hpp>

#include "agreements/agreement_store.h"
#include "forms/manifest.h"
#include "forms/publish_form.h"
#include "forms/render_form.h"
#include "forms/staff_views.h"
#include "http/page.h"
#include "http/revision.h"
#include "workspaces/company_store.h"

namespace placet::forms {
namespace {

using http::Method;
using http::Reply;
using http::Request;
using http::Route;

Route list_route(const RoutePorts& ports) {
    using namespace json;
    return {.method = Method::get,
            .path = "/api/v1/forms",
            .operation = "listForms",
            .summary = "The forms of the workspace",
            .notes = "Query: company.",
            .caller = form_readers(),
            .answer = object({required("items", array(form_shape(), 1000))}),
            .errors = {},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto forms = TRY(ports.forms.consents.main.read([&](db::Transaction& tx) {
                    return list_forms(
                        tx, request.principal.workspace, request.query_or("company", ""));
                }));
                boost::json::array items;
                for (const auto& form : forms)
                    items.push_back(to_json(form, ports.forms.consents.clock.now()));
                return http::page_reply(request, std::move(items), "");
            }};
}

Route get_route(const RoutePorts& ports) {
    return {.method = Method::get,
            .path = "/api/v1/forms/{form}",
            .operation = "getForm",
            .summary = "One form with its draft",
            .caller = form_readers(),
            .answer = form_shape(),
            .errors = {"form_not_found"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto form = TRY(ports.forms.consents.main.read([&](db::Transaction& tx) {
                    return find_form(tx, request.principal.workspace, request.param("form"));
                }));
                return form_reply(200, form, ports.forms.consents.clock.now());
            }};
}

Route edit_route(const RoutePorts& ports) {
    using namespace json;
    return {
        .method = Method::patch,
        .path = "/api/v1/forms/{form}",
        .operation = "editForm",
        .summary = "Change a form's name, company or draft; what is public stays as it is",
        .caller = form_writers(),
        .request = object({optional("company", text(1, 40)),
                           optional("name", text(1, 200)),
                           optional("draft", definition_shape())}),
        .answer = form_shape(),
        .errors = {"invalid", "unknown_field", "form_not_found", "edit_conflict", "bad_if_match"},
        .handle = [&ports](const Request& request) -> Result<Reply> {
            const auto& body = request.json().as_object();
            const auto expected = TRY(http::if_match(request));
            const auto& consents = ports.forms.consents;
            const auto changed = TRY(consents.main.write([&](db::Transaction& tx) -> Result<Form> {
                auto form = TRY(find_form(tx, request.principal.workspace, request.param("form")));
                TRY(http::check_revision(expected, form.revision));
                if (body.contains("company")) form.company = text_member(body, "company");
                if (body.contains("name")) form.name = text_member(body, "name");
                if (body.contains("draft"))
                    form.draft = read_definition(body.at("draft").as_object());
                TRY(company_for_form(tx, form.workspace, form.company));
                TRY(check_definition(form.draft, Completeness::draft));
                TRY(record_form_act(tx, ports, request, "form.update", form.id));
                return update_form(tx, std::move(form), consents.clock.now());
            }));
            return form_reply(200, changed, consents.clock.now());
        }};
}

// A form that is stopped shows itself no more; its records stay readable, so it is never deleted.
Route stop_route(const RoutePorts& ports, Method method, const char* path, const char* operation) {
    return {
        .method = method,
        .path = path,
        .operation = operation,
        .summary = "Take a form off the public; its records stay",
        .caller = form_writers(),
        .answer = form_shape(),
        .errors = {"form_not_found", "edit_conflict", "bad_if_match"},
        .handle = [&ports](const Request& request) -> Result<Reply> {
            const auto expected = TRY(http::if_match(request));
            const auto& consents = ports.forms.consents;
            const auto stopped = TRY(consents.main.write([&](db::Transaction& tx) -> Result<Form> {
                auto form = TRY(find_form(tx, request.principal.workspace, request.param("form")));
                TRY(http::check_revision(expected, form.revision));
                form.state = "stopped";
                TRY(record_form_act(tx, ports, request, "form.stop", form.id));
                return update_form(tx, std::move(form), consents.clock.now());
            }));
            ports.published.forget(stopped.id);
            return form_reply(200, stopped, consents.clock.now());
        }};
}

// What the widget would get if the draft were published now; agreements without a version are
// left out.
Result<boost::json::object> preview(db::Transaction& tx,
                                    const Form& form,
                                    const Definition& draft,
                                    const std::string& lang) {
    PublishedForm published;
    published.form = form;
    published.version = {.version = form.published_version + 1, .definition = draft};
    const auto company = workspaces::find_company(tx, form.workspace, form.company);
    if (company)
        published.version.company = {
            {"name", company->name}, {"email", company->email}, {"phone", company->phone}};
    std::vector<ShownAgreement> shown;
    for (const auto& use : draft.agreements) {
        const auto agreement = agreements::find_agreement(tx, form.workspace, use.agreement);
        if (!agreement || agreement->published_version == 0) continue;
        const auto version = TRY(agreements::find_version(
            tx, form.workspace, use.agreement, agreement->published_version));
        auto rendition = agreements::render(version, occasion_of(draft, use, lang), lang);
        if (!rendition) continue;
        shown.push_back({.agreement = use.agreement,
                         .version = static_cast<std::uint64_t>(version.version),
                         .title = rendition->title,
                         .label = agreements::to_json(rendition->label),
                         .sha256 = rendition->sha256,
                         .tree = rendition->tree,
                         .mode = use.mode});
    }
    auto manifest = manifest_body(published, lang, shown);
    manifest["token"] = "";
    manifest["expires"] = "";
    return manifest;
}

Route preview_route(const RoutePorts& ports) {
    using namespace json;
    return {.method = Method::post,
            .path = "/api/v1/forms/{form}/preview",
            .operation = "previewForm",
            .summary = "The manifest that the widget would get, without a token",
            .caller = form_readers(),
            .request = object({required("lang", one_of({"ru", "be", "de", "en"})),
                               optional("draft", definition_shape())}),
            .answer = json::any("a manifest"),
            .errors = {"invalid", "unknown_field", "form_not_found"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto& body = request.json().as_object();
                const auto* draft = body.if_contains("draft");
                return http::json_reply(
                    200,
                    TRY(ports.forms.consents.main.read(
                        [&](db::Transaction& tx) -> Result<boost::json::object> {
                            const auto form = TRY(
                                find_form(tx, request.principal.workspace, request.param("form")));
                            const auto definition =
                                draft ? read_definition(draft->as_object()) : form.draft;
                            auto manifest =
                                TRY(preview(tx, form, definition, text_member(body, "lang")));
                            auto judged = form;
                            judged.draft = definition;
                            const auto report =
                                TRY(judge_form(tx, ports.forms, judged, request.language));
                            manifest["verdicts"] = to_json(report.verdicts);
                            return manifest;
                        })));
            }};
}

Reply outcome_reply(const RoutePorts& ports,
                    const PublishOutcome& outcome,
                    const Request& request) {
    using Kind = PublishOutcome::Kind;
    const boost::json::object report = report_json(ports.forms, outcome.report, request.language);
    const char* code = outcome.kind == Kind::refused             ? "publish_refused"
                       : outcome.kind == Kind::override_required ? "override_required"
                                                                 : "override_not_allowed";
    if (outcome.kind == Kind::override_not_allowed)
        return http::problem(Error{ErrorKind::forbidden, code}, request.language, report);
    if (outcome.kind != Kind::published)
        return http::problem(invalid_input(code), request.language, report);
    boost::json::object body = to_json(outcome.form, ports.forms.consents.clock.now());
    body["version"] = outcome.form.published_version;
    for (const auto& member : report)
        body[member.key()] = member.value();
    return http::with_etag(http::json_reply(200, body), outcome.form.revision);
}

Route publish_route(const RoutePorts& ports) {
    using namespace json;
    auto taken = object({required("agreement", text(1, 40)),
                         required("reason", text(1, 2000)),
                         required("review_date", text(10, 10, "date"))});
    return {
        .method = Method::post,
        .path = "/api/v1/forms/{form}/publish",
        .operation = "publishForm",
        .summary = "Make the draft public, if the law allows how it asks",
        .notes = "An override needs an owner or a privacy officer and is an entry in the register.",
        .caller = form_writers(),
        .request = object({optional("overrides", array(std::move(taken), 20))}),
        .answer = json::any("the form with version, verdicts and findings"),
        .errors = {"invalid",
                   "unknown_field",
                   "form_not_found",
                   "publish_refused",
                   "override_required",
                   "override_not_allowed",
                   "edit_conflict",
                   "bad_if_match",
                   "frozen"},
        .handle = [&ports](const Request& request) -> Result<Reply> {
            PublishForm command{.by = request.principal,
                                .form = std::string(request.param("form")),
                                .expected_revision = TRY(http::if_match(request))};
            if (const auto* list = request.json().as_object().if_contains("overrides"))
                for (const auto& item : list->as_array())
                    command.overrides.push_back({text_member(item.as_object(), "agreement"),
                                                 text_member(item.as_object(), "reason"),
                                                 text_member(item.as_object(), "review_date")});
            const auto outcome = TRY(publish_form(ports.forms, command, request.language));
            ports.published.forget(command.form);
            return outcome_reply(ports, outcome, request);
        }};
}

}  // namespace

http::Routes staff_routes(const RoutePorts& ports) {
    return {list_route(ports),
            get_route(ports),
            edit_route(ports),
            stop_route(ports, Method::post, "/api/v1/forms/{form}/stop", "stopForm"),
            stop_route(ports, Method::del, "/api/v1/forms/{form}", "deleteForm"),
            preview_route(ports),
            publish_route(ports)};
}

}  // namespace placet::forms
