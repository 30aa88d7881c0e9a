// What anybody may read: a text by its address, and its exact bytes by their hash.

#include <charconv>

#include <boost/json.hpp>

#include "agreements/agreement_store.h"
#include "agreements/explain_changes.h"
#include "agreements/privacy_page.h"
#include "agreements/routes.h"

namespace placet::agreements {
namespace {

using http::Caller;
using http::Limits;
using http::Method;
using http::Reply;
using http::Request;
using http::Route;

constexpr int requests_per_minute = 240;

std::string_view own_name(std::string_view language) {
    if (language == "ru") return "Русский";
    if (language == "be") return "Беларуская";
    return language == "de" ? "Deutsch" : "English";
}

// "v3" → 3; 0 when it is no version.
std::int64_t version_number(std::string_view text) {
    if (!text.starts_with('v')) return 0;
    text.remove_prefix(1);
    std::int64_t number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    return problem == std::errc{} && end == text.data() + text.size() ? number : 0;
}

struct Shown {
    PublicVersion published;
    std::string lang;
    std::string title;
    std::string html;
    Hash sha256{};
    std::vector<std::string> changes;  // since the version before, in plain words
};

// What a reader who knows the version before has to know.
Result<std::vector<std::string>> changes_of(db::Transaction& tx,
                                            const Ports& ports,
                                            const FrozenVersion& version,
                                            std::string_view lang) {
    std::vector<std::string> out;
    if (version.version < 2) return out;
    const auto before =
        TRY(find_version(tx, version.workspace, version.agreement, version.version - 1));
    const auto& texts = ports.library.changes;
    for (const auto& change : judged_changes(before, version, ports.library))
        out.push_back(texts.told(change.sentence, change.values, lang));
    return out;
}

// The bytes that a form shows are looked up, never made again; a form that never showed this
// version has no such text.
Result<Shown> shown_text(db::Transaction& tx, const Ports& ports, const Request& request) {
    Shown out{TRY(find_public_version(
                  tx, request.param("agreement"), version_number(request.param("version")))),
              {},
              {},
              {}};
    const FrozenVersion& version = out.published.version;
    out.lang = served_language(version, request.query_or("lang", request.language));
    auto text = TRY(render(version, Occasion{}, out.lang));
    out.title = std::move(text.title);
    out.html = std::move(text.html);
    out.sha256 = text.sha256;
    out.changes = TRY(changes_of(tx, ports, version, out.lang));
    const auto form = request.query_or("form", "");
    if (form.empty()) return out;
    const auto hash = TRY(find_rendition(
        tx,
        {.workspace = version.workspace,
         .form = std::string(form),
         .form_version = version_number("v" + std::string(request.query_or("fv", ""))),
         .agreement = version.agreement,
         .agreement_version = version.version,
         .lang = out.lang}));
    if (!hash) return not_found();
    out.html = TRY(find_text(tx, *hash)).html;
    out.sha256 = *hash;
    return out;
}

boost::json::object page_of(const Shown& shown, const Request& request) {
    const FrozenVersion& version = shown.published.version;
    const std::string base = "/a/" + version.agreement + "/v";
    std::string form;
    if (const auto id = request.query_or("form", ""); !id.empty())
        form = "&form=" + std::string(id) + "&fv=" + std::string(request.query_or("fv", ""));
    boost::json::array languages;
    for (const auto& language : version.languages)
        languages.push_back(boost::json::object{
            {"code", language},
            {"name", own_name(language)},
            {"href", base + std::to_string(version.version) + "?lang=" + language + form},
            {"current", language == shown.lang}});
    boost::json::object page{{"company",
                              {{"name", version.company.name},
                               {"email", version.company.email},
                               {"phone", version.company.phone}}},
                             {"privacy_url", privacy_url(version.company.id, shown.lang)},
                             {"title", shown.title},
                             {"page_title", shown.title},
                             {"version", version.version},
                             {"text_lang", shown.lang},
                             {"fragment", shown.html},
                             {"sha256", to_hex(shown.sha256)},
                             {"raw_url", "/a/by-hash/" + to_hex(shown.sha256)},
                             {"published_at", to_rfc3339(version.published_at)},
                             {"languages", std::move(languages)}};
    if (!shown.changes.empty()) {
        boost::json::array changes;
        for (const auto& change : shown.changes)
            changes.push_back(boost::json::object{{"text", change}});
        page["changed"] = boost::json::object{
            {"list", std::move(changes)},
            {"before_url", base + std::to_string(version.version - 1) + "?lang=" + shown.lang}};
    }
    if (shown.published.retired) page["retired"] = true;
    const auto newest = shown.published.published_version;
    if (newest > version.version)
        page["superseded_url"] = base + std::to_string(newest) + "?lang=" + shown.lang;
    return page;
}

Route permalink_route(const Ports& ports) {
    return {.method = Method::get,
            .path = "/a/{agreement}/{version}",
            .operation = "showAgreement",
            .summary = "A published text on a page of its own, for ever",
            .notes =
                "`/a/ag_…/v3?lang=be`; with `form` and `fv` the text with that form's fields, "
                "byte for byte as visitors were shown it.",
            .caller = Caller::anyone(),
            .limits = Limits{.requests_per_minute = requests_per_minute},
            .request = json::any(),
            .status = 200,
            .answer = json::any("text/html"),
            .errors = {"not_found"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto shown = TRY(ports.database.read(
                    [&](db::Transaction& tx) { return shown_text(tx, ports, request); }));
                return http::html_reply(
                    200, ports.pages.render_page("agreement", shown.lang, page_of(shown, request)));
            }};
}

Route by_hash_route(const Ports& ports) {
    return {
        .method = Method::get,
        .path = "/a/by-hash/{sha256}",
        .operation = "getText",
        .summary = "The exact bytes of a text, for ever",
        .notes = "Their SHA-256 is the address: nobody has to be trusted for them.",
        .caller = Caller::anyone(),
        .limits = Limits{.requests_per_minute = requests_per_minute},
        .request = json::any(),
        .status = 200,
        .answer = json::any("text/html"),
        .errors = {"not_found"},
        .handle = [&ports](const Request& request) -> Result<Reply> {
            const auto bytes = from_hex(request.param("sha256"));
            if (!bytes) return not_found();
            const auto hash = to_array<32>(*bytes);
            if (!hash) return not_found();
            auto text =
                TRY(ports.database.read([&](db::Transaction& tx) { return find_text(tx, *hash); }));
            Reply reply = http::text_reply(200, "text/html; charset=utf-8", std::move(text.html));
            reply.headers.set("Content-Language", text.lang);
            reply.headers.set("Cache-Control", "public, max-age=31536000, immutable");
            reply.headers.set("Content-Security-Policy",
                              "default-src 'none'; base-uri 'none'; form-action 'none'; "
                              "frame-ancestors 'none'; sandbox");
            return reply;
        }};
}

Result<Reply> privacy_reply(const Ports& ports,
                            const Request& request,
                            std::optional<std::size_t> edition) {
    const auto lang = request.param("lang");
    if (lang != "ru" && lang != "be" && lang != "de" && lang != "en") return not_found();
    const auto publications = TRY(ports.database.read(
        [&](db::Transaction& tx) { return list_publications(tx, request.param("company")); }));
    const auto context = TRY(privacy_context(ports.pages, {publications, edition, lang}));
    Reply reply = http::html_reply(200, ports.pages.render_page("privacy", lang, context));
    reply.headers.set("Cache-Control", edition ? "public, max-age=86400" : "public, max-age=300");
    return reply;
}

Route privacy_route(const Ports& ports) {
    return {.method = Method::get,
            .path = "/p/{company}/privacy/{lang}",
            .operation = "showPrivacyPage",
            .summary = "What a company does with data, in ru, be, de or en",
            .caller = Caller::anyone(),
            .limits = Limits{.requests_per_minute = requests_per_minute},
            .request = json::any(),
            .status = 200,
            .answer = json::any("text/html"),
            .errors = {"not_found"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                return privacy_reply(ports, request, std::nullopt);
            }};
}

Route old_privacy_route(const Ports& ports) {
    return {.method = Method::get,
            .path = "/p/{company}/privacy/{lang}/{version}",
            .operation = "showPrivacyPageVersion",
            .summary = "The privacy page as one publication left it, for ever",
            .notes = "`/p/co_…/privacy/de/v3`",
            .caller = Caller::anyone(),
            .limits = Limits{.requests_per_minute = requests_per_minute},
            .request = json::any(),
            .status = 200,
            .answer = json::any("text/html"),
            .errors = {"not_found"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto edition = version_number(request.param("version"));
                return privacy_reply(
                    ports, request, static_cast<std::size_t>(std::max<std::int64_t>(edition, 0)));
            }};
}

}  // namespace

std::string text_url(const TextAddress& address) {
    std::string url = "/a/" + std::string(address.agreement) + "/v" +
                      std::to_string(address.version) + "?lang=" + std::string(address.lang);
    if (!address.form.empty())
        url += "&form=" + std::string(address.form) + "&fv=" + std::to_string(address.form_version);
    return url;
}

http::Routes public_routes(const Ports& ports) {
    return {by_hash_route(ports),
            permalink_route(ports),
            privacy_route(ports),
            old_privacy_route(ports)};
}

}  // namespace placet::agreements
