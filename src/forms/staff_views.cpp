#include "forms/staff_views.h"

#include <boost/json.hpp>

#include "http/revision.h"
#include "workspaces/company_store.h"
#include "workspaces/trail.h"

namespace placet::forms {

using http::Role;
using http::Scope;

http::Caller form_readers() {
    return http::Caller::staff({Role::owner, Role::privacy_officer, Role::editor, Role::auditor},
                               {Scope::forms_write, Scope::admin});
}

http::Caller form_writers() {
    return http::Caller::staff({Role::owner, Role::privacy_officer, Role::editor},
                               {Scope::forms_write, Scope::admin});
}

std::string text_member(const boost::json::object& from, std::string_view member) {
    const auto* found = from.if_contains(member);
    return found && found->is_string() ? std::string(found->get_string()) : std::string();
}

json::Shape form_shape() {
    using namespace json;
    return object({required("id", text(1, 40)),
                   required("number", integer(1, INT64_MAX)),
                   required("company", text(1, 40)),
                   required("name", text(1, 200)),
                   required("kind", text(0, 20)),
                   required("state", one_of({"draft", "published", "stopped"})),
                   optional("stops_at", nullable(text(1, 40, "date-time"))),
                   optional("stopped_because", nullable(one_of({"staff", "override_expired"}))),
                   required("published_version", nullable(integer(1, INT64_MAX))),
                   required("draft", definition_shape()),
                   required("created_at", text(1, 40, "date-time")),
                   required("updated_at", text(1, 40, "date-time")),
                   required("revision", integer(1, INT64_MAX))});
}

http::Reply form_reply(int status, const Form& form, Timestamp now) {
    return http::with_etag(http::json_reply(status, to_json(form, now)), form.revision);
}

boost::json::object report_json(const Ports& ports,
                                const FormReport& report,
                                std::string_view lang) {
    return {{"findings", ports.library.findings.to_json(report.findings, ports.profiles, lang)},
            {"verdicts", to_json(report.verdicts)}};
}

Result<void> record_form_act(db::Transaction& tx,
                             const RoutePorts& ports,
                             const http::Request& request,
                             std::string action,
                             std::string object) {
    return workspaces::record_act(tx,
                                  ports.forms.consents.random,
                                  {.workspace = request.principal.workspace,
                                   .actor = workspaces::Actor::of(request.principal),
                                   .action = std::move(action),
                                   .object = std::move(object),
                                   .at = ports.forms.consents.clock.now()});
}

Result<workspaces::Company> company_for_form(db::Transaction& tx,
                                             std::int64_t workspace,
                                             const std::string& id) {
    auto company = workspaces::find_company(tx, workspace, id);
    if (!company && company.error().kind == ErrorKind::not_found)
        return invalid_input("invalid", {{"company", "unknown_company"}});
    return company;
}

}  // namespace placet::forms
