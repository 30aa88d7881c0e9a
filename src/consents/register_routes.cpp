#include <charconv>

#include <boost/json.hpp>

#include "agreements/agreement_store.h"
#include "consents/register_query.h"
#include "consents/routes.h"
#include "consents/sql.h"
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

Caller readers() {
    return Caller::staff(
        {Role::owner, Role::privacy_officer, Role::editor, Role::operator_, Role::auditor},
        {Scope::register_read, Scope::admin});
}

Error bad_filter(std::string_view name, const char* code) {
    return invalid_input("invalid", {{std::string(name), code}});
}

Result<std::optional<std::uint64_t>> number(const Request& request, std::string_view name) {
    const auto text = request.query_or(name, "");
    if (text.empty()) return std::optional<std::uint64_t>{};
    std::uint64_t value = 0;
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (status != std::errc{} || end != text.data() + text.size())
        return bad_filter(name, "not_a_number");
    return std::optional{value};
}

// A whole day ("2026-11-22") in UTC or an instant.
Result<std::optional<Timestamp>> instant(const Request& request, std::string_view name) {
    std::string text(request.query_or(name, ""));
    if (text.empty()) return std::optional<Timestamp>{};
    if (text.size() == 10) text += "T00:00:00Z";
    const auto at = from_rfc3339(text);
    if (!at) return bad_filter(name, "not_a_date");
    return std::optional{*at};
}

std::optional<std::string> text(const Request& request, std::string_view name) {
    const auto value = request.query_or(name, "");
    if (value.empty()) return std::nullopt;
    return std::string(value);
}

Result<void> read_state(const Request& request, RegisterFilter& filter) {
    using merkle::EntryType;
    const auto state = request.query_or("state", "");
    if (state.empty()) return {};
    if (state == "given" || state == "withdrawn" || state == "expired") {
        filter.type = EntryType::grant;
        filter.withdrawn = state == "withdrawn";
        if (state != "withdrawn") filter.expired = state == "expired";
        return {};
    }
    for (const auto type : {EntryType::refuse,
                            EntryType::not_given,
                            EntryType::notice_published,
                            EntryType::capture_override,
                            EntryType::represented,
                            EntryType::epoch_rotated}) {
        if (act_of(type) != state) continue;
        filter.type = type;
        return {};
    }
    return bad_filter("state", "not_a_choice");
}

// `q`: a subject id, an e-mail address or a telephone number.
Result<void> read_search(const RoutePorts& ports, const Request& request, RegisterFilter& filter) {
    const auto q = request.query_or("q", "");
    if (q.empty()) return {};
    if (const auto sid = subjects::sid_of(q)) {
        filter.sid = *sid;
        return {};
    }
    const auto workspace = request.principal.workspace;
    const auto region = TRY(ports.phone_region(workspace));
    const auto people = TRY(find_people(ports.consents, workspace, q, region));
    filter.sid = people.empty() ? -1 : people.front();
    return {};
}

Result<RegisterFilter> read_filter(const RoutePorts& ports, const Request& request) {
    RegisterFilter filter{.agreement = text(request, "agreement"),
                          .source = text(request, "source"),
                          .method = text(request, "method"),
                          .version = TRY(number(request, "version")),
                          .from = TRY(instant(request, "from")),
                          .to = TRY(instant(request, "to"))};
    TRY(read_state(request, filter));
    TRY(read_search(ports, request, filter));
    const auto sort = request.query_or("sort", "-time");
    if (sort != "time" && sort != "-time" && sort != "index" && sort != "-index")
        return bad_filter("sort", "not_a_choice");
    filter.order = sort.starts_with('-') ? Order::newest_first : Order::oldest_first;
    return filter;
}

json::Shape list_shape() {
    using namespace json;
    return object({required("items", array(any("a register row"), 200))});
}

Route list_route(const RoutePorts& ports) {
    return {
        .method = Method::get,
        .path = "/api/v1/register",
        .operation = "listRegister",
        .summary = "The register, filtered",
        .notes =
            "Query: state, agreement, version, source, method, from, to, q, sort, cursor, limit.",
        .caller = readers(),
        .answer = list_shape(),
        .errors = {"invalid"},
        .handle = [&ports](const Request& request) -> Result<Reply> {
            auto filter = TRY(read_filter(ports, request));
            const auto page = TRY(http::read_page(request));
            if (!page.cursor.empty()) {
                std::uint64_t after = 0;
                const auto* end = page.cursor.data() + page.cursor.size();
                if (std::from_chars(page.cursor.data(), end, after).ptr != end)
                    return bad_filter("cursor", "bad_cursor");
                filter.after = after;
            }
            filter.limit = page.limit + 1;
            auto rows = TRY(find_rows(ports.consents, request.principal.workspace, filter));
            const bool more = rows.size() > page.limit;
            if (more) rows.pop_back();
            boost::json::array items;
            for (const auto& row : rows)
                items.push_back(row_json(row));
            return http::page_reply(
                request, std::move(items), more ? std::to_string(rows.back().index) : "");
        }};
}

Result<std::uint64_t> index_of(const Request& request) {
    const auto text = request.param("index");
    std::uint64_t index = 0;
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), index);
    if (status != std::errc{} || end != text.data() + text.size() || index > INT64_MAX)
        return not_found("entry_not_found");
    return index;
}

// The state of the law under which the text was made that a record rests on: it stays whatever the
// law says later. null where a record rests on no text.
Result<boost::json::value> law_json(const Ports& ports, const RegisterRow& row) {
    if (row.agreement.empty() || row.version == 0) return boost::json::value(nullptr);
    const auto version = TRY(ports.main.read([&](db::Transaction& tx) {
        return agreements::find_version(
            tx, row.log, row.agreement, static_cast<std::int64_t>(row.version));
    }));
    return boost::json::value{{"profile", version.law.profile},
                              {"version", version.law.version},
                              {"parent_version", version.law.parent_version},
                              {"revision", version.law.edit_revision}};
}

Route record_route(const RoutePorts& ports) {
    return {.method = Method::get,
            .path = "/api/v1/register/{index}",
            .operation = "getRecord",
            .summary = "One record, with what the person told for those who may see it",
            .caller = readers(),
            .answer = json::any("a register row with entry, leaf_hash, law and personal"),
            .errors = {"entry_not_found"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto log = request.principal.workspace;
                const auto index = TRY(index_of(request));
                const auto row = TRY(find_row(ports.consents, log, index));
                const auto stored = TRY(read_stored(ports.consents, log, index));
                auto body = row_json(row);
                body["entry"] = to_hex(stored.e);
                body["leaf_hash"] = to_hex(stored.leaf);
                body["law"] = TRY(law_json(ports.consents, row));
                body["personal"] = nullptr;
                if (row.text) body["text_url"] = "/a/by-hash/" + to_hex(*row.text);
                if (const auto taken = TRY(override_of(ports.consents, row)))
                    body["override"] = evidence_json(*taken, Named::yes);
                if (sees_personal(request.principal)) {
                    const auto opened = TRY(open_stored(ports.consents, log, stored));
                    if (opened) body["personal"] = personal_json(*opened);
                    body["erased"] = row.sid != 0 && !opened;
                }
                return http::json_reply(200, body);
            }};
}

Route proof_route(const RoutePorts& ports) {
    return {.method = Method::get,
            .path = "/api/v1/register/{index}/proof",
            .operation = "getProof",
            .summary = "The inclusion proof of a record under the newest checkpoint",
            .caller = readers(),
            .answer = json::any("index, size, leaf_hash, hashes, checkpoint, entry, origin, vkey"),
            .errors = {"entry_not_found"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto number = request.principal.workspace;
                const auto index = TRY(index_of(request));
                const auto* log = TRY(ports.consents.logs.by_number(number));
                const auto entry = TRY(ledger::read_entry(ports.consents.main, number, index));
                const auto head = TRY(ports.consents.heads.newest(number));
                const auto proof =
                    TRY(ledger::inclusion(ports.consents.main, number, index, head.head.size));
                boost::json::array hashes;
                for (const auto& hash : proof)
                    hashes.emplace_back(to_base64(hash));
                return http::json_reply(200,
                                        boost::json::object{{"index", index},
                                                            {"size", head.head.size},
                                                            {"leaf_hash", to_base64(entry.leaf)},
                                                            {"hashes", std::move(hashes)},
                                                            {"checkpoint", head.note},
                                                            {"entry", to_base64(entry.e)},
                                                            {"origin", log->row.origin},
                                                            {"vkey", log->row.vkey}});
            }};
}

Route receipt_route(const RoutePorts& ports) {
    return {
        .method = Method::get,
        .path = "/api/v1/register/{index}/receipt",
        .operation = "getReceipt",
        .summary = "The receipt file of a record",
        .caller = Caller::staff({Role::owner, Role::privacy_officer}, {Scope::admin}),
        .answer = json::any("placet-receipt/1"),
        .errors = {"entry_not_found"},
        .handle = [&ports](const Request& request) -> Result<Reply> {
            const auto index = TRY(index_of(request));
            auto reply = http::text_reply(
                200,
                "application/json",
                TRY(make_receipt(ports.consents, ports.text, request.principal.workspace, index)));
            reply.headers.set(
                "Content-Disposition",
                "attachment; filename=\"receipt-" + std::to_string(index) + ".json\"");
            return reply;
        }};
}

// How far back the chart counts at most; more would read the whole register for one picture.
constexpr std::int64_t summary_entries = 500'000;

Route summary_route(const RoutePorts& ports) {
    return {
        .method = Method::get,
        .path = "/api/v1/register/summary",
        .operation = "getRegisterSummary",
        .summary = "Events by UTC day, and the state of the log",
        .notes = "Query: days (1-366, default 30).",
        .caller = readers(),
        .answer = json::any("days, total, log"),
        .errors = {"invalid"},
        .handle = [&ports](const Request& request) -> Result<Reply> {
            const auto number_of_days = TRY(number(request, "days")).value_or(30);
            if (number_of_days < 1 || number_of_days > 366) return bad_filter("days", "too_large");
            const auto number = request.principal.workspace;
            const auto& consents = ports.consents;
            const auto* log = TRY(consents.logs.by_number(number));
            const auto since = consents.clock.now().plus_seconds(
                -86'400 * static_cast<std::int64_t>(number_of_days));
            const auto counts =
                TRY(consents.main.read([&](db::Transaction& tx) -> Result<db::Rows> {
                    const auto first =
                        TRY(tx.query(sql::first_index_since, {number, summary_entries}));
                    return tx.query(
                        sql::count_by_day,
                        {number, first.empty() ? 0 : first[0].integer(0), since.micros});
                }));
            boost::json::object days;
            for (const auto& row : counts) {
                const auto day =
                    to_rfc3339(Timestamp::from_seconds(row.integer(0) * 86'400)).substr(0, 10);
                auto& item = days.emplace(day, boost::json::object{}).first->value().as_object();
                item[act_of(static_cast<merkle::EntryType>(row.integer(1)))] = row.integer(2);
            }
            boost::json::array list;
            for (auto& [day, item] : days) {
                auto& entry = item.as_object();
                for (const char* act : {"given", "declined", "not_given", "withdrawn"})
                    if (!entry.contains(act)) entry[act] = 0;
                entry["day"] = day;
                list.push_back(entry);
            }
            const auto head = TRY(consents.heads.newest(number));
            return http::json_reply(
                200,
                boost::json::object{{"days", std::move(list)},
                                    {"total", head.head.size},
                                    {"log",
                                     {{"id", to_hex(log->row.log_id)},
                                      {"size", head.head.size},
                                      {"origin", log->row.origin},
                                      {"vkey", log->row.vkey},
                                      {"frozen", TRY(ledger::is_frozen(consents.main, number))}}}});
        }};
}

}  // namespace

http::Routes register_routes(const RoutePorts& ports) {
    return {list_route(ports),
            summary_route(ports),
            record_route(ports),
            proof_route(ports),
            receipt_route(ports)};
}

http::Routes forbidden_routes(const RoutePorts& ports) {
    http::Routes routes;
    for (const auto method : {Method::put, Method::patch, Method::del, Method::post}) {
        routes.push_back(
            {.method = method,
             .path = "/api/v1/register/{index}",
             .operation = std::string(http::name_of(method)) + "Record",
             .summary = "Refused: a record of the register cannot be changed or deleted",
             .caller = readers(),
             .status = 405,
             .errors = {"register_append_only"},
             .handle = [&ports](const Request& request) -> Result<Reply> {
                 const auto& consents = ports.consents;
                 TRY(consents.main.write([&](db::Transaction& tx) {
                     return workspaces::record_act(
                         tx,
                         consents.random,
                         {.workspace = request.principal.workspace,
                          .actor = workspaces::Actor::of(request.principal),
                          .action = "register.change_refused",
                          .object = std::string(request.param("index")),
                          .at = consents.clock.now()});
                 }));
                 return Error{ErrorKind::not_allowed, "register_append_only"};
             }});
    }
    return routes;
}

}  // namespace placet::consents
