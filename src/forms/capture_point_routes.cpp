#include <algorithm>
#include <set>

#include <boost/json.hpp>
#include <boost/url.hpp>

#include "agreements/agreement_store.h"
#include "forms/page_check.h"
#include "forms/sql.h"
#include "forms/staff_views.h"
#include "http/page.h"
#include "jobs/jobs.h"

namespace placet::forms {
namespace {

using http::Method;
using http::Reply;
using http::Request;
using http::Route;

bool may_stand_at(const Definition& form, const std::string& url, std::string_view own) {
    const auto page = boost::urls::parse_uri(url);
    if (!page) return false;
    const std::string origin =
        std::string(page->scheme()) + "://" + std::string(page->encoded_host_and_port());
    return origin.ends_with("://" + std::string(own)) ||
           std::ranges::find(form.allowed_origins, origin) != form.allowed_origins.end();
}

Result<bool> has_retired(db::Transaction& tx, const Form& form) {
    for (const auto& use : form.draft.agreements) {
        const auto agreement = agreements::find_agreement(tx, form.workspace, use.agreement);
        if (!agreement && agreement.error().kind != ErrorKind::not_found) return agreement.error();
        if (!agreement || agreement->state == "retired") return true;
    }
    return false;
}

boost::json::object page_json(const std::string& url, const PageCheck* check) {
    boost::json::object out{{"url", url}, {"state", nullptr}, {"checked_at", nullptr}};
    if (!check) return out;
    out["state"] = name_of(check->state);
    out["checked_at"] = to_rfc3339(check->checked_at);
    out["expected"] = check->expected;
    out["found"] = check->found;
    return out;
}

struct Point {
    const Form& form;
    std::set<std::string> problems;
    boost::json::array pages;
};

Result<void> look_at_pages(db::Transaction& tx, Point& point, std::string_view own) {
    const auto& form = point.form;
    const auto checks = TRY(list_page_checks(tx, form.workspace, form.id));
    if (form.state == "published" && form.draft.pages.empty())
        point.problems.insert("pages_unknown");
    for (const auto& url : form.draft.pages) {
        const auto found = std::ranges::find(checks, url, &PageCheck::url);
        const auto* check = found == checks.end() ? nullptr : &*found;
        if (!may_stand_at(form.draft, url, own)) point.problems.insert("origin_not_allowed");
        if (!check)
            point.problems.insert("page_not_checked");
        else if (check->state != PageState::ok)
            point.problems.insert("page_" + std::string(name_of(check->state)));
        point.pages.push_back(page_json(url, check));
    }
    return {};
}

Result<boost::json::object> point_json(db::Transaction& tx,
                                       const Form& form,
                                       const std::map<std::string, Timestamp>& captures,
                                       std::string_view own) {
    Point point{.form = form};
    if (form.draft.agreements.empty()) point.problems.insert("agreement_missing");
    if (TRY(has_retired(tx, form))) point.problems.insert("agreement_retired");
    TRY(look_at_pages(tx, point, own));
    boost::json::array problems;
    for (const auto& problem : point.problems)
        problems.emplace_back(problem);
    const auto last = captures.find(form.id);
    return boost::json::object{
        {"kind", "form"},
        {"id", form.id},
        {"name", form.name},
        {"company", form.company},
        {"state", form.state},
        {"published_version", form.published_version},
        {"agreements", form.draft.agreements.size()},
        {"last_capture",
         last == captures.end() ? boost::json::value(nullptr)
                                : boost::json::value(to_rfc3339(last->second))},
        {"problems", std::move(problems)},
        {"pages", std::move(point.pages)}};
}

Result<boost::json::array> all_points(db::Transaction& tx,
                                      std::int64_t workspace,
                                      std::string_view own) {
    std::map<std::string, Timestamp> captures;
    for (const auto& row : TRY(tx.query(sql::list_last_captures, {workspace})))
        captures[row.text(0)] = Timestamp{row.integer(1)};
    boost::json::array items;
    for (const auto& form : TRY(list_forms(tx, workspace)))
        items.push_back(TRY(point_json(tx, form, captures, own)));
    return items;
}

Route list_route(const RoutePorts& ports) {
    return {.method = Method::get,
            .path = "/api/v1/capture-points",
            .operation = "listCapturePoints",
            .summary = "Everywhere that consent is asked, and what is wrong there",
            .notes =
                "problems: agreement_missing, agreement_retired, pages_unknown, "
                "page_not_checked, page_text_differs, page_not_found, page_unreachable, "
                "origin_not_allowed.",
            .caller = form_readers(),
            .answer = json::any("items: kind, id, name, company, state, published_version, "
                                "agreements, last_capture, problems, pages (url, state, "
                                "checked_at, expected, found)"),
            .errors = {},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                auto items = TRY(ports.forms.consents.main.read([&](db::Transaction& tx) {
                    return all_points(tx, request.principal.workspace, request.header("Host"));
                }));
                return http::page_reply(request, std::move(items), "");
            }};
}

Route check_route(const RoutePorts& ports) {
    using namespace json;
    return {
        .method = Method::post,
        .path = "/api/v1/capture-points/check",
        .operation = "checkCapturePoints",
        .summary = "Open every page of a form, or of all, and compare what it shows",
        .notes = "Answered at once; the result stands in the list as soon as the pages are read.",
        .caller = form_writers(),
        .request = object({optional("form", text(1, 40))}),
        .status = 202,
        .answer = json::any("empty"),
        .errors = {"invalid", "unknown_field", "form_not_found"},
        .handle = [&ports](const Request& request) -> Result<Reply> {
            const auto form = text_member(request.json().as_object(), "form");
            const auto workspace = request.principal.workspace;
            const auto now = ports.forms.consents.clock.now();
            boost::json::object payload{{"workspace", workspace}};
            if (!form.empty()) payload["form"] = form;
            TRY(ports.forms.consents.main.write([&](db::Transaction& tx) -> Result<void> {
                if (!form.empty()) TRY(find_form(tx, workspace, form));
                return jobs::enqueue(tx,
                                     {.kind = std::string(page_check_job),
                                      .payload = boost::json::serialize(payload),
                                      .run_at = now},
                                     now);
            }));
            return http::json_reply(202, boost::json::object());
        }};
}

}  // namespace

http::Routes capture_point_routes(const RoutePorts& ports) {
    return {list_route(ports), check_route(ports)};
}

}  // namespace placet::forms
