#include <algorithm>

#include <boost/json.hpp>

#include "forms/staff_views.h"
#include "http/page.h"
#include "staff/account_store.h"

namespace placet::forms {
namespace {

using http::Method;
using http::Reply;
using http::Request;
using http::Route;

boost::json::object texts_json(const Texts& texts) {
    boost::json::object out;
    for (const auto& [lang, text] : texts)
        out[lang] = text;
    return out;
}

Route presets_route(const RoutePorts& ports) {
    return {
        .method = Method::get,
        .path = "/api/v1/form-presets",
        .operation = "listFormPresets",
        .summary = "Forms to begin with, by kind",
        .caller = form_readers(),
        .answer = json::any("items: kind, title, draft, asks (kind and mode of agreements)"),
        .errors = {},
        .handle = [&ports](const Request& request) -> Result<Reply> {
            boost::json::array items;
            for (const auto& preset : ports.forms.presets.all()) {
                boost::json::array asks;
                for (const auto& asked : preset.asks)
                    asks.push_back({{"kind", asked.kind}, {"mode", static_cast<int>(asked.mode)}});
                items.push_back({{"kind", preset.kind},
                                 {"title", texts_json(preset.title)},
                                 {"draft", to_json(preset.draft)},
                                 {"asks", std::move(asks)}});
            }
            return http::page_reply(request, std::move(items), "");
        }};
}

// Those that the company's laws want; where they leave it open, the country's.
std::vector<std::string> languages_of(const RoutePorts& ports, const workspaces::Company& company) {
    std::vector<std::string> out;
    for (const auto& id : company.law_profiles)
        if (const auto* profile = ports.forms.profiles.find(id))
            for (const auto& lang : profile->languages)
                if (std::ranges::find(out, lang) == out.end()) out.push_back(lang);
    const bool german =
        company.country == "DE" || company.country == "AT" || company.country == "CH";
    if (out.empty()) out.emplace_back(german ? "de" : "en");
    return out;
}

Result<Definition> first_draft(db::Transaction& tx,
                               const RoutePorts& ports,
                               const boost::json::object& body,
                               const workspaces::Company& company,
                               std::int64_t workspace) {
    if (const auto* draft = body.if_contains("draft")) return read_definition(draft->as_object());
    const auto* preset = ports.forms.presets.find(text_member(body, "kind"));
    if (!preset) return invalid_input("invalid", {{"draft", "required"}});
    std::vector<std::string> languages;
    if (const auto* wished = body.if_contains("languages"))
        for (const auto& lang : wished->as_array())
            languages.emplace_back(lang.as_string());
    if (languages.empty()) languages = languages_of(ports, company);
    auto draft = draft_of(*preset, languages);
    draft.agreements = TRY(agreements_for(tx, workspace, company, *preset, draft));
    return draft;
}

Result<Form> make_form(const RoutePorts& ports, const Request& request) {
    const auto& body = request.json().as_object();
    const auto& consents = ports.forms.consents;
    Form form{.workspace = request.principal.workspace,
              .id = consents.random.id("f"),
              .company = text_member(body, "company"),
              .name = text_member(body, "name"),
              .created_at = consents.clock.now(),
              .kind = text_member(body, "kind")};
    form.updated_at = form.created_at;
    return consents.main.write([&](db::Transaction& tx) -> Result<Form> {
        const auto company = TRY(company_for_form(tx, form.workspace, form.company));
        form.draft = TRY(first_draft(tx, ports, body, company, form.workspace));
        TRY(check_definition(form.draft, Completeness::draft));
        TRY(record_form_act(tx, ports, request, "form.create", form.id));
        return insert_form(tx, form);
    });
}

Reply made_reply(const Form& made) {
    auto reply = form_reply(201, made, made.created_at);
    reply.headers.set("Location", "/api/v1/forms/" + made.id);
    return reply;
}

Route create_route(const RoutePorts& ports) {
    using namespace json;
    return {.method = Method::post,
            .path = "/api/v1/forms",
            .operation = "createForm",
            .summary = "Start a form as a draft: a given one, or that of a kind",
            .notes =
                "Without `draft`, `kind` gives one in `languages` (or those of the company's "
                "laws), with the company's published agreements that belong to it.",
            .caller = form_writers(),
            .request = object({required("company", text(1, 40)),
                               required("name", text(1, 200)),
                               optional("kind", one_of(preset_kinds())),
                               optional("languages", array(one_of({"ru", "be", "de", "en"}), 4)),
                               optional("draft", definition_shape())}),
            .status = 201,
            .answer = form_shape(),
            .errors = {"invalid", "unknown_field"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                return made_reply(TRY(make_form(ports, request)));
            }};
}

// A copy begins as a draft of its own: nothing of the other's history is its own.
Route copy_route(const RoutePorts& ports) {
    using namespace json;
    return {.method = Method::post,
            .path = "/api/v1/forms/{form}/copy",
            .operation = "copyForm",
            .summary = "A new draft like this form's",
            .notes = "Sites and pages are not copied: the copy stands nowhere yet.",
            .caller = form_writers(),
            .request = object({required("name", text(1, 200))}),
            .status = 201,
            .answer = form_shape(),
            .errors = {"invalid", "unknown_field", "form_not_found"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto& consents = ports.forms.consents;
                const auto workspace = request.principal.workspace;
                const auto id = consents.random.id("f");
                const auto now = consents.clock.now();
                return made_reply(TRY(consents.main.write([&](db::Transaction& tx) -> Result<Form> {
                    const auto from = TRY(find_form(tx, workspace, request.param("form")));
                    Form copy{.workspace = workspace,
                              .id = id,
                              .company = from.company,
                              .name = text_member(request.json().as_object(), "name"),
                              .draft = from.draft,
                              .created_at = now,
                              .updated_at = now,
                              .kind = from.kind};
                    copy.draft.allowed_origins.clear();
                    copy.draft.pages.clear();
                    TRY(record_form_act(tx, ports, request, "form.copy", from.id));
                    return insert_form(tx, copy);
                })));
            }};
}

// Somebody who is gone keeps what he did; only his name is not known any more.
Result<std::string> name_of_staff(db::Transaction& tx,
                                  std::int64_t workspace,
                                  const std::string& id) {
    const auto account = staff::find_account(tx, workspace, id);
    if (account) return account->name;
    if (account.error().kind == ErrorKind::not_found) return std::string();
    return account.error();
}

Route versions_route(const RoutePorts& ports) {
    return {
        .method = Method::get,
        .path = "/api/v1/forms/{form}/versions",
        .operation = "listFormVersions",
        .summary = "The published versions of a form, newest first",
        .caller = form_readers(),
        .answer = json::any("items: version, published_at, published_by, by {id, name}, verdicts"),
        .errors = {"form_not_found"},
        .handle = [&ports](const Request& request) -> Result<Reply> {
            const auto workspace = request.principal.workspace;
            auto items = TRY(ports.forms.consents.main.read(
                [&](db::Transaction& tx) -> Result<boost::json::array> {
                    TRY(find_form(tx, workspace, request.param("form")));
                    boost::json::array out;
                    for (const auto& note :
                         TRY(list_form_versions(tx, workspace, request.param("form")))) {
                        const auto name = TRY(name_of_staff(tx, workspace, note.published_by));
                        out.push_back({{"version", note.version},
                                       {"published_at", to_rfc3339(note.published_at)},
                                       {"published_by", note.published_by},
                                       {"by", {{"id", note.published_by}, {"name", name}}},
                                       {"verdicts", note.verdicts}});
                    }
                    return out;
                }));
            return http::page_reply(request, std::move(items), "");
        }};
}

std::uint64_t number_of(std::string_view text) {
    std::uint64_t number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9' || number > 100'000'000) return 0;
        number = number * 10 + static_cast<std::uint64_t>(c - '0');
    }
    return number;
}

Route version_route(const RoutePorts& ports) {
    return {
        .method = Method::get,
        .path = "/api/v1/forms/{form}/versions/{version}",
        .operation = "getFormVersion",
        .summary = "A published version as it was",
        .caller = form_readers(),
        .answer = json::any("version, published_at, by {id, name}, company, draft, verdicts"),
        .errors = {"form_not_found"},
        .handle = [&ports](const Request& request) -> Result<Reply> {
            const auto workspace = request.principal.workspace;
            return http::json_reply(
                200,
                TRY(ports.forms.consents.main.read([&](db::Transaction& tx)
                                                       -> Result<boost::json::object> {
                    const auto version = TRY(find_form_version(
                        tx, workspace, request.param("form"), number_of(request.param("version"))));
                    const auto name = TRY(name_of_staff(tx, workspace, version.published_by));
                    return boost::json::object{
                        {"version", version.version},
                        {"published_at", to_rfc3339(version.published_at)},
                        {"by", {{"id", version.published_by}, {"name", name}}},
                        {"company", version.company},
                        {"draft", to_json(version.definition)},
                        {"verdicts", version.verdicts}};
                })));
        }};
}

}  // namespace

http::Routes history_routes(const RoutePorts& ports) {
    return {presets_route(ports),
            create_route(ports),
            copy_route(ports),
            versions_route(ports),
            version_route(ports)};
}

}  // namespace placet::forms
