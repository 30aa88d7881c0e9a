#include <algorithm>

#include <boost/json.hpp>

#include "agreements/agreement_store.h"
#include "consents/link_token.h"
#include "consents/register_query.h"
#include "consents/routes.h"
#include "consents/views.h"
#include "consents/withdraw.h"

namespace placet::consents {
namespace {

using http::Caller;
using http::Method;
using http::Reply;
using http::Request;
using http::Route;

constexpr std::size_t events_looked_at = 200;

Reply page(const RoutePorts& ports,
           int status,
           std::string_view name,
           std::string_view lang,
           const boost::json::object& context) {
    return http::html_reply(status, ports.renderer.render_page(name, lang, context));
}

Reply error_page(const RoutePorts& ports, const Error& error, std::string_view lang) {
    // A link that is no longer good is gone, not absent.
    const int status = error.code == "link_expired" || error.code == "subject_erased"
                           ? 410
                           : http::status_of(error.kind);
    return page(ports,
                status,
                "error",
                lang,
                pages::error_context(ports.renderer, status, error.code, lang));
}

// The version that the record rests on, as it was.
Result<agreements::FrozenVersion> version_of(const RoutePorts& ports, const RegisterRow& row) {
    return ports.consents.main.read([&](db::Transaction& tx) {
        return agreements::find_version(
            tx, row.log, row.agreement, static_cast<std::int64_t>(row.version));
    });
}

std::string text_in(const agreements::Texts& texts, const std::string& lang) {
    const auto found = texts.find(lang);
    return found == texts.end() ? std::string() : found->second;
}

std::string text_url(const RegisterRow& row) {
    return "/a/" + row.agreement + "/v" + std::to_string(row.version) + "?lang=" + row.lang +
           "&form=" + row.source + "&fv=" + std::to_string(row.source_version);
}

boost::json::object company_json(const agreements::FrozenVersion& version) {
    return {{"name", version.company.name},
            {"address", version.company.address},
            {"email", version.company.email},
            {"phone", version.company.phone}};
}

boost::json::object agreement_json(const RegisterRow& row) {
    boost::json::object out{
        {"title", row.title}, {"version", row.version}, {"lang", row.lang}, {"url", text_url(row)}};
    if (row.text) out["sha256"] = to_hex(*row.text);
    return out;
}

boost::json::array purposes_json(const agreements::FrozenVersion& version,
                                 const std::string& lang) {
    boost::json::array out;
    for (const auto& purpose : version.purposes)
        out.emplace_back(text_in(purpose.text, lang));
    return out;
}

Result<std::optional<Timestamp>> withdrawn_at(const RoutePorts& ports, const RegisterRow& row) {
    for (const auto& later :
         TRY(rows_of_subject(ports.consents, row.log, row.sid, events_looked_at)))
        if (later.concerns == row.index) return std::optional{later.at};
    return std::optional<Timestamp>{};
}

boost::json::array answers_json(const OpenedEvent& event,
                                const std::map<std::string, std::string>& labels) {
    boost::json::array out;
    // Named, because a loop over a part of a temporary would outlive the whole.
    const auto personal = personal_json(event);
    for (const auto& item : personal.at("values").as_array()) {
        const std::string name(item.at("name").as_string());
        const auto label = labels.find(name);
        out.push_back(
            {{"label", label == labels.end() ? name : label->second}, {"value", item.at("value")}});
    }
    return out;
}

Result<boost::json::object> receipt_context(const RoutePorts& ports,
                                            const std::string& token,
                                            const Link& link) {
    const auto row = TRY(find_row(ports.consents, link.log, link.index));
    const auto version = TRY(version_of(ports, row));
    const auto stored = TRY(read_stored(ports.consents, link.log, link.index));
    const auto opened = TRY(open_stored(ports.consents, link.log, stored));
    const auto head = TRY(ports.consents.heads.newest(link.log));
    const auto* log = TRY(ports.consents.logs.by_number(link.log));

    boost::json::object context{{"company", company_json(version)},
                                {"index", row.index},
                                {"outcome", act_of(row.type)},
                                {"state", state_of(row)},
                                {"recorded_at", to_rfc3339(row.at)},
                                {"agreement", agreement_json(row)},
                                {"purposes", purposes_json(version, row.lang)},
                                {"leaf_hash", to_hex(stored.leaf)},
                                {"log",
                                 {{"origin", log->row.origin},
                                  {"size", head.head.size},
                                  {"checkpoint", head.note},
                                  {"vkey", log->row.vkey}}},
                                {"download_url", "/r/" + token + "/receipt.json"}};
    if (row.text)
        if (const auto html = TRY(ports.text(*row.text))) context["fragment"] = *html;
    // As the file has it: what the law warned of, and why it was asked so all the same.
    if (const auto taken = TRY(override_of(ports.consents, row)))
        context["override"] =
            taken->article + ": " + taken->reason + " (" + taken->review_date + ")";
    if (opened) {
        context["answers"] = answers_json(*opened, TRY(ports.field_labels(row)));
        context["page_url"] = personal_json(*opened).at("page_url");
    } else {
        context["erased"] = true;
    }
    if (row.withdrawn)
        if (const auto at = TRY(withdrawn_at(ports, row)))
            context["withdrawn_at"] = to_rfc3339(*at);
    if (row.type == merkle::EntryType::grant && !row.withdrawn && opened)
        context["withdraw_url"] =
            "/w/" +
            make_link_token({LinkKind::withdrawal, link.log, link.index, 0}, ports.consents.ring);
    return context;
}

Result<Link> open_link(const RoutePorts& ports, const Request& request, LinkKind kind) {
    return open_link_token(
        request.param("token"), kind, ports.consents.ring, ports.consents.clock.now());
}

Route receipt_page_route(const RoutePorts& ports) {
    return {.method = Method::get,
            .path = "/r/{token}",
            .operation = "showReceipt",
            .summary = "The receipt of a record, for the person it is about",
            .caller = Caller::link(),
            .errors = {"link_not_found", "link_expired"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto link = open_link(ports, request, LinkKind::receipt);
                if (!link) return error_page(ports, link.error(), request.language);
                const std::string token(request.param("token"));
                const auto context = TRY(receipt_context(ports, token, *link));
                const auto lang = request.query_or("lang", request.language);
                return page(ports, 200, "receipt", lang, context);
            }};
}

Route receipt_file_route(const RoutePorts& ports) {
    return {.method = Method::get,
            .path = "/r/{token}/receipt.json",
            .operation = "downloadReceipt",
            .summary = "The receipt as a file that verifies without us",
            .caller = Caller::link(),
            .answer = json::any("placet-receipt/1"),
            .errors = {"link_not_found", "link_expired"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto link = TRY(open_link(ports, request, LinkKind::receipt));
                auto reply = http::text_reply(
                    200,
                    "application/json",
                    TRY(make_receipt(ports.consents, ports.text, link.log, link.index)));
                reply.headers.set(
                    "Content-Disposition",
                    "attachment; filename=\"receipt-" + std::to_string(link.index) + ".json\"");
                return reply;
            }};
}

Result<boost::json::object> withdrawal_context(const RoutePorts& ports,
                                               const Request& request,
                                               const RegisterRow& row) {
    const auto version = TRY(version_of(ports, row));
    return boost::json::object{{"company", company_json(version)},
                               {"agreement", agreement_json(row)},
                               {"recorded_at", to_rfc3339(row.at)},
                               {"index", row.index},
                               {"action", "/w/" + std::string(request.param("token"))}};
}

Result<void> add_outcome(const RoutePorts& ports,
                         boost::json::object& context,
                         std::uint64_t index,
                         Timestamp at,
                         std::int64_t log) {
    const std::int64_t expires = ports.consents.clock.now().seconds() + receipt_link_days * 86'400;
    context["done"] = true;
    context["withdrawn_at"] = to_rfc3339(at);
    context["receipt_url"] =
        "/r/" + make_link_token({LinkKind::receipt, log, index, expires}, ports.consents.ring);
    return {};
}

// Opening the link only shows; mail scanners open links.
Route withdrawal_page_route(const RoutePorts& ports) {
    return {.method = Method::get,
            .path = "/w/{token}",
            .operation = "showWithdrawal",
            .summary = "What the link withdraws, and the button that does",
            .caller = Caller::link(),
            .errors = {"link_not_found"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto lang = request.query_or("lang", request.language);
                const auto link = open_link(ports, request, LinkKind::withdrawal);
                if (!link) return error_page(ports, link.error(), lang);
                const auto row = TRY(find_row(ports.consents, link->log, link->index));
                auto context = TRY(withdrawal_context(ports, request, row));
                if (row.withdrawn)
                    if (const auto at = TRY(withdrawn_at(ports, row)))
                        TRY(add_outcome(ports, context, row.index, *at, row.log));
                return page(ports, 200, "withdraw", lang, context);
            }};
}

Route withdraw_route(const RoutePorts& ports) {
    return {.method = Method::post,
            .path = "/w/{token}",
            .operation = "withdrawConsent",
            .summary = "Take the consent back; also as RFC 8058 one-click",
            .caller = Caller::link(),
            .limits = {.body_bytes = 4096, .requests_per_minute = 60},
            .errors = {"link_not_found", "subject_erased", "full", "frozen"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto lang = request.query_or("lang", request.language);
                const auto link = open_link(ports, request, LinkKind::withdrawal);
                if (!link) return error_page(ports, link.error(), lang);
                const auto row = TRY(find_row(ports.consents, link->log, link->index));
                const auto withdrawal = withdraw(ports.consents, link->log, link->index);
                if (!withdrawal) return error_page(ports, withdrawal.error(), lang);
                auto context = TRY(withdrawal_context(ports, request, row));
                TRY(add_outcome(ports, context, withdrawal->index, withdrawal->at, link->log));
                return page(ports, 200, "withdraw", lang, context);
            }};
}

}  // namespace

http::Routes link_routes(const RoutePorts& ports) {
    return {receipt_page_route(ports),
            receipt_file_route(ports),
            withdrawal_page_route(ports),
            withdraw_route(ports)};
}

}  // namespace placet::consents
