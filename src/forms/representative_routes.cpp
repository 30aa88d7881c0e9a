#include <algorithm>

#include <boost/json.hpp>

#include "forms/representative.h"
#include "forms/sql.h"
#include "forms/staff_views.h"
#include "http/page.h"
#include "pages/form_page.h"
#include "subjects/subject.h"

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

Reply error_page(const RoutePorts& ports, const Error& error, std::string_view lang) {
    const int status = error.code == "link_expired" ? 410 : http::status_of(error.kind);
    return page(ports,
                status,
                "error",
                lang,
                pages::error_context(ports.forms.renderer, status, error.code, lang));
}

bool ticked(const pages::Post& post, const std::string& name) {
    return std::ranges::find(post, std::pair{name, std::string("on")}) != post.end();
}

std::string posted(const pages::Post& post, std::string_view name) {
    const auto found = std::ranges::find(post, name, [](const auto& item) { return item.first; });
    return found == post.end() ? std::string() : found->second;
}

// What one representative looks at.
struct Visit {
    RepresentativeRequest request;
    std::shared_ptr<const PublishedForm> form;
    std::string lang;
    pages::Post post = {};

    const LocalForm& local() const { return form->in(lang); }
};

Result<Visit> visit(const RoutePorts& ports, const Request& request) {
    Visit out{.request = TRY(open_request(ports.forms, request.param("token")))};
    out.form = TRY(ports.published.find(out.request.form));
    out.lang = out.request.content.at("lang").as_string();
    return out;
}

std::string shown_value(const Field& field, const std::string& value, const Visit& visit) {
    const auto choice = std::ranges::find(field.choices, value, &Choice::value);
    if (choice == field.choices.end()) return value;
    return std::string(text_in(choice->label, visit.lang, visit.form->version.definition));
}

Result<boost::json::array> answers_json(const Visit& visit) {
    const auto& form = visit.form->version.definition;
    consents::Submission read;
    const auto* values = visit.request.content.if_contains("values");
    TRY(read_into(*visit.form, values ? values->as_object() : boost::json::object{}, read));
    boost::json::array out;
    for (const auto& [name, value] : read.answers) {
        const auto field = std::ranges::find(form.fields, name, &Field::name);
        if (field == form.fields.end()) continue;
        out.push_back({{"label", text_in(field->label, visit.lang, form)},
                       {"value", shown_value(*field, value, visit)}});
    }
    return out;
}

boost::json::array agreements_json(const Visit& visit) {
    boost::json::array out;
    for (const auto& asked : visit.local().point->agreements) {
        const auto html = visit.local().html.find(asked.agreement);
        out.push_back({{"agreement", asked.agreement},
                       {"title", asked.title},
                       {"required", consents::is_required(asked.mode)},
                       {"checked", ticked(visit.post, "c." + asked.agreement)},
                       {"text_lang", visit.lang},
                       {"html", html == visit.local().html.end() ? "" : html->second}});
    }
    return out;
}

Result<boost::json::object> context_of(const Visit& visit, const char* step) {
    const auto& form = visit.form->version.definition;
    return boost::json::object{{step, true},
                               {"open", true},
                               {"company", visit.form->version.company},
                               {"form_title", text_in(form.title, visit.lang, form)},
                               {"representative", visit.request.younger.name},
                               {"together", visit.request.younger.together},
                               {"expires_at", to_rfc3339(visit.request.expires)},
                               {"answers", TRY(answers_json(visit))},
                               {"agreements", agreements_json(visit)},
                               {"am", ticked(visit.post, "am")},
                               {"action", "/g/" + visit.request.token + "?lang=" + visit.lang}};
}

std::vector<consents::Answer> answers_of(const Visit& visit) {
    std::vector<consents::Answer> answers;
    // The page shows every text in full, before the box that agrees to it.
    for (const auto& asked : visit.local().point->agreements)
        answers.push_back({.agreement = asked.agreement,
                           .version = asked.version,
                           .checked = ticked(visit.post, "c." + asked.agreement),
                           .text_opened = true,
                           .end_reached = true});
    return answers;
}

// The first page again, with what is missing.
Result<Reply> asked_again(const RoutePorts& ports, const Visit& visit, const Error& error) {
    if (error.kind != ErrorKind::invalid_input) return error_page(ports, error, visit.lang);
    auto context = TRY(context_of(visit, "asking"));
    boost::json::array errors;
    const auto add = [&](const std::string& target, std::string_view code) {
        const auto text = ports.forms.renderer.text("field_" + std::string(code), visit.lang);
        errors.push_back({{"target", target}, {"message", text}});
        return text;
    };
    for (auto& item : context["agreements"].as_array())
        for (const auto& fault : error.invalid)
            if (std::string_view(item.at("agreement").as_string()) == fault.field)
                item.as_object()["error"] = add("c-" + fault.field, fault.code);
    if (!ticked(visit.post, "am")) context["am_error"] = add("am", "am_required");
    context["errors"] = std::move(errors);
    return page(ports, 422, "representative", visit.lang, context);
}

Route show_route(const RoutePorts& ports) {
    return {.method = Method::get,
            .path = "/g/{token}",
            .operation = "showRepresentativeRequest",
            .summary = "What a representative is asked to agree to",
            .notes = "Opening the link changes nothing.",
            .caller = Caller::link(),
            .errors = {"link_not_found", "link_expired", "form_not_found"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto found = visit(ports, request);
                if (!found) return error_page(ports, found.error(), request.language);
                return page(
                    ports, 200, "representative", found->lang, TRY(context_of(*found, "asking")));
            }};
}

boost::json::object done_context(const Visit& visit, const consents::Recorded& recorded) {
    boost::json::array receipts;
    const auto& asked = visit.local().point->agreements;
    for (std::size_t i = 0; i < recorded.receipts.size() && i < asked.size(); ++i) {
        const auto& receipt = recorded.receipts[i];
        receipts.push_back({{"title", asked[i].title},
                            {"outcome", receipt.outcome},
                            {"index", receipt.index},
                            {"receipt_url", receipt.receipt_path},
                            {"withdraw_url", receipt.withdraw_path}});
    }
    return {{"done", true},
            {"company", visit.form->version.company},
            {"receipts", std::move(receipts)}};
}

void confirm(const RoutePorts& ports,
             const Request& request,
             const Visit& found,
             consents::Submission submission,
             const Responder& respond) {
    submission.representative->ip = address_bytes(request.peer);
    submission.representative->user_agent =
        short_user_agent(std::string(request.header("User-Agent")));
    consents::record_consent(
        ports.forms.consents,
        std::move(submission),
        [&ports, found, respond](Result<consents::Recorded> recorded) {
            if (!recorded) return respond(error_page(ports, recorded.error(), found.lang));
            // The record is durable; the link is of no more use. A copy that stays is destroyed by
            // its clock.
            ports.forms.consents.later([&ports, found, respond, recorded = *recorded] {
                (void)forget_request(ports.forms, found.request);
                respond(
                    page(ports, 200, "representative", found.lang, done_context(found, recorded)));
            });
        });
}

Result<Reply> refuse(const RoutePorts& ports, const Visit& found) {
    TRY(forget_request(ports.forms, found.request));
    return page(ports,
                200,
                "representative",
                found.lang,
                {{"refused", true}, {"company", found.form->version.company}});
}

void act(const RoutePorts& ports, const Request& request, const Responder& respond) {
    const auto answer = [&](Result<Reply> reply, std::string_view lang) {
        respond(reply ? std::move(*reply) : error_page(ports, reply.error(), lang));
    };
    auto found = visit(ports, request);
    if (!found) return respond(error_page(ports, found.error(), request.language));
    auto post = pages::read_post(request.body);
    if (!post) return respond(error_page(ports, post.error(), found->lang));
    found->post = std::move(*post);
    const auto step = posted(found->post, "step");
    if (step == "refuse") return answer(refuse(ports, *found), found->lang);

    auto submission =
        represented_submission(ports.forms, *found->form, found->request, answers_of(*found));
    if (!submission) return answer(asked_again(ports, *found, submission.error()), found->lang);
    if (!ticked(found->post, "am"))
        return answer(asked_again(ports, *found, invalid_input("invalid")), found->lang);
    if (step == "confirm") return confirm(ports, request, *found, std::move(*submission), respond);
    auto context = context_of(*found, "checking");
    if (!context) return respond(error_page(ports, context.error(), found->lang));
    respond(page(ports, 200, "representative", found->lang, *context));
}

Route act_route(const RoutePorts& ports) {
    return {.method = Method::post,
            .path = "/g/{token}",
            .operation = "answerForSomebody",
            .summary = "Agree or refuse as a representative",
            .notes =
                "step: check shows what will be recorded, confirm records it, refuse destroys "
                "what was entered.",
            .caller = Caller::link(),
            .limits = {.body_bytes = 64 * 1024, .requests_per_minute = 60},
            .errors = {"link_not_found",
                       "link_expired",
                       "form_not_found",
                       "consent_required",
                       "consent_stale",
                       "full",
                       "frozen"},
            .handle = [&ports](const Request& request, const Responder& respond) {
                act(ports, request, respond);
            }};
}

Route of_age_route(const RoutePorts& ports) {
    return {.method = Method::get,
            .path = "/api/v1/coming-of-age",
            .operation = "listComingOfAge",
            .summary = "People for whom a representative agreed, and when to ask them themselves",
            .notes = "of_age is a month. Whoever has agreed himself since is not listed.",
            .caller = Caller::staff({http::Role::owner, http::Role::privacy_officer}, {}),
            .answer = json::any("items: subject, form, index, of_age, due"),
            .errors = {},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto month = to_rfc3339(ports.forms.consents.clock.now()).substr(0, 7);
                const auto rows = TRY(ports.forms.consents.main.read([&](db::Transaction& tx) {
                    return tx.query(sql::list_represented, {request.principal.workspace});
                }));
                boost::json::array items;
                for (const auto& row : rows)
                    items.push_back({{"subject", subjects::public_id(row.integer(0))},
                                     {"index", row.integer(1)},
                                     {"form", row.text(2)},
                                     {"of_age", row.text(3)},
                                     {"due", row.text(3) <= month}});
                return http::page_reply(request, std::move(items), "");
            }};
}

}  // namespace

http::Routes representative_routes(const RoutePorts& ports) {
    return {show_route(ports), act_route(ports), of_age_route(ports)};
}

}  // namespace placet::forms
