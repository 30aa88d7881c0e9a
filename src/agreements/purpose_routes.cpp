// Purposes of the workspace.

#include <charconv>

#include <boost/json.hpp>

#include "agreements/edit_agreement.h"
#include "agreements/purpose_store.h"
#include "agreements/routes.h"
#include "http/page.h"
#include "http/revision.h"

namespace placet::agreements {
namespace {

using http::Limits;
using http::Method;
using http::Reply;
using http::Request;
using http::Route;

Reply purpose_reply(int status, const Purpose& purpose) {
    return http::with_etag(http::json_reply(status, to_json(purpose)), purpose.revision);
}

Result<Edit> edit_of(const Request& request, boost::json::object members) {
    const auto expected = TRY(http::if_match(request));
    return Edit{.workspace = request.principal.workspace,
                .actor = workspaces::Actor::of(request.principal),
                .id = std::string(request.param("purpose")),
                .members = std::move(members),
                .expected_revision = expected};
}

// A cursor is the code of the last purpose shown.
Result<PurposePage> purpose_page(const Request& request) {
    const auto page = TRY(http::read_page(request));
    PurposePage out{
        .archived = request.query_or("archived", "") == "1" ? Archived::show : Archived::hide,
        .limit = static_cast<std::int64_t>(page.limit)};
    if (page.cursor.empty()) return out;
    const auto* end = page.cursor.data() + page.cursor.size();
    const auto [stop, problem] = std::from_chars(page.cursor.data(), end, out.after);
    if (problem != std::errc{} || stop != end)
        return invalid_input("invalid", {{"cursor", "bad_cursor"}});
    return out;
}

Route list_purposes_route(const Ports& ports) {
    using namespace json;
    return {.method = Method::get,
            .path = "/api/v1/purposes",
            .operation = "listPurposes",
            .summary = "Why data are processed, by code",
            .notes = "`archived=1` shows archived ones as well.",
            .caller = readers(),
            .limits = Limits{},
            .request = any(),
            .status = 200,
            .answer = object({required("items", array(purpose_shape(), 200))}),
            .errors = {"invalid"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto page = TRY(purpose_page(request));
                const auto found = TRY(ports.database.read([&](db::Transaction& tx) {
                    return list_purposes(tx, request.principal.workspace, page);
                }));
                boost::json::array items;
                for (const auto& one : found)
                    items.push_back(to_json(one));
                std::string next;
                if (found.size() == static_cast<std::size_t>(page.limit))
                    next = std::to_string(found.back().code);
                return http::page_reply(request, std::move(items), next);
            }};
}

Route get_purpose_route(const Ports& ports) {
    return {.method = Method::get,
            .path = "/api/v1/purposes/{purpose}",
            .operation = "getPurpose",
            .summary = "One purpose, also when it is archived",
            .notes = "",
            .caller = readers(),
            .limits = Limits{},
            .request = json::any(),
            .status = 200,
            .answer = purpose_shape(),
            .errors = {"not_found"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto found = TRY(ports.database.read([&](db::Transaction& tx) {
                    return find_purpose(tx, request.principal.workspace, request.param("purpose"));
                }));
                return purpose_reply(200, found);
            }};
}

Route create_purpose_route(const Ports& ports) {
    return {.method = Method::post,
            .path = "/api/v1/purposes",
            .operation = "createPurpose",
            .summary = "Add a purpose",
            .notes = "Without a code the next free one is given; a code is never given twice.",
            .caller = writers(),
            .limits = Limits{},
            .request = purpose_body(Body::create),
            .status = 201,
            .answer = purpose_shape(),
            .errors = {"invalid", "unknown_field", "purpose_code_taken"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto made =
                    TRY(create_purpose(ports,
                                       {.workspace = request.principal.workspace,
                                        .actor = workspaces::Actor::of(request.principal),
                                        .members = request.json().as_object()}));
                return purpose_reply(201, made);
            }};
}

Route edit_purpose_route(const Ports& ports) {
    return {.method = Method::patch,
            .path = "/api/v1/purposes/{purpose}",
            .operation = "editPurpose",
            .summary = "Change a purpose",
            .notes = "Published agreement versions keep what they showed.",
            .caller = writers(),
            .limits = Limits{},
            .request = purpose_body(Body::change),
            .status = 200,
            .answer = purpose_shape(),
            .errors = {"invalid", "unknown_field", "not_found", "edit_conflict", "bad_if_match"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto edit = TRY(edit_of(request, request.json().as_object()));
                const auto changed = TRY(edit_purpose(ports, edit));
                return purpose_reply(200, changed);
            }};
}

Route archive_purpose_route(const Ports& ports) {
    return {
        .method = Method::del,
        .path = "/api/v1/purposes/{purpose}",
        .operation = "archivePurpose",
        .summary = "Take a purpose out of use",
        .notes = "It stays readable, because records name it; `archived: false` brings it back.",
        .caller = writers(),
        .limits = Limits{},
        .request = json::any(),
        .status = 204,
        .answer = json::any(),
        .errors = {"not_found", "edit_conflict", "bad_if_match"},
        .handle = [&ports](const Request& request) -> Result<Reply> {
            const auto edit = TRY(edit_of(request, {{"archived", true}}));
            TRY(edit_purpose(ports, edit));
            return http::empty_reply(204);
        }};
}

}  // namespace

http::Routes purpose_routes(const Ports& ports) {
    return {list_purposes_route(ports),
            get_purpose_route(ports),
            create_purpose_route(ports),
            edit_purpose_route(ports),
            archive_purpose_route(ports)};
}

}  // namespace placet::agreements
