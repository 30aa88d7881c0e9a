#include "workspaces/routes.h"

#include <charconv>

#include "http/page.h"
#include "http/revision.h"
#include "workspaces/company_store.h"
#include "workspaces/edit_company.h"
#include "workspaces/erasure_email.h"
#include "workspaces/workspace.h"

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

Caller everybody_signed_in() {
    return Caller::staff(
        {Role::owner, Role::privacy_officer, Role::editor, Role::operator_, Role::auditor},
        {Scope::register_read,
         Scope::contacts_read,
         Scope::agreements_write,
         Scope::forms_write,
         Scope::admin});
}
Caller readers() {
    return Caller::staff({Role::owner, Role::privacy_officer, Role::editor, Role::auditor},
                         {Scope::agreements_write, Scope::forms_write, Scope::admin});
}
Caller writers() {
    return Caller::staff({Role::owner, Role::privacy_officer, Role::editor}, {Scope::admin});
}

const boost::json::object& members_of(const Request& request) {
    return request.json().as_object();
}

json::Shape workspace_shape() {
    using namespace json;
    return object({required("id", integer(1, INT64_MAX)),
                   required("name", text(1, 200)),
                   required("default_language", one_of({"ru", "be", "de", "en"})),
                   required("phone_region", text(2, 2)),
                   required("settings", any()),
                   required("rehearsal", boolean()),
                   required("proposed_erasure_email", text(0, 254)),
                   required("revision", integer(1, INT64_MAX))});
}

Result<Reply> workspace_reply(const Ports& ports, const Request& request) {
    const auto id = request.principal.workspace;
    const auto find = [&](db::Transaction& tx) -> Result<boost::json::object> {
        const auto workspace = TRY(find_workspace(tx, id));
        auto found = to_json(workspace);
        // An owner's address: only for those who write companies.
        std::string proposed;
        if (http::may_call(writers(), request.principal)) {
            const auto staff = TRY(ports.staff.summary(tx, id));
            proposed = proposed_erasure_email(staff);
        }
        found["proposed_erasure_email"] = proposed;
        return found;
    };
    const auto body = TRY(ports.database.read(find));
    const auto revision = body.at("revision").as_int64();
    return http::with_etag(http::json_reply(200, body), revision);
}

Route get_workspace_route(const Ports& ports) {
    return {.method = Method::get,
            .path = "/api/v1/workspace",
            .operation = "getWorkspace",
            .summary = "The workspace of whoever asks",
            .notes = "",
            .caller = everybody_signed_in(),
            .limits = Limits{},
            .request = json::any(),
            .status = 200,
            .answer = workspace_shape(),
            .errors = {},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                return workspace_reply(ports, request);
            }};
}

Route edit_workspace_route(const Ports& ports) {
    using namespace json;
    return {.method = Method::patch,
            .path = "/api/v1/workspace",
            .operation = "editWorkspace",
            .summary = "Change the workspace's name, language, phone region or settings",
            .notes = "",
            .caller = Caller::staff({Role::owner}, {Scope::admin}),
            .limits = Limits{},
            .request = object({optional("name", text(1, 200)),
                               optional("default_language", one_of({"ru", "be", "de", "en"})),
                               optional("phone_region", text(2, 2)),
                               optional("settings", map(any(), 100))}),
            .status = 200,
            .answer = workspace_shape(),
            .errors = {"invalid", "unknown_field", "edit_conflict", "bad_if_match"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                auto members = members_of(request);
                const auto expected = TRY(http::if_match(request));
                TRY(edit_workspace(ports,
                                   {.workspace = request.principal.workspace,
                                    .actor = Actor::of(request.principal),
                                    .members = std::move(members),
                                    .expected_revision = expected}));
                return workspace_reply(ports, request);
            }};
}

// A cursor is `<microseconds>.<id>` of the last company shown.
Result<CompanyPage> company_page(const Request& request) {
    const auto page = TRY(http::read_page(request));
    CompanyPage out{
        .archived = request.query_or("archived", "") == "1" ? Archived::show : Archived::hide,
        .limit = static_cast<std::int64_t>(page.limit)};
    if (page.cursor.empty()) return out;
    const auto* end = page.cursor.data() + page.cursor.size();
    const auto [stop, error] = std::from_chars(page.cursor.data(), end, out.after.micros);
    if (error != std::errc{} || stop == end || *stop != '.')
        return invalid_input("invalid", {{"cursor", "bad_cursor"}});
    out.after_id.assign(stop + 1, end);
    return out;
}

Route list_companies_route(const Ports& ports) {
    using namespace json;
    return {.method = Method::get,
            .path = "/api/v1/companies",
            .operation = "listCompanies",
            .summary = "The companies of the workspace, oldest first",
            .notes = "`archived=1` shows archived ones as well.",
            .caller = readers(),
            .limits = Limits{},
            .request = any(),
            .status = 200,
            .answer = object({required("items", array(company_shape(), 200))}),
            .errors = {"invalid"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto page = TRY(company_page(request));
                const auto companies = TRY(ports.database.read([&](db::Transaction& tx) {
                    return list_companies(tx, request.principal.workspace, page);
                }));
                boost::json::array items;
                for (const auto& company : companies)
                    items.push_back(to_json(company));
                std::string next;
                if (companies.size() == static_cast<std::size_t>(page.limit))
                    next = std::to_string(companies.back().created_at.micros) + "." +
                           companies.back().id;
                return http::page_reply(request, std::move(items), next);
            }};
}

Route get_company_route(const Ports& ports) {
    return {.method = Method::get,
            .path = "/api/v1/companies/{company}",
            .operation = "getCompany",
            .summary = "One company, also when it is archived",
            .notes = "",
            .caller = readers(),
            .limits = Limits{},
            .request = json::any(),
            .status = 200,
            .answer = company_shape(),
            .errors = {"not_found"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto company = TRY(ports.database.read([&](db::Transaction& tx) {
                    return find_company(tx, request.principal.workspace, request.param("company"));
                }));
                return http::with_etag(http::json_reply(200, to_json(company)), company.revision);
            }};
}

Route create_company_route(const Ports& ports) {
    return {.method = Method::post,
            .path = "/api/v1/companies",
            .operation = "createCompany",
            .summary = "Add a company",
            .notes = "Requisites are checked by their check digits; nothing is looked up outside.",
            .caller = writers(),
            .limits = Limits{},
            .request = company_body_shape(BodyKind::create),
            .status = 201,
            .answer = company_shape(),
            .errors = {"invalid", "unknown_field"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                auto members = members_of(request);
                const auto company = TRY(create_company(ports,
                                                        {.workspace = request.principal.workspace,
                                                         .actor = Actor::of(request.principal),
                                                         .members = std::move(members)}));
                return http::with_etag(http::json_reply(201, to_json(company)), company.revision);
            }};
}

Result<EditCompany> edit_of(const Request& request, boost::json::object members) {
    const auto expected = TRY(http::if_match(request));
    return EditCompany{.workspace = request.principal.workspace,
                       .actor = Actor::of(request.principal),
                       .company = std::string(request.param("company")),
                       .members = std::move(members),
                       .expected_revision = expected};
}

Route edit_company_route(const Ports& ports) {
    return {.method = Method::patch,
            .path = "/api/v1/companies/{company}",
            .operation = "editCompany",
            .summary = "Change some facts of a company",
            .notes = "Published agreement versions keep what they showed.",
            .caller = writers(),
            .limits = Limits{},
            .request = company_body_shape(BodyKind::change),
            .status = 200,
            .answer = company_shape(),
            .errors = {"invalid", "unknown_field", "not_found", "edit_conflict", "bad_if_match"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                auto members = members_of(request);
                const auto edit = TRY(edit_of(request, std::move(members)));
                const auto company = TRY(edit_company(ports, edit));
                return http::with_etag(http::json_reply(200, to_json(company)), company.revision);
            }};
}

Route archive_company_route(const Ports& ports) {
    return {
        .method = Method::del,
        .path = "/api/v1/companies/{company}",
        .operation = "archiveCompany",
        .summary = "Take a company out of use",
        .notes = "It stays readable, because records name it; `archived: false` brings it back.",
        .caller = writers(),
        .limits = Limits{},
        .request = json::any(),
        .status = 204,
        .answer = json::any(),
        .errors = {"not_found", "edit_conflict", "bad_if_match"},
        .handle = [&ports](const Request& request) -> Result<Reply> {
            const auto edit = TRY(edit_of(request, {}));
            TRY(archive_company(ports, edit));
            return http::empty_reply(204);
        }};
}

}  // namespace

http::Routes routes(const Ports& ports) {
    http::Routes all = {get_workspace_route(ports),
                        edit_workspace_route(ports),
                        list_companies_route(ports),
                        get_company_route(ports),
                        create_company_route(ports),
                        edit_company_route(ports),
                        archive_company_route(ports)};
    for (auto& route : mailbox_routes(ports))
        all.push_back(std::move(route));
    return all;
}

}  // namespace placet::workspaces
