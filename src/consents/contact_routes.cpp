#include <limits>

#include <boost/json.hpp>

#include "consents/register_query.h"
#include "consents/routes.h"
#include "consents/views.h"
#include "http/page.h"

namespace placet::consents {
namespace {

using http::Caller;
using http::Method;
using http::Reply;
using http::Request;
using http::Role;
using http::Route;
using http::Scope;

constexpr std::size_t events_shown = 200;

Caller readers() {
    return Caller::staff({Role::owner, Role::privacy_officer, Role::operator_, Role::auditor},
                         {Scope::contacts_read, Scope::admin});
}

Result<std::vector<Contact>> search(const RoutePorts& ports, const Request& request) {
    const auto workspace = request.principal.workspace;
    const auto q = request.query_or("q", "");
    std::vector<std::int64_t> sids;
    if (const auto sid = subjects::sid_of(q)) {
        sids.push_back(*sid);
    } else {
        const auto region = TRY(ports.phone_region(workspace));
        sids = TRY(find_people(ports.consents, workspace, q, region));
    }
    std::vector<Contact> found;
    for (const auto sid : sids)
        for (auto& contact : TRY(list_contacts(
                 ports.consents, workspace, std::numeric_limits<std::int64_t>::max(), sid, 1)))
            found.push_back(contact);
    return found;
}

Route list_route(const RoutePorts& ports) {
    using namespace json;
    return {
        .method = Method::get,
        .path = "/api/v1/contacts",
        .operation = "listContacts",
        .summary = "People whose data are kept, newest first",
        .notes =
            "Query: q (an exact e-mail address, telephone number or subject id), cursor, limit.",
        .caller = readers(),
        .answer = object({required("items", array(any("a card"), 200))}),
        .errors = {"invalid"},
        .handle = [&ports](const Request& request) -> Result<Reply> {
            const auto log = request.principal.workspace;
            const auto page = TRY(http::read_page(request));
            std::vector<Contact> contacts;
            std::string next;
            if (!request.query_or("q", "").empty()) {
                contacts = TRY(search(ports, request));
            } else {
                std::int64_t before = std::numeric_limits<std::int64_t>::max();
                if (!page.cursor.empty()) {
                    const auto sid = subjects::sid_of(page.cursor);
                    if (!sid) return invalid_input("invalid", {{"cursor", "bad_cursor"}});
                    before = *sid;
                }
                contacts =
                    TRY(list_contacts(ports.consents, log, before, std::nullopt, page.limit + 1));
                if (contacts.size() > page.limit) {
                    contacts.pop_back();
                    next = subjects::public_id(contacts.back().sid);
                }
            }
            boost::json::array items;
            for (const auto& contact : contacts)
                items.push_back(TRY(
                    contact_json(ports.consents, log, contact, sees_personal(request.principal))));
            return http::page_reply(request, std::move(items), next);
        }};
}

// What one submission told, once for all its agreements.
Result<boost::json::array> submissions_json(const RoutePorts& ports,
                                            std::int64_t log,
                                            const std::vector<RegisterRow>& rows) {
    boost::json::array out;
    std::string last;
    for (const auto& row : rows) {
        if (row.submission.empty() || row.submission == last) continue;
        last = row.submission;
        const auto stored = TRY(read_stored(ports.consents, log, row.index));
        const auto opened = TRY(open_stored(ports.consents, log, stored));
        boost::json::object item{{"id", row.submission},
                                 {"form", row.source},
                                 {"form_name", row.source_name},
                                 {"time", to_rfc3339(row.at)},
                                 {"values", boost::json::array{}}};
        if (opened) item["values"] = personal_json(*opened).at("values");
        out.push_back(std::move(item));
    }
    return out;
}

Route card_route(const RoutePorts& ports) {
    return {.method = Method::get,
            .path = "/api/v1/contacts/{subject}",
            .operation = "getContact",
            .summary = "One person's card, events and submissions",
            .notes =
                "`agreements`: what the answers amount to under the newest version of each. "
                "`outdated`: a material version came later; the consent stays good for the "
                "purposes in `covered` and never covers those in `open`. `ask`: to be asked "
                "at the next contact.",
            .caller = readers(),
            .answer = json::any("a card with events and submissions"),
            .errors = {"subject_not_found"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto log = request.principal.workspace;
                const auto sid = TRY(subjects::sid_of(request.param("subject")));
                const auto found = TRY(list_contacts(
                    ports.consents, log, std::numeric_limits<std::int64_t>::max(), sid, 1));
                if (found.empty()) return not_found("subject_not_found");
                const bool personal = sees_personal(request.principal);
                auto body = TRY(contact_json(ports.consents, log, found.front(), personal));
                const auto rows = TRY(rows_of_subject(ports.consents, log, sid, events_shown));
                boost::json::array events;
                for (const auto& row : rows)
                    events.push_back(row_json(row));
                body["events"] = std::move(events);
                body["agreements"] =
                    TRY(standings_json(ports.consents, log, rows, request.language));
                body["submissions"] = boost::json::array{};
                if (personal) body["submissions"] = TRY(submissions_json(ports, log, rows));
                return http::json_reply(200, body);
            }};
}

}  // namespace

http::Routes contact_routes(const RoutePorts& ports) {
    return {list_route(ports), card_route(ports)};
}

}  // namespace placet::consents
