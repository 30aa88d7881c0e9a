#pragma once

// What the routes for staff share. Private to the module.

#include <string>

#include "forms/form_store.h"
#include "forms/judge_form.h"
#include "forms/routes.h"

namespace placet::forms {

http::Caller form_readers();
http::Caller form_writers();

std::string text_member(const boost::json::object& from, std::string_view member);

json::Shape form_shape();
http::Reply form_reply(int status, const Form& form, Timestamp now);

// {"findings":[…],"verdicts":[…]} in the reader's language.
boost::json::object report_json(const Ports& ports,
                                const FormReport& report,
                                std::string_view lang);

// A line in the workspace's trail.
Result<void> record_form_act(db::Transaction& tx,
                             const RoutePorts& ports,
                             const http::Request& request,
                             std::string action,
                             std::string object);

// invalid_input "invalid" with company unknown_company.
Result<workspaces::Company> company_for_form(db::Transaction& tx,
                                             std::int64_t workspace,
                                             const std::string& id);

}  // namespace placet::forms
