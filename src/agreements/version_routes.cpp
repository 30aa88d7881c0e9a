// Preview, publish, and what was published.

#include <charconv>

#include <boost/json.hpp>

#include "agreements/agreement_store.h"
#include "agreements/publish_agreement.h"
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

json::Shape placeholder_shape() {
    using namespace json;
    return object({required("name", text(1, 60)),
                   required("value", text(0, 10'000)),
                   required("origin", one_of({"caller", "company", "agreement", "law", "missing"})),
                   required("overridable", boolean())});
}

json::Shape version_shape() {
    using namespace json;
    return object({required("version", integer(1, INT64_MAX)),
                   required("published_at", text(1, 40, "date-time")),
                   required("published_by", text(0, 60)),
                   required("languages", array(text(2, 2), 4)),
                   required("law_profile", text(1, 40)),
                   required("law_version", integer(1, INT32_MAX)),
                   required("law_revision", integer(0, INT64_MAX)),
                   required("consents", integer(0, INT64_MAX)),
                   required("materiality", one_of({"none", "cosmetic", "unclear", "material"})),
                   required("asks_again", boolean()),
                   required("claim", nullable(one_of({"cosmetic"}))),
                   required("submitted_by", nullable(text(1, 60))),
                   required("submitted_at", nullable(text(1, 40, "date-time"))),
                   required("approved_by", nullable(text(1, 60))),
                   required("approved_at", nullable(text(1, 40, "date-time"))),
                   optional("lang", text(2, 2)),
                   optional("title", text(0, 2000)),
                   optional("text_sha256", text(64, 64)),
                   optional("text", array(any("a block of the text tree"), 5000)),
                   optional("html", text(0, 1'000'000))});
}

Result<boost::json::object> to_json(db::Transaction& tx,
                                    const Ports& ports,
                                    const FrozenVersion& version) {
    std::int64_t consents = 0;
    if (ports.consents)
        consents = TRY(ports.consents(tx, version.workspace, version.agreement, version.version));
    boost::json::array languages;
    for (const auto& language : version.languages)
        languages.emplace_back(boost::json::string(language));
    boost::json::object out{{"version", version.version},
                            {"published_at", to_rfc3339(version.published_at)},
                            {"published_by", version.published_by},
                            {"languages", std::move(languages)},
                            {"law_profile", version.law.profile},
                            {"law_version", version.law.version},
                            {"law_revision", version.law.edit_revision},
                            {"consents", consents}};
    const auto history =
        TRY(find_history(tx, {version.workspace, version.agreement, version.version}));
    for (auto& member : to_json(history))
        out[member.key()] = std::move(member.value());
    return out;
}

std::int64_t number_of(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    return problem == std::errc{} && end == text.data() + text.size() ? number : 0;
}

PreviewAgreement preview_of(const Request& request) {
    const auto& body = request.json().as_object();
    PreviewAgreement out{.workspace = request.principal.workspace,
                         .agreement = std::string(request.param("agreement")),
                         .lang = std::string(body.at("lang").as_string())};
    if (const auto* form = body.if_contains("form")) out.form = std::string(form->as_string());
    if (const auto* draft = body.if_contains("draft")) out.draft = draft_of(draft->as_object());
    if (const auto* values = body.if_contains("values")) out.values = texts_of(*values);
    return out;
}

Route preview_route(const Ports& ports) {
    using namespace json;
    return {.method = Method::post,
            .path = "/api/v1/agreements/{agreement}/preview",
            .operation = "previewAgreement",
            .summary = "The draft as it would be published now, with everything that is wrong",
            .notes = "Nothing is stored. With `form` its fields are listed as a visitor would see.",
            .caller = readers(),
            .limits = Limits{.body_bytes = 512 * 1024},
            .request = object({required("lang", one_of({"ru", "be", "de", "en"})),
                               optional("form", text(1, 40)),
                               optional("draft", draft_shape()),
                               optional("values", map(text(0, 500), 40))}),
            .status = 200,
            .answer = object({required("title", text(0, 2000)),
                              required("label", array(any("{text, link?}"), 100)),
                              required("text", array(any("a block of the text tree"), 5000)),
                              required("html", text(0, 1'000'000)),
                              required("text_sha256", text(64, 64)),
                              required("placeholders", array(placeholder_shape(), 100)),
                              required("findings", array(finding_shape(), 1000))}),
            .errors = {"invalid", "unknown_field", "not_found", "template_unknown"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto preview = TRY(preview_agreement(ports, preview_of(request)));
                const Rendition& text = preview.rendition;
                return http::json_reply(
                    200,
                    boost::json::object{{"title", text.title},
                                        {"label", agreements::to_json(text.label)},
                                        {"text", agreements::to_json(text.blocks)},
                                        {"html", text.html},
                                        {"text_sha256", to_hex(text.sha256)},
                                        {"placeholders", agreements::to_json(preview.placeholders)},
                                        {"findings",
                                         ports.library.findings.to_json(
                                             preview.findings, ports.profiles, request.language)}});
            }};
}

Route publish_route(const Ports& ports) {
    using namespace json;
    return {.method = Method::post,
            .path = "/api/v1/agreements/{agreement}/publish",
            .operation = "publishAgreement",
            .summary = "Publish the draft as the next version",
            .notes =
                "Refused while a finding is an error: 422 publish_refused carries `findings`. "
                "Forms show the new version from their next visitor on. `claim`: changed words of "
                "a free text ask nobody again, if whoever approved them confirmed that.",
            .caller = writers(),
            .limits = Limits{},
            .request = object({optional("claim", one_of({"cosmetic"}))}),
            .status = 200,
            .answer = object(
                {required("version", integer(1, INT64_MAX)),
                 required("materiality", one_of({"none", "cosmetic", "unclear", "material"})),
                 required("asks_again", boolean()),
                 required("findings", array(finding_shape(), 1000))}),
            .errors = {"publish_refused",
                       "approval_required",
                       "claim_refused",
                       "claim_unconfirmed",
                       "agreement_retired",
                       "not_found",
                       "edit_conflict",
                       "bad_if_match",
                       "template_unknown",
                       "invalid",
                       "unknown_field"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto expected = TRY(http::if_match(request));
                const auto publication = TRY(publish_agreement(
                    ports,
                    {.workspace = request.principal.workspace,
                     .actor = workspaces::Actor::of(request.principal),
                     .agreement = std::string(request.param("agreement")),
                     .expected_revision = expected,
                     .claims_cosmetic = request.json().as_object().contains("claim")}));
                auto findings = ports.library.findings.to_json(
                    publication.findings, ports.profiles, request.language);
                if (publication.version == 0)
                    return http::problem(invalid_input("publish_refused"),
                                         request.language,
                                         {{"findings", std::move(findings)}});
                return http::json_reply(
                    200,
                    boost::json::object{{"version", publication.version},
                                        {"materiality", publication.history.materiality},
                                        {"asks_again", publication.history.asks_again},
                                        {"findings", std::move(findings)}});
            }};
}

Route list_versions_route(const Ports& ports) {
    using namespace json;
    return {.method = Method::get,
            .path = "/api/v1/agreements/{agreement}/versions",
            .operation = "listAgreementVersions",
            .summary = "What was published, newest first",
            .notes = "",
            .caller = readers(),
            .limits = Limits{},
            .request = any(),
            .status = 200,
            .answer = object({required("items", array(version_shape(), 200))}),
            .errors = {"invalid"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto page = TRY(http::read_page(request));
                VersionPage wanted{.agreement = request.param("agreement"),
                                   .limit = static_cast<std::int64_t>(page.limit)};
                if (!page.cursor.empty()) wanted.below = number_of(page.cursor);
                std::string next;
                const auto find = [&](db::Transaction& tx) -> Result<boost::json::array> {
                    const auto found = TRY(list_versions(tx, request.principal.workspace, wanted));
                    boost::json::array items;
                    for (const auto& one : found)
                        items.push_back(TRY(to_json(tx, ports, one)));
                    if (found.size() == page.limit) next = std::to_string(found.back().version);
                    return items;
                };
                auto items = TRY(ports.database.read(find));
                return http::page_reply(request, std::move(items), next);
            }};
}

Route get_version_route(const Ports& ports) {
    return {.method = Method::get,
            .path = "/api/v1/agreements/{agreement}/versions/{version}",
            .operation = "getAgreementVersion",
            .summary = "One published version with its text in `?lang=`",
            .notes = "The text without a form's fields; without `lang` in the default language.",
            .caller = readers(),
            .limits = Limits{},
            .request = json::any(),
            .status = 200,
            .answer = version_shape(),
            .errors = {"not_found"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto find = [&](db::Transaction& tx) -> Result<boost::json::object> {
                    const auto version = TRY(find_version(tx,
                                                          request.principal.workspace,
                                                          request.param("agreement"),
                                                          number_of(request.param("version"))));
                    const auto lang = served_language(version, request.query_or("lang", ""));
                    const auto text = TRY(render(version, Occasion{}, lang));
                    auto body = TRY(to_json(tx, ports, version));
                    body["lang"] = text.lang;
                    body["title"] = text.title;
                    body["text_sha256"] = to_hex(text.sha256);
                    body["text"] = agreements::to_json(text.blocks);
                    body["html"] = text.html;
                    return body;
                };
                return http::json_reply(200, TRY(ports.database.read(find)));
            }};
}

}  // namespace

http::Routes version_routes(const Ports& ports) {
    return {preview_route(ports),
            publish_route(ports),
            list_versions_route(ports),
            get_version_route(ports)};
}

}  // namespace placet::agreements
