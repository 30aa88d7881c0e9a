#include "server/asset_routes.h"

#include <boost/json.hpp>

#include "forms/form_store.h"
#include "http/assets.h"
#include "server/embedded.h"
#include "workspaces/company_store.h"

namespace placet::server {
namespace {

using http::Caller;
using http::Method;
using http::Reply;
using http::Request;
using http::Route;

constexpr std::string_view app_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src "
    "'self'; "
    "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors "
    "'none'";
constexpr std::string_view frame_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src "
    "'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";
constexpr std::string_view demo_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src "
    "'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

using Files = std::shared_ptr<const http::Assets>;

Route file_route(std::string path, std::string operation, std::string summary) {
    Route route;
    route.path = std::move(path);
    route.operation = std::move(operation);
    route.summary = std::move(summary);
    route.caller = Caller::anyone();
    route.errors = {"not_found"};
    route.run_on = http::RunOn::io;
    return route;
}

// Other sites load these: nothing about them is of this site.
Reply for_other_sites(Reply reply, std::string_view cache) {
    reply.headers.set("Access-Control-Allow-Origin", "*");
    reply.headers.set("Cross-Origin-Resource-Policy", "cross-origin");
    reply.headers.set("Cache-Control", std::string(cache));
    return reply;
}

Route loader_route(const Files& files) {
    auto route = file_route("/e/form.js", "getFormLoader", "What a site pastes to show a form");
    route.handle = http::Handler([files](const Request& request) -> Result<Reply> {
        auto reply = files->find(request, "embed/form.js");
        if (!reply) return not_found();
        return for_other_sites(std::move(*reply),
                               "public, max-age=300, stale-while-revalidate=86400");
    });
    return route;
}

Route embed_route(const Files& files) {
    auto route = file_route("/e/{version}/{file}",
                            "getEmbedFile",
                            "A file of the widget, by version; sri.json has hashes");
    route.handle = http::Handler([files](const Request& request) -> Result<Reply> {
        const auto file = request.param("file");
        auto reply = files->find(
            request, "embed/" + std::string(file == "sri.json" ? "manifest.json" : file));
        if (!reply || request.param("version") != version()) return not_found();
        return for_other_sites(std::move(*reply), "public, max-age=31536000, immutable");
    });
    return route;
}

Route look_route(const Files& files) {
    auto route =
        file_route("/p/{rest...}", "getPageFile", "Style, fonts and pictures of the hosted pages");
    route.handle = http::Handler([files](const Request& request) -> Result<Reply> {
        auto reply = files->find(request, "pages/" + std::string(request.param("rest")));
        if (!reply) return not_found();
        return for_other_sites(std::move(*reply), "public, max-age=3600");
    });
    return route;
}

Route app_file_route(const Files& files) {
    auto route = file_route("/assets/{rest...}", "getAppFile", "A file of the staff app");
    route.handle = http::Handler([files](const Request& request) -> Result<Reply> {
        auto reply = files->find(request, "admin/assets/" + std::string(request.param("rest")));
        if (!reply) return not_found();
        // The preview frame has no origin of its own and loads its script from here, too.
        return for_other_sites(std::move(*reply), "public, max-age=31536000, immutable");
    });
    return route;
}

Route app_route(const Files& files, std::string path, std::string operation) {
    auto route = file_route(std::move(path), std::move(operation), "The staff app");
    route.handle = http::Handler([files](const Request& request) -> Result<Reply> {
        // A page of its own that the editor frames to show the real widget.
        const bool preview = request.path == "/app/preview.html";
        auto reply = files->find(request, preview ? "admin/preview.html" : "admin/index.html");
        if (!reply) return not_found();
        reply->headers.set("Content-Security-Policy",
                           std::string(preview ? frame_policy : app_policy));
        reply->headers.set("Cache-Control", "no-cache");
        return std::move(*reply);
    });
    return route;
}

Route to_app_route(std::string path, std::string operation) {
    auto route = file_route(std::move(path), std::move(operation), "To the staff app");
    route.handle = http::Handler(
        [](const Request&) -> Result<Reply> { return http::redirect_reply(302, "/app/"); });
    return route;
}

struct DemoForm {
    forms::Form form;
    workspaces::Company company;
};

// Published forms of workspaces that were made as a demo; nobody else's appear on a public page.
Result<std::vector<DemoForm>> demo_forms(Product& product) {
    return product.app.main->read([](db::Transaction& tx) -> Result<std::vector<DemoForm>> {
        std::vector<DemoForm> found;
        for (const auto& workspace : TRY(workspaces::list_workspaces(tx))) {
            const auto* demo = workspace.settings.if_contains("demo");
            if (!demo || !demo->is_bool() || !demo->get_bool()) continue;
            for (auto& form : TRY(forms::list_forms(tx, workspace.id))) {
                if (form.state != "published") continue;
                auto company = TRY(workspaces::find_company(tx, workspace.id, form.company));
                found.push_back({std::move(form), std::move(company)});
            }
        }
        return found;
    });
}

Route demo_route(Product& product) {
    auto route =
        file_route("/demo", "showDemo", "A make-believe shop with a form of the demo data");
    route.run_on = http::RunOn::worker;
    route.notes = "Query: form.";
    route.handle = http::Handler([&product](const Request& request) -> Result<Reply> {
        const auto found = TRY(demo_forms(product));
        if (found.empty()) return not_found();
        const auto wanted = request.query_or("form", found.front().form.id);
        const DemoForm* shown = &found.front();
        for (const auto& item : found)
            if (item.form.id == wanted) shown = &item;
        boost::json::array shops;
        for (const auto& item : found)
            shops.push_back(
                {{"name",
                  item.company.short_name.empty() ? item.company.name : item.company.short_name},
                 {"href", "/demo?form=" + item.form.id},
                 {"current", &item == shown}});
        const auto& lang = shown->form.draft.default_language;
        auto reply = http::html_reply(
            200,
            product.renderer.render_page(
                "demo",
                request.query_or("lang", lang),
                {{"server", ""},
                 {"form", {{"id", shown->form.id}, {"lang", request.query_or("lang", lang)}}},
                 {"shop", {{"name", shown->company.name}, {"phone", shown->company.phone}}},
                 {"shops", std::move(shops)}}));
        reply.headers.set("Content-Security-Policy", std::string(demo_policy));
        return reply;
    });
    return route;
}

}  // namespace

http::Routes asset_routes(Product& product) {
    const auto files = std::make_shared<const http::Assets>(embedded_files());
    return {loader_route(files),
            embed_route(files),
            look_route(files),
            app_file_route(files),
            app_route(files, "/app/", "getApp"),
            app_route(files, "/app/{rest...}", "getAppPage"),
            to_app_route("/", "getRoot"),
            to_app_route("/app", "getAppWithoutSlash"),
            demo_route(product)};
}

}  // namespace placet::server
