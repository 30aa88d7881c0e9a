// What changed: the draft against what is published, and any two versions.

#include <charconv>

#include <boost/json.hpp>

#include "agreements/explain_changes.h"
#include "agreements/routes.h"

namespace placet::agreements {
namespace {

using http::Method;
using http::Reply;
using http::Request;
using http::Route;

json::Shape changes_shape() {
    using namespace json;
    const auto materiality = one_of({"none", "cosmetic", "unclear", "material"});
    return object(
        {required("materiality", materiality),
         required("changes",
                  array(object({required("part", text(1, 40)),
                                required("change", one_of({"added", "removed", "changed"})),
                                required("materiality", materiality),
                                required("text", text(1, 20'000))}),
                        2000)),
         required("words",
                  map(array(object({required("op", one_of({"same", "added", "removed"})),
                                    required("text", text(1, 1'000'000))}),
                            200'000),
                      4)),
         required("asked_again", integer(0, INT64_MAX))});
}

Result<std::string> language_of(const Request& request) {
    const auto lang = request.query_or("lang", "");
    for (const std::string_view known : {"", "ru", "be", "de", "en"})
        if (lang == known) return std::string(lang);
    return invalid_input("invalid", {{"lang", "not_a_choice"}});
}

// 0: it is no number.
std::int64_t number_of(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    return problem == std::errc{} && end == text.data() + text.size() ? number : 0;
}

constexpr std::string_view meaning =
    "Plain words for each part, in the language of Accept-Language, and the words of the text one "
    "by one (`?lang=`: one language only). `unclear` counts as material unless a second person "
    "confirms a cosmetic claim. ";

Route draft_changes_route(const Ports& ports) {
    return {.method = Method::get,
            .path = "/api/v1/agreements/{agreement}/changes",
            .operation = "getAgreementChanges",
            .summary = "What publishing the draft would change, and whom it would ask again",
            .notes = std::string(meaning) +
                     "`asked_again`: people who agreed and would be asked at the next contact.",
            .caller = readers(),
            .request = json::any(),
            .status = 200,
            .answer = changes_shape(),
            .errors = {"not_found", "template_unknown", "invalid"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto lang = TRY(language_of(request));
                const auto found =
                    TRY(explain_draft(ports,
                                      {.workspace = request.principal.workspace,
                                       .agreement = std::string(request.param("agreement")),
                                       .lang = lang}));
                return http::json_reply(200,
                                        to_json(found, ports.library.changes, request.language));
            }};
}

Route version_changes_route(const Ports& ports) {
    return {.method = Method::get,
            .path = "/api/v1/agreements/{agreement}/versions/{version}/changes",
            .operation = "getAgreementVersionChanges",
            .summary = "How a version differs from another, `?against=` (the one before it)",
            .notes = std::string(meaning) +
                     "`asked_again`: people whose newest consent is to a version before the later "
                     "of the two.",
            .caller = readers(),
            .request = json::any(),
            .status = 200,
            .answer = changes_shape(),
            .errors = {"not_found", "invalid"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                ExplainVersions question{.workspace = request.principal.workspace,
                                         .agreement = std::string(request.param("agreement")),
                                         .version = number_of(request.param("version")),
                                         .against = number_of(request.param("version")) - 1,
                                         .lang = TRY(language_of(request))};
                if (const auto against = request.query_or("against", ""); !against.empty())
                    question.against = number_of(against);
                const auto found = TRY(ports.database.read(
                    [&](db::Transaction& tx) { return explain_versions(tx, ports, question); }));
                return http::json_reply(200,
                                        to_json(found, ports.library.changes, request.language));
            }};
}

}  // namespace

http::Routes change_routes(const Ports& ports) {
    return {draft_changes_route(ports), version_changes_route(ports)};
}

}  // namespace placet::agreements
