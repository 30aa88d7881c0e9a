#include <algorithm>

#include <boost/json.hpp>

#include "consents/capture_override.h"
#include "forms/judge_form.h"
#include "forms/staff_views.h"
#include "http/page.h"

namespace placet::forms {
namespace {

using http::Method;
using http::Reply;
using http::Request;
using http::Route;

Route judge_route(const RoutePorts& ports) {
    using namespace json;
    return {.method = Method::post,
            .path = "/api/v1/forms/{form}/judge",
            .operation = "judgeForm",
            .summary = "What publishing the form would meet with",
            .notes =
                "Of the draft in the body, else of the stored one. Stores nothing. The texts "
                "are in `lang`, else in the language of Accept-Language.",
            .caller = form_readers(),
            .request = object({optional("lang", one_of({"ru", "be", "de", "en"})),
                               optional("draft", definition_shape())}),
            .answer = object({required("findings", array(agreements::finding_shape(), 5000)),
                              required("verdicts", array(any("a verdict on a mode"), 20))}),
            .errors = {"unknown_field", "form_not_found"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto& body = request.json().as_object();
                auto lang = text_member(body, "lang");
                if (lang.empty()) lang = request.language;
                const auto report = TRY(
                    ports.forms.consents.main.read([&](db::Transaction& tx) -> Result<FormReport> {
                        auto form =
                            TRY(find_form(tx, request.principal.workspace, request.param("form")));
                        if (const auto* draft = body.if_contains("draft"))
                            form.draft = read_definition(draft->as_object());
                        return judge_form(tx, ports.forms, form, lang);
                    }));
                return http::json_reply(200, report_json(ports.forms, report, lang));
            }};
}

// What a version that is no longer public rests on is history, and stands in the register.
struct Shown {
    consents::CaptureOverride taken;
    std::string form_name;
};

Result<std::vector<Shown>> overrides_in_use(db::Transaction& tx, std::int64_t workspace) {
    const auto forms = TRY(list_forms(tx, workspace));
    std::vector<Shown> out;
    for (auto& taken : TRY(consents::list_overrides(tx, workspace))) {
        const auto form = std::ranges::find(forms, taken.source, &Form::id);
        if (form == forms.end() || form->state != "published" ||
            form->published_version != taken.source_version)
            continue;
        out.push_back({std::move(taken), form->name});
    }
    return out;
}

boost::json::object to_json(const Shown& shown, Timestamp now) {
    auto out = consents::evidence_json(shown.taken, consents::Named::yes);
    out["form"] = shown.taken.source;
    out["form_name"] = shown.form_name;
    out["form_version"] = shown.taken.source_version;
    out["agreement"] = shown.taken.agreement;
    out["stops_at"] = to_rfc3339(shown.taken.stops_at);
    out["state"] = consents::name_of(consents::state_of(shown.taken, now));
    return out;
}

Route overrides_route(const RoutePorts& ports) {
    using namespace json;
    return {
        .method = Method::get,
        .path = "/api/v1/overrides",
        .operation = "listOverrides",
        .summary = "The overrides that public forms rest on, and when each ends",
        .notes = "Query: state (active, expiring, expired). An expired one has stopped its form.",
        .caller = form_readers(),
        .answer = object({required("items", array(any("an override"), 1000))}),
        .errors = {"invalid"},
        .handle = [&ports](const Request& request) -> Result<Reply> {
            const auto state = request.query_or("state", "");
            if (!state.empty() && state != "active" && state != "expiring" && state != "expired")
                return invalid_input("invalid", {{"state", "not_a_choice"}});
            const auto now = ports.forms.consents.clock.now();
            const auto all = TRY(ports.forms.consents.main.read([&](db::Transaction& tx) {
                return overrides_in_use(tx, request.principal.workspace);
            }));
            boost::json::array items;
            for (const auto& shown : all)
                if (state.empty() ||
                    state == consents::name_of(consents::state_of(shown.taken, now)))
                    items.push_back(to_json(shown, now));
            return http::page_reply(request, std::move(items), "");
        }};
}

}  // namespace

http::Routes judge_routes(const RoutePorts& ports) {
    return {judge_route(ports), overrides_route(ports)};
}

}  // namespace placet::forms
