#include "ledger/routes.h"

#include <charconv>

#include <boost/json.hpp>

#include "ledger/reader.h"

namespace placet::ledger {
namespace {

using http::Caller;
using http::Method;
using http::Reply;
using http::Request;
using http::Route;

constexpr std::string_view for_ever = "public, max-age=31536000, immutable";

// Anybody's page may verify our log.
Reply open_to_all(Reply reply) {
    reply.headers.set("Access-Control-Allow-Origin", "*");
    reply.headers.set("Cross-Origin-Resource-Policy", "cross-origin");
    return reply;
}

Result<std::uint64_t> number(const Request& request, std::string_view name) {
    const auto text = request.query_or(name, "");
    std::uint64_t value = 0;
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || status != std::errc{} || end != text.data() + text.size())
        return invalid_input("invalid",
                             {{std::string(name), text.empty() ? "required" : "not_a_number"}});
    return value;
}

Reply hashes_reply(boost::json::object body, const std::vector<Hash>& hashes) {
    boost::json::array list;
    for (const auto& hash : hashes)
        list.emplace_back(to_base64(hash));
    body["hashes"] = std::move(list);
    return open_to_all(http::json_reply(200, body));
}

json::Shape proof_shape() {
    using namespace json;
    return object({required("index", integer(0, INT64_MAX)),
                   required("size", integer(0, INT64_MAX)),
                   required("hashes", array(text(44, 44), 64))});
}

Route checkpoint_route(const RoutePorts& ports) {
    return {.method = Method::get,
            .path = "/log/{log}/checkpoint",
            .operation = "getCheckpoint",
            .summary = "The newest durable head of a log, as a C2SP signed note",
            .caller = Caller::anyone(),
            .errors = {"log_not_found"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const OpenLog* log = TRY(ports.logs.by_hex(request.param("log")));
                auto reply = http::text_reply(
                    200, "text/plain; charset=utf-8", TRY(ports.heads.checkpoint(log->row.log)));
                reply.headers.set("Cache-Control", "no-cache");
                return open_to_all(std::move(reply));
            }};
}

Route tile_route(const RoutePorts& ports) {
    return {.method = Method::get,
            .path = "/log/{log}/tile/{rest...}",
            .operation = "getTile",
            .summary = "A tile of hashes or a bundle of entries (C2SP tlog-tiles)",
            .caller = Caller::anyone(),
            .errors = {"log_not_found", "tile_not_found"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const OpenLog* log = TRY(ports.logs.by_hex(request.param("log")));
                const auto path = merkle::TilePath::parse(request.param("rest"));
                if (!path) return not_found("tile_not_found");
                const Bytes tile = TRY(read_tile(ports.main, log->row.log, *path));
                auto reply =
                    http::text_reply(200, "application/octet-stream", std::string(text_view(tile)));
                reply.headers.set("Cache-Control", std::string(for_ever));
                return open_to_all(std::move(reply));
            }};
}

Route inclusion_route(const RoutePorts& ports) {
    return {.method = Method::get,
            .path = "/log/{log}/proof/inclusion",
            .operation = "getInclusionProof",
            .summary = "Proves that an entry is in the tree of a size",
            .notes = "Query: index, size.",
            .caller = Caller::anyone(),
            .answer = proof_shape(),
            .errors = {"log_not_found", "invalid", "proof_range"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const OpenLog* log = TRY(ports.logs.by_hex(request.param("log")));
                const auto index = TRY(number(request, "index"));
                const auto size = TRY(number(request, "size"));
                const auto proof = inclusion(ports.main, log->row.log, index, size);
                if (!proof && proof.error().code == "merkle.range")
                    return invalid_input("proof_range", {{"index", "too_large"}});
                if (!proof) return proof.error();
                return hashes_reply({{"index", index}, {"size", size}}, *proof);
            }};
}

Route consistency_route(const RoutePorts& ports) {
    return {.method = Method::get,
            .path = "/log/{log}/proof/consistency",
            .operation = "getConsistencyProof",
            .summary = "Proves that an older tree is the beginning of a newer one",
            .notes = "Query: from, to. `index` is the older size, `size` the newer.",
            .caller = Caller::anyone(),
            .answer = proof_shape(),
            .errors = {"log_not_found", "invalid", "proof_range"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const OpenLog* log = TRY(ports.logs.by_hex(request.param("log")));
                const auto from = TRY(number(request, "from"));
                const auto to = TRY(number(request, "to"));
                const auto proof = consistency(ports.main, log->row.log, from, to);
                if (!proof && proof.error().code == "merkle.range")
                    return invalid_input("proof_range", {{"to", "too_large"}});
                if (!proof) return proof.error();
                return hashes_reply({{"index", from}, {"size", to}}, *proof);
            }};
}

Route logs_route(const RoutePorts& ports) {
    using namespace json;
    auto entry = object({required("log", text(32, 32)),
                         required("origin", text(1, 300)),
                         required("vkey", text(1, 500)),
                         required("from", text(1, 40, "date-time")),
                         required("to", nullable(text(1, 40, "date-time")))});
    return {.method = Method::get,
            .path = "/.well-known/consent-log.json",
            .operation = "listLogs",
            .summary = "The logs of this installation and the keys that sign them",
            .caller = Caller::anyone(),
            .answer = object({required("logs", array(std::move(entry), 100'000))}),
            .errors = {},
            .handle = [&ports](const Request&) -> Result<Reply> {
                boost::json::array list;
                for (const auto& log : TRY(ports.logs.all()))
                    list.push_back({{"log", to_hex(log.log_id)},
                                    {"origin", log.origin},
                                    {"vkey", log.vkey},
                                    {"from", to_rfc3339(log.created)},
                                    {"to", nullptr}});
                return open_to_all(
                    http::json_reply(200, boost::json::object{{"logs", std::move(list)}}));
            }};
}

}  // namespace

http::Routes routes(const RoutePorts& ports) {
    return {checkpoint_route(ports),
            tile_route(ports),
            inclusion_route(ports),
            consistency_route(ports),
            logs_route(ports)};
}

}  // namespace placet::ledger
