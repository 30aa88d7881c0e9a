#include "agreements/routes.h"

#include <charconv>

#include <boost/json.hpp>

#include "agreements/agreement_store.h"
#include "agreements/edit_agreement.h"
#include "http/page.h"
#include "http/revision.h"

namespace placet::agreements {
namespace {

using http::Caller;
using http::Limits;
using http::Method;
using http::Reply;
using http::Request;
using http::Role;
using http::Route;
using http::Scope;

Reply agreement_reply(int status, const Agreement& agreement) {
    return http::with_etag(http::json_reply(status, to_json(agreement)), agreement.revision);
}

Result<Edit> edit_of(const Request& request, boost::json::object members) {
    const auto expected = TRY(http::if_match(request));
    return Edit{.workspace = request.principal.workspace,
                .actor = workspaces::Actor::of(request.principal),
                .id = std::string(request.param("agreement")),
                .members = std::move(members),
                .expected_revision = expected};
}

// A cursor is `<microseconds>.<id>` of the last agreement shown.
Result<AgreementPage> agreement_page(const Request& request) {
    const auto page = TRY(http::read_page(request));
    AgreementPage out{.limit = static_cast<std::int64_t>(page.limit)};
    if (page.cursor.empty()) return out;
    const auto* end = page.cursor.data() + page.cursor.size();
    const auto [stop, problem] = std::from_chars(page.cursor.data(), end, out.before.micros);
    if (problem != std::errc{} || stop == end || *stop != '.')
        return invalid_input("invalid", {{"cursor", "bad_cursor"}});
    out.before_id.assign(stop + 1, end);
    return out;
}

Route list_agreements_route(const Ports& ports) {
    using namespace json;
    return {.method = Method::get,
            .path = "/api/v1/agreements",
            .operation = "listAgreements",
            .summary = "The agreements of the workspace, newest first",
            .notes = "",
            .caller = readers(),
            .limits = Limits{},
            .request = any(),
            .status = 200,
            .answer = object({required("items", array(agreement_shape(), 200))}),
            .errors = {"invalid"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto page = TRY(agreement_page(request));
                const auto found = TRY(ports.database.read([&](db::Transaction& tx) {
                    return list_agreements(tx, request.principal.workspace, page);
                }));
                boost::json::array items;
                for (const auto& one : found)
                    items.push_back(to_json(one));
                std::string next;
                if (found.size() == static_cast<std::size_t>(page.limit))
                    next = std::to_string(found.back().created_at.micros) + "." + found.back().id;
                return http::page_reply(request, std::move(items), next);
            }};
}

Route get_agreement_route(const Ports& ports) {
    return {.method = Method::get,
            .path = "/api/v1/agreements/{agreement}",
            .operation = "getAgreement",
            .summary = "One agreement with its draft",
            .notes = "",
            .caller = readers(),
            .limits = Limits{},
            .request = json::any(),
            .status = 200,
            .answer = agreement_shape(),
            .errors = {"not_found"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto agreement = TRY(ports.database.read([&](db::Transaction& tx) {
                    return find_agreement(
                        tx, request.principal.workspace, request.param("agreement"));
                }));
                return agreement_reply(200, agreement);
            }};
}

Route create_agreement_route(const Ports& ports) {
    return {.method = Method::post,
            .path = "/api/v1/agreements",
            .operation = "createAgreement",
            .summary = "Begin an agreement",
            .notes = "A draft asks nobody anything before it is published.",
            .caller = writers(),
            .limits = Limits{.body_bytes = 512 * 1024},
            .request = agreement_body(AgreementBody::create, ports.profiles),
            .status = 201,
            .answer = agreement_shape(),
            .errors = {"invalid", "unknown_field"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto agreement =
                    TRY(create_agreement(ports,
                                         {.workspace = request.principal.workspace,
                                          .actor = workspaces::Actor::of(request.principal),
                                          .members = request.json().as_object()}));
                return agreement_reply(201, agreement);
            }};
}

Route edit_agreement_route(const Ports& ports) {
    return {.method = Method::patch,
            .path = "/api/v1/agreements/{agreement}",
            .operation = "editAgreement",
            .summary = "Change an agreement's name or draft",
            .notes =
                "`draft` is replaced as a whole. Published versions stay as they are; company, "
                "kind and law are fixed by the first of them.",
            .caller = writers(),
            .limits = Limits{.body_bytes = 512 * 1024},
            .request = agreement_body(AgreementBody::change, ports.profiles),
            .status = 200,
            .answer = agreement_shape(),
            .errors = {"invalid",
                       "unknown_field",
                       "not_found",
                       "edit_conflict",
                       "bad_if_match",
                       "agreement_published"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto edit = TRY(edit_of(request, request.json().as_object()));
                const auto agreement = TRY(edit_agreement(ports, edit));
                return agreement_reply(200, agreement);
            }};
}

boost::json::object to_json(const ReadyText& text) {
    boost::json::array languages;
    for (const auto& language : text.languages())
        languages.emplace_back(boost::json::string(language));
    return {{"template", text.name},
            {"kind", text.kind},
            {"law_profile", text.law_profile},
            {"languages", std::move(languages)},
            {"title", agreements::to_json(text.title)},
            {"label", agreements::to_json(text.label)},
            {"text", agreements::to_json(text.text)}};
}

Route list_ready_texts_route(const Ports& ports) {
    using namespace json;
    const Shape texts = map(text(0, 60'000), 4);
    return {.method = Method::get,
            .path = "/api/v1/agreement-templates",
            .operation = "listAgreementTemplates",
            .summary = "The ready texts, with their sources",
            .notes = "Copy `text` into a custom draft to adapt one; `any` suits every law.",
            .caller = readers(),
            .limits = Limits{},
            .request = any(),
            .status = 200,
            .answer = object({required("items",
                                       array(object({required("template", text(1, 60)),
                                                     required("kind", text(1, 40)),
                                                     required("law_profile", text(1, 40)),
                                                     required("languages", array(text(2, 2), 4)),
                                                     required("title", texts),
                                                     required("label", texts),
                                                     required("text", texts)}),
                                             100))}),
            .errors = {},
            .handle = [&ports](const Request&) -> Result<Reply> {
                boost::json::array items;
                for (const auto& one : ports.library.ready.all())
                    items.push_back(to_json(one));
                return http::json_reply(200, boost::json::object{{"items", std::move(items)}});
            }};
}

}  // namespace

http::Caller readers() {
    return Caller::staff({Role::owner, Role::privacy_officer, Role::editor, Role::auditor},
                         {Scope::agreements_write, Scope::forms_write, Scope::admin});
}

http::Caller writers() {
    return Caller::staff({Role::owner, Role::privacy_officer, Role::editor},
                         {Scope::agreements_write, Scope::admin});
}

http::Routes agreement_routes(const Ports& ports) {
    return {list_agreements_route(ports),
            get_agreement_route(ports),
            create_agreement_route(ports),
            edit_agreement_route(ports),
            list_ready_texts_route(ports)};
}

http::Routes routes(const Ports& ports) {
    http::Routes all = agreement_routes(ports);
    for (auto more : {version_routes,
                      life_routes,
                      change_routes,
                      purpose_routes,
                      recipient_routes,
                      source_routes,
                      public_routes})
        for (auto& route : more(ports))
            all.push_back(std::move(route));
    return all;
}

}  // namespace placet::agreements
