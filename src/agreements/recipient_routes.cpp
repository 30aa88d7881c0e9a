// Recipients of the workspace.

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

Reply recipient_reply(int status, const Recipient& recipient) {
    return http::with_etag(http::json_reply(status, to_json(recipient)), recipient.revision);
}

Result<Edit> edit_of(const Request& request, boost::json::object members) {
    const auto expected = TRY(http::if_match(request));
    return Edit{.workspace = request.principal.workspace,
                .actor = workspaces::Actor::of(request.principal),
                .id = std::string(request.param("recipient")),
                .members = std::move(members),
                .expected_revision = expected};
}

// A cursor is the id of the last recipient shown.
Result<RecipientPage> recipient_page(const Request& request) {
    const auto page = TRY(http::read_page(request));
    return RecipientPage{
        .archived = request.query_or("archived", "") == "1" ? Archived::show : Archived::hide,
        .after = page.cursor,
        .limit = static_cast<std::int64_t>(page.limit)};
}

Route list_recipients_route(const Ports& ports) {
    using namespace json;
    return {.method = Method::get,
            .path = "/api/v1/recipients",
            .operation = "listRecipients",
            .summary = "Who may receive data",
            .notes = "`archived=1` shows archived ones as well.",
            .caller = readers(),
            .limits = Limits{},
            .request = any(),
            .status = 200,
            .answer = object({required("items", array(recipient_shape(), 200))}),
            .errors = {"invalid"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto page = TRY(recipient_page(request));
                const auto found = TRY(ports.database.read([&](db::Transaction& tx) {
                    return list_recipients(tx, request.principal.workspace, page);
                }));
                boost::json::array items;
                for (const auto& one : found)
                    items.push_back(to_json(one));
                std::string next;
                if (found.size() == static_cast<std::size_t>(page.limit)) next = found.back().id;
                return http::page_reply(request, std::move(items), next);
            }};
}

Route get_recipient_route(const Ports& ports) {
    return {.method = Method::get,
            .path = "/api/v1/recipients/{recipient}",
            .operation = "getRecipient",
            .summary = "One recipient, also when it is archived",
            .notes = "",
            .caller = readers(),
            .limits = Limits{},
            .request = json::any(),
            .status = 200,
            .answer = recipient_shape(),
            .errors = {"not_found"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto found = TRY(ports.database.read([&](db::Transaction& tx) {
                    return find_recipient(
                        tx, request.principal.workspace, request.param("recipient"));
                }));
                return recipient_reply(200, found);
            }};
}

Route create_recipient_route(const Ports& ports) {
    return {.method = Method::post,
            .path = "/api/v1/recipients",
            .operation = "createRecipient",
            .summary = "Add a recipient",
            .notes = "",
            .caller = writers(),
            .limits = Limits{},
            .request = recipient_body(Body::create),
            .status = 201,
            .answer = recipient_shape(),
            .errors = {"invalid", "unknown_field"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto made =
                    TRY(create_recipient(ports,
                                         {.workspace = request.principal.workspace,
                                          .actor = workspaces::Actor::of(request.principal),
                                          .members = request.json().as_object()}));
                return recipient_reply(201, made);
            }};
}

Route edit_recipient_route(const Ports& ports) {
    return {.method = Method::patch,
            .path = "/api/v1/recipients/{recipient}",
            .operation = "editRecipient",
            .summary = "Change a recipient",
            .notes = "Published agreement versions keep what they showed.",
            .caller = writers(),
            .limits = Limits{},
            .request = recipient_body(Body::change),
            .status = 200,
            .answer = recipient_shape(),
            .errors = {"invalid", "unknown_field", "not_found", "edit_conflict", "bad_if_match"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto edit = TRY(edit_of(request, request.json().as_object()));
                const auto changed = TRY(edit_recipient(ports, edit));
                return recipient_reply(200, changed);
            }};
}

Route archive_recipient_route(const Ports& ports) {
    return {
        .method = Method::del,
        .path = "/api/v1/recipients/{recipient}",
        .operation = "archiveRecipient",
        .summary = "Take a recipient out of use",
        .notes = "It stays readable, because records name it; `archived: false` brings it back.",
        .caller = writers(),
        .limits = Limits{},
        .request = json::any(),
        .status = 204,
        .answer = json::any(),
        .errors = {"not_found", "edit_conflict", "bad_if_match"},
        .handle = [&ports](const Request& request) -> Result<Reply> {
            const auto edit = TRY(edit_of(request, {{"archived", true}}));
            TRY(edit_recipient(ports, edit));
            return http::empty_reply(204);
        }};
}

}  // namespace

http::Routes recipient_routes(const Ports& ports) {
    return {list_recipients_route(ports),
            get_recipient_route(ports),
            create_recipient_route(ports),
            edit_recipient_route(ports),
            archive_recipient_route(ports)};
}

}  // namespace placet::agreements
