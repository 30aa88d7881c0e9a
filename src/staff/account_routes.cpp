#include <charconv>

#include "http/page.h"
#include "http/revision.h"
#include "staff/account_store.h"
#include "staff/edit_staff.h"
#include "staff/request_members.h"
#include "staff/routes.h"

namespace placet::staff {

namespace {

using http::Caller;
using http::Limits;
using http::Method;
using http::Reply;
using http::Request;
using http::Role;
using http::Route;
using workspaces::Actor;

Route list_staff_route(const Ports& ports) {
    using namespace json;
    return {.method = Method::get,
            .path = "/api/v1/staff",
            .operation = "listStaff",
            .summary = "Everybody who works in the workspace",
            .notes = "",
            .caller = Caller::staff({Role::owner, Role::privacy_officer}),
            .limits = Limits{},
            .request = any(),
            .status = 200,
            .answer = object({required("items", array(account_shape(), 1000))}),
            .errors = {},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto accounts = TRY(ports.database.read([&](db::Transaction& tx) {
                    return list_accounts(tx, request.principal.workspace);
                }));
                boost::json::array items;
                for (const auto& account : accounts)
                    items.push_back(to_json(account));
                return http::page_reply(request, std::move(items), {});
            }};
}

// Lists name who recorded, published or decided something; everybody reads those lists.
Route staff_names_route(const Ports& ports) {
    using namespace json;
    return {
        .method = Method::get,
        .path = "/api/v1/staff/names",
        .operation = "listStaffNames",
        .summary = "The names behind the ids of staff",
        .caller = Caller::staff(
            {Role::owner, Role::privacy_officer, Role::editor, Role::operator_, Role::auditor}),
        .answer = object({required(
            "items",
            array(object({required("id", text(1, 60)), required("name", text(0, 200))}), 1000))}),
        .errors = {},
        .handle = [&ports](const Request& request) -> Result<Reply> {
            const auto accounts = TRY(ports.database.read([&](db::Transaction& tx) {
                return list_accounts(tx, request.principal.workspace);
            }));
            boost::json::array items;
            for (const auto& account : accounts)
                items.push_back({{"id", account.id}, {"name", account.name}});
            return http::page_reply(request, std::move(items), {});
        }};
}

Route create_staff_route(const Ports& ports) {
    using namespace json;
    return {.method = Method::post,
            .path = "/api/v1/staff",
            .operation = "createStaff",
            .summary = "Give somebody an account",
            .notes = "",
            .caller = owner_only(),
            .limits = Limits{},
            .request = object({required("email", text(1, 254)),
                               required("name", text(1, 200)),
                               required("roles", role_names_shape()),
                               required("password", text(1, 200)),
                               optional("lang", one_of({"ru", "be", "de", "en"}))}),
            .status = 201,
            .answer = account_shape(),
            .errors = {"email_taken"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                auto lang = text_member(request, "lang");
                const auto account = TRY(
                    create_account(ports,
                                   {.workspace = request.principal.workspace,
                                    .actor = Actor::of(request.principal),
                                    .email = text_member(request, "email"),
                                    .name = text_member(request, "name"),
                                    .lang = lang.empty() ? request.language : lang,
                                    .roles = roles_of(members_of(request).at("roles").as_array()),
                                    .password = text_member(request, "password")}));
                return http::with_etag(http::json_reply(201, to_json(account)), account.revision);
            }};
}

Route edit_staff_route(const Ports& ports) {
    using namespace json;
    return {.method = Method::patch,
            .path = "/api/v1/staff/{staff}",
            .operation = "editStaff",
            .summary = "Change somebody's name, roles, language, state or password",
            .notes = "The last active owner stays one. A changed right ends open sessions.",
            .caller = owner_only(),
            .limits = Limits{},
            .request = object({optional("name", text(1, 200)),
                               optional("roles", role_names_shape()),
                               optional("active", boolean()),
                               optional("lang", one_of({"ru", "be", "de", "en"})),
                               optional("password", text(1, 200))}),
            .status = 200,
            .answer = account_shape(),
            .errors = {"not_found", "last_owner", "edit_conflict", "bad_if_match"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto expected = TRY(http::if_match(request));
                const auto account =
                    TRY(edit_account(ports,
                                     {.workspace = request.principal.workspace,
                                      .actor = Actor::of(request.principal),
                                      .account = std::string(request.param("staff")),
                                      .members = members_of(request),
                                      .expected_revision = expected}));
                return http::with_etag(http::json_reply(200, to_json(account)), account.revision);
            }};
}

// A cursor is `<microseconds>.<id>` of the last act shown.
Result<workspaces::TrailPage> trail_page(const Request& request) {
    const auto page = TRY(http::read_page(request));
    workspaces::TrailPage out{
        .before = {INT64_MAX}, .before_id = {}, .limit = static_cast<std::int64_t>(page.limit)};
    if (page.cursor.empty()) return out;
    const auto* end = page.cursor.data() + page.cursor.size();
    const auto [stop, error] = std::from_chars(page.cursor.data(), end, out.before.micros);
    if (error != std::errc{} || stop == end || *stop != '.')
        return invalid_input("invalid", {{"cursor", "bad_cursor"}});
    out.before_id.assign(stop + 1, end);
    return out;
}

boost::json::object to_json(const workspaces::Act& act) {
    return {{"id", act.id},
            {"time", to_rfc3339(act.at)},
            {"actor", {{"kind", act.actor.kind}, {"id", act.actor.id}}},
            {"action", act.action},
            {"object", act.object}};
}

Route list_trail_route(const Ports& ports) {
    using namespace json;
    auto actor = object({required("kind", one_of({"staff", "integration", "system"})),
                         required("id", text(0, 40))});
    auto act = object({required("id", text(1, 40)),
                       required("time", text(1, 40, "date-time")),
                       required("actor", std::move(actor)),
                       required("action", text(1, 60)),
                       required("object", text(0, 200))});
    return {.method = Method::get,
            .path = "/api/v1/trail",
            .operation = "listTrail",
            .summary = "What staff and integrations did, newest first",
            .notes = "Identifiers only. The store refuses to change or delete a row.",
            .caller = Caller::staff({Role::owner, Role::privacy_officer, Role::auditor}),
            .limits = Limits{},
            .request = any(),
            .status = 200,
            .answer = object({required("items", array(std::move(act), 200))}),
            .errors = {"invalid"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto page = TRY(trail_page(request));
                const auto acts = TRY(ports.database.read([&](db::Transaction& tx) {
                    return workspaces::find_acts(tx, request.principal.workspace, page);
                }));
                boost::json::array items;
                for (const auto& found : acts)
                    items.push_back(to_json(found));
                std::string next;
                if (acts.size() == static_cast<std::size_t>(page.limit))
                    next = std::to_string(acts.back().at.micros) + "." + acts.back().id;
                return http::page_reply(request, std::move(items), next);
            }};
}

}  // namespace

http::Routes account_routes(const Ports& ports) {
    return {list_staff_route(ports),
            staff_names_route(ports),
            create_staff_route(ports),
            edit_staff_route(ports),
            list_trail_route(ports)};
}

}  // namespace placet::staff
