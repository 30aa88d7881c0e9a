#include "http/page.h"
#include "staff/api_key.h"
#include "staff/request_members.h"
#include "staff/routes.h"

namespace placet::staff {

namespace {

using http::Limits;
using http::Method;
using http::Reply;
using http::Request;
using http::Route;
using workspaces::Actor;

Route list_keys_route(const Ports& ports) {
    using namespace json;
    return {.method = Method::get,
            .path = "/api/v1/api-keys",
            .operation = "listApiKeys",
            .summary = "Keys of integrations, revoked ones too",
            .notes = "",
            .caller = owner_only(),
            .limits = Limits{},
            .request = any(),
            .status = 200,
            .answer = object({required("items", array(api_key_shape(), 1000))}),
            .errors = {},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto keys = TRY(ports.database.read([&](db::Transaction& tx) {
                    return list_api_keys(tx, request.principal.workspace);
                }));
                boost::json::array items;
                for (const auto& key : keys)
                    items.push_back(to_json(key));
                return http::page_reply(request, std::move(items), {});
            }};
}

Route create_key_route(const Ports& ports) {
    using namespace json;
    auto made = api_key_shape();
    made.members.push_back(required("key", text(1, 100)));
    return {.method = Method::post,
            .path = "/api/v1/api-keys",
            .operation = "createApiKey",
            .summary = "Make a key for an integration",
            .notes = "The key is in this answer and nowhere else.",
            .caller = owner_only(),
            .limits = Limits{},
            .request =
                object({required("name", text(1, 200)), required("scopes", scope_names_shape())}),
            .status = 201,
            .answer = std::move(made),
            .errors = {"invalid"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto& scopes = members_of(request).at("scopes").as_array();
                const auto key = TRY(create_api_key(ports,
                                                    {.workspace = request.principal.workspace,
                                                     .actor = Actor::of(request.principal),
                                                     .name = text_member(request, "name"),
                                                     .scopes = scopes_of(scopes)}));
                auto body = to_json(key.row);
                body["key"] = key.key;
                return http::json_reply(201, body);
            }};
}

Route revoke_key_route(const Ports& ports) {
    return {.method = Method::del,
            .path = "/api/v1/api-keys/{key}",
            .operation = "revokeApiKey",
            .summary = "Revoke a key at once and for ever",
            .notes = "",
            .caller = owner_only(),
            .limits = Limits{},
            .request = json::any(),
            .status = 204,
            .answer = json::any(),
            .errors = {"not_found"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                TRY(revoke_api_key(ports,
                                   {.workspace = request.principal.workspace,
                                    .actor = Actor::of(request.principal),
                                    .key = std::string(request.param("key"))}));
                return http::empty_reply(204);
            }};
}

}  // namespace

http::Routes key_routes(const Ports& ports) {
    return {list_keys_route(ports), create_key_route(ports), revoke_key_route(ports)};
}

}  // namespace placet::staff
