#include <boost/json.hpp>

#include "http/page.h"
#include "http/revision.h"
#include "lawbook/edit_law.h"
#include "lawbook/routes.h"

namespace placet::lawbook {
namespace {

using http::Caller;
using http::Limits;
using http::Method;
using http::Reply;
using http::Request;
using http::Role;
using http::Route;
using http::Scope;

// A person who answers for it by name: no keys.
Caller lawyers() {
    return Caller::staff({Role::owner, Role::privacy_officer});
}

json::Shape edit_shape() {
    using namespace json;
    return object({required("path", text(1, 300)),
                   required("value", any("null: the standard is back")),
                   required("standard", any("what the data says; null: nothing")),
                   required("by", text(1, 60)),
                   required("at", text(20, 40, "date-time")),
                   required("reason", text(0, 1000)),
                   required("revision", integer(1, INT64_MAX)),
                   optional("applies", boolean())});
}

json::Shape law_shape() {
    using namespace json;
    return object({required("id", text(1, 40)),
                   required("title", text(1, 300)),
                   required("version", integer(1, INT32_MAX)),
                   required("parent_version", integer(0, INT32_MAX)),
                   required("valid_from", text(10, 10)),
                   required("valid_to", nullable(text(10, 10))),
                   required("state", one_of({"in_force", "future", "ended"})),
                   required("time_zone", text(1, 64)),
                   required("calendar", text(1, 40)),
                   required("capture", map(text(1, 20), 40)),
                   required("required_fields", array(text(1, 60), 60)),
                   required("languages", array(text(2, 2), 4)),
                   required("rights", array(text(1, 40), 60)),
                   required("edits", array(edit_shape(), most_edits)),
                   required("revision", integer(0, INT64_MAX))});
}

boost::json::array list(const std::vector<std::string>& texts) {
    boost::json::array out;
    for (const auto& text : texts)
        out.emplace_back(boost::json::string(text));
    return out;
}

boost::json::object to_json(const StoredEdit& edit) {
    return {{"path", edit.path},
            {"value", edit.value},
            {"standard", edit.standard},
            {"by", edit.staff},
            {"at", to_rfc3339(edit.at)},
            {"reason", edit.reason},
            {"revision", edit.revision}};
}

std::string_view state_of(const law::Profile& law, std::string_view today) {
    if (today < law.valid_from) return "future";
    return law.in_force_on(today) ? "in_force" : "ended";
}

// An edit that this version of the data does not take (any more) is left out, and must be seen to
// be.
bool applies(const law::Profiles& data, const law::Profile& law, const StoredEdit& edit) {
    return data.edited(law.id, law.valid_from, {{edit.profile, edit.path, edit.value}}).has_value();
}

boost::json::object to_json(const law::Profiles& data,
                            const law::Profile& law,
                            const std::vector<StoredEdit>& edits,
                            std::string_view today,
                            std::string_view language) {
    boost::json::object capture;
    for (const auto mode : law::every_capture_mode())
        capture[law::name_of(mode)] = law::name_of(law.capture[static_cast<std::size_t>(mode)]);
    boost::json::array rights;
    for (const auto& [name, right] : law.rights)
        if (!right.milestones.empty()) rights.emplace_back(boost::json::string(name));
    boost::json::array own;
    for (const auto& edit : edits) {
        if (edit.profile != law.id || edit.value.is_null()) continue;
        own.push_back(to_json(edit));
        own.back().as_object()["applies"] = applies(data, law, edit);
    }
    boost::json::object out{{"id", law.id},
                            {"title", law::text_in(law.title, language)},
                            {"version", law.version},
                            {"parent_version", law.parent_version},
                            {"valid_from", law.valid_from},
                            {"valid_to", nullptr},
                            {"state", state_of(law, today)},
                            {"time_zone", law.time_zone},
                            {"calendar", law.counting.calendar},
                            {"capture", std::move(capture)},
                            {"required_fields", list(law.required_fields)},
                            {"languages", list(law.languages)},
                            {"rights", std::move(rights)},
                            {"edits", std::move(own)},
                            {"revision", law.edit_revision}};
    if (!law.valid_to.empty()) out["valid_to"] = law.valid_to;
    return out;
}

Result<boost::json::array> items(const Ports& ports, const Request& request) {
    const auto& data = ports.book.data();
    const auto now = ports.clock.now();
    return ports.database.read([&](db::Transaction& tx) -> Result<boost::json::array> {
        const auto edits = TRY(current_edits(tx, request.principal.workspace));
        boost::json::array out;
        for (const auto& version : data.all()) {
            const auto* law = TRY(ports.book.edited(version, request.principal.workspace, edits));
            const auto today = TRY(data.day_at(law->id, now));
            out.push_back(to_json(data, *law, edits, today, request.language));
        }
        return out;
    });
}

Route list_route(const Ports& ports) {
    using namespace json;
    return {
        .method = Method::get,
        .path = "/api/v1/law-profiles",
        .operation = "listLawProfiles",
        .summary = "The laws that the program knows, in all versions, as the workspace has them",
        .notes =
            "Titles are in the language of Accept-Language; no languages: any is allowed. "
            "A version takes over by itself at the start of its first day in `time_zone`.",
        .caller = readers(),
        .limits = Limits{},
        .request = any(),
        .status = 200,
        .answer = object({required("items", array(law_shape(), 200))}),
        .errors = {},
        .handle = [&ports](const Request& request) -> Result<Reply> {
            auto all = TRY(items(ports, request));
            return http::json_reply(200, boost::json::object{{"items", std::move(all)}});
        }};
}

Route history_route(const Ports& ports) {
    using namespace json;
    return {.method = Method::get,
            .path = "/api/v1/law-profiles/{profile}/edits",
            .operation = "listLawEdits",
            .summary = "Everything that the workspace ever set otherwise in a law, newest first",
            .notes = "A row without a value gave back the standard.",
            .caller = readers(),
            .limits = Limits{},
            .request = any(),
            .status = 200,
            .answer = object({required("items", array(edit_shape(), most_edits))}),
            .errors = {"law_profile_unknown"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto profile = request.param("profile");
                if (ports.book.data().any(profile) == nullptr)
                    return not_found("law_profile_unknown");
                const auto edits = TRY(ports.database.read([&](db::Transaction& tx) {
                    return find_edits(
                        tx, request.principal.workspace, profile, INT64_MAX, most_edits);
                }));
                boost::json::array out;
                for (const auto& edit : edits)
                    out.push_back(to_json(edit));
                return http::json_reply(200, boost::json::object{{"items", std::move(out)}});
            }};
}

Result<Reply> edited(const Ports& ports, const Request& request, EditLaw command) {
    command.workspace = request.principal.workspace;
    command.actor = workspaces::Actor::of(request.principal);
    command.profile = std::string(request.param("profile"));
    command.expected_revision = TRY(http::if_match(request));
    const auto* law = TRY(edit_law(ports, command));
    const auto edits = TRY(ports.database.read(
        [&](db::Transaction& tx) { return current_edits(tx, command.workspace); }));
    const auto today = TRY(ports.book.data().day_at(law->id, ports.clock.now()));
    return http::with_etag(
        http::json_reply(200, to_json(ports.book.data(), *law, edits, today, request.language)),
        law->edit_revision);
}

Route put_route(const Ports& ports) {
    using namespace json;
    return {.method = Method::put,
            .path = "/api/v1/law-profiles/{profile}/edits",
            .operation = "editLawProfile",
            .summary = "Set one member of a law otherwise than the data has it",
            .notes =
                "`path` names members from the outside in: `requests.access.term`. The whole "
                "law is read anew, as strictly as the data: `invalid` names what it refuses.",
            .caller = lawyers(),
            .limits = Limits{.body_bytes = 16 * 1024},
            .request = object({required("path", text(1, 300)),
                               required("value", any("a text, number, flag, list or map")),
                               required("reason", text(1, 1000))}),
            .status = 200,
            .answer = law_shape(),
            .errors = {"invalid",
                       "unknown_field",
                       "law_profile_unknown",
                       "law_not_in_force",
                       "law_edits_full",
                       "edit_conflict",
                       "bad_if_match"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto& body = request.json().as_object();
                if (body.at("value").is_null())
                    return invalid_input("invalid", {{"value", "required"}});
                return edited(ports,
                              request,
                              {.path = std::string(body.at("path").as_string()),
                               .value = body.at("value"),
                               .reason = std::string(body.at("reason").as_string())});
            }};
}

Route delete_route(const Ports& ports) {
    using namespace json;
    return {.method = Method::del,
            .path = "/api/v1/law-profiles/{profile}/edits",
            .operation = "restoreLawProfile",
            .summary = "Give a member of a law back what the data says",
            .notes = "`?path=` names it, `?reason=` may say why. The history keeps both acts.",
            .caller = lawyers(),
            .limits = Limits{},
            .request = any(),
            .status = 200,
            .answer = law_shape(),
            .errors = {"invalid",
                       "law_profile_unknown",
                       "law_edit_not_found",
                       "law_not_in_force",
                       "edit_conflict",
                       "bad_if_match"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto reason = request.query_or("reason", "");
                if (reason.size() > 1000) return invalid_input("invalid", {{"reason", "too_long"}});
                return edited(ports,
                              request,
                              {.path = std::string(request.query_or("path", "")),
                               .value = nullptr,
                               .reason = std::string(reason)});
            }};
}

}  // namespace

Caller readers() {
    return Caller::staff({Role::owner, Role::privacy_officer, Role::editor, Role::auditor},
                         {Scope::agreements_write, Scope::forms_write, Scope::admin});
}

http::Routes law_routes(const Ports& ports) {
    return {list_route(ports), history_route(ports), put_route(ports), delete_route(ports)};
}

http::Routes routes(const Ports& ports) {
    auto all = law_routes(ports);
    for (auto& route : calendar_routes(ports))
        all.push_back(std::move(route));
    return all;
}

}  // namespace placet::lawbook
