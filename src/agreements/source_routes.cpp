// Texts that stand on the company's own site: reading them for the editor, how they are doing, and
// the copies that were made of them.

#include <boost/json.hpp>

#include "agreements/agreement_store.h"
#include "agreements/document_text.h"
#include "agreements/external_text.h"
#include "agreements/routes.h"

namespace placet::agreements {
namespace {

using http::Caller;
using http::Limits;
using http::Method;
using http::Reply;
using http::Request;
using http::Route;

constexpr int reads_per_minute = 20;

std::string document_url(const Hash& sha256) {
    return "/a/documents/" + to_hex(sha256);
}

json::Shape fetched_shape() {
    using namespace json;
    return object({required("lang", text(2, 2)),
                   required("url", text(1, 2000)),
                   required("type", text(0, 200)),
                   required("sha256", text(64, 64)),
                   required("document_url", text(1, 100)),
                   required("readable", boolean())});
}

Route fetch_route(const Ports& ports) {
    using namespace json;
    return {.method = Method::post,
            .path = "/api/v1/agreements/{agreement}/sources",
            .operation = "fetchSources",
            .summary = "Read the texts from the company's site now",
            .notes =
                "`readable` is false for a file (PDF …): people open its copy. The preview "
                "shows what was read last; publishing reads anew.",
            .caller = writers(),
            .limits = Limits{.requests_per_minute = reads_per_minute},
            .request = object({required("sources", map(text(1, 2000), 4))}),
            .status = 200,
            .answer = object({required("items", array(fetched_shape(), 4))}),
            .errors = {"invalid", "unknown_field", "not_found", "fetch_unreachable"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto workspace = request.principal.workspace;
                TRY(ports.database.read([&](db::Transaction& tx) {
                    return find_agreement(tx, workspace, request.param("agreement"));
                }));
                SourceUrls urls;
                for (const auto& [lang, url] : request.json().at("sources").as_object())
                    urls[std::string(lang)] = std::string(url.as_string());
                TRY(fetch_sources(ports, workspace, urls));
                const auto sources = TRY(ports.database.read([&](db::Transaction& tx) {
                    return find_sources(tx, workspace, ports.library.external, urls);
                }));
                boost::json::array items;
                for (const auto& [lang, source] : sources)
                    items.push_back({{"lang", lang},
                                     {"url", source.url},
                                     {"type", source.type},
                                     {"sha256", to_hex(source.sha256)},
                                     {"document_url", document_url(source.sha256)},
                                     {"readable", source.blocks.size() > 1}});
                return http::json_reply(200, boost::json::object{{"items", std::move(items)}});
            }};
}

Route list_route(const Ports& ports) {
    using namespace json;
    auto item = object({required("lang", text(2, 2)),
                        required("url", text(1, 2000)),
                        required("version", integer(1, INT64_MAX)),
                        required("state", one_of({"same", "changed", "unreachable"})),
                        required("checked_at", text(1, 40))});
    return {
        .method = Method::get,
        .path = "/api/v1/agreements/{agreement}/sources",
        .operation = "listSources",
        .summary = "Whether the company's site still says what was published",
        .notes =
            "Looked at once a day. While one is `changed`, forms that ask for this "
            "agreement take no answers: publish it again.",
        .caller = readers(),
        .limits = Limits{},
        .request = json::any(),
        .status = 200,
        .answer = object({required("items", array(std::move(item), 4))}),
        .errors = {"not_found"},
        .handle = [&ports](const Request& request) -> Result<Reply> {
            const auto states = TRY(
                ports.database.read([&](db::Transaction& tx) -> Result<std::vector<SourceState>> {
                    const auto agreement = TRY(find_agreement(
                        tx, request.principal.workspace, request.param("agreement")));
                    return list_sources(
                        tx, request.principal.workspace, agreement.id, agreement.published_version);
                }));
            boost::json::array items;
            for (const auto& source : states)
                items.push_back({{"lang", source.lang},
                                 {"url", source.url},
                                 {"version", source.version},
                                 {"state", source.state},
                                 {"checked_at", to_rfc3339(source.checked_at)}});
            return http::json_reply(200, boost::json::object{{"items", std::move(items)}});
        }};
}

Route document_route(const Ports& ports) {
    return {
        .method = Method::get,
        .path = "/a/documents/{sha256}",
        .operation = "getDocument",
        .summary = "The copy of a text from a company's site, byte for byte, for ever",
        .notes =
            "Sent as a file to be saved: it is somebody else's page, and nothing of it "
            "runs under this server's name.",
        .caller = Caller::anyone(),
        .limits = Limits{.requests_per_minute = 60},
        .request = json::any(),
        .status = 200,
        .answer = json::any("application/octet-stream"),
        .errors = {"not_found"},
        .handle = [&ports](const Request& request) -> Result<Reply> {
            const auto bytes = from_hex(request.param("sha256"));
            if (!bytes) return not_found();
            const auto hash = to_array<32>(*bytes);
            if (!hash) return not_found();
            auto document = TRY(
                ports.database.read([&](db::Transaction& tx) { return find_document(tx, *hash); }));
            Reply reply = http::text_reply(
                200, "application/octet-stream", std::string(text_view(document.bytes)));
            const bool html = document.type.starts_with("text/html");
            const bool pdf = document.type.starts_with("application/pdf");
            reply.headers.set("Content-Disposition",
                              std::string("attachment; filename=\"") + to_hex(*hash).substr(0, 16) +
                                  (html  ? ".html"
                                   : pdf ? ".pdf"
                                         : ".txt") +
                                  "\"");
            reply.headers.set("Cache-Control", "public, max-age=31536000, immutable");
            reply.headers.set("Content-Security-Policy", "default-src 'none'; sandbox");
            return reply;
        }};
}

}  // namespace

http::Routes source_routes(const Ports& ports) {
    return {fetch_route(ports), list_route(ports), document_route(ports)};
}

}  // namespace placet::agreements
