#include <algorithm>

#include <boost/json.hpp>

#include "lawbook/reckon.h"
#include "lawbook/routes.h"

namespace placet::lawbook {
namespace {

using http::Limits;
using http::Method;
using http::Reply;
using http::Request;
using http::Route;

// How far ahead a missing year is shown: terms of a request begun late in a year end in the next.
constexpr int years_ahead = 1;
constexpr std::size_t most_laws = 10;

boost::json::object to_json(const law::Calendar& calendar,
                            int this_year,
                            std::string_view language) {
    boost::json::array years;
    const int first = std::min(*calendar.years.begin(), this_year);
    const int last = std::max(*calendar.years.rbegin(), this_year + years_ahead);
    for (int year = first; year <= last; ++year)
        years.push_back({{"year", year}, {"state", law::name_of(calendar.state(year))}});
    return {{"id", calendar.id},
            {"title", law::text_in(calendar.title, language)},
            {"years", std::move(years)}};
}

Route list_route(const Ports& ports) {
    using namespace json;
    return {
        .method = Method::get,
        .path = "/api/v1/calendars",
        .operation = "listCalendars",
        .summary = "The calendars of days off, and which years they know",
        .notes =
            "`no_transfers`: the holidays are known, the days that the government moves "
            "are not yet. Every deadline that depends on such a year says so.",
        .caller = readers(),
        .limits = Limits{},
        .request = any(),
        .status = 200,
        .answer = object({required(
            "items",
            array(object({required("id", text(2, 10)),
                          required("title", text(1, 200)),
                          required(
                              "years",
                              array(object({required("year", integer(1, 9999)),
                                            required(
                                                "state",
                                                one_of({"complete", "no_transfers", "missing"}))}),
                                    200))}),
                  200))}),
        .errors = {},
        .handle = [&ports](const Request& request) -> Result<Reply> {
            const int year = law::year_of(TRY(law::Zone::named("UTC")).day_of(ports.clock.now()));
            boost::json::array items;
            for (const auto& calendar : ports.calendars.all())
                items.push_back(to_json(calendar, year, request.language));
            return http::json_reply(200, boost::json::object{{"items", std::move(items)}});
        }};
}

Result<std::vector<std::string>> laws_named(std::string_view text) {
    std::vector<std::string> out;
    for (;;) {
        const auto comma = text.find(',');
        out.emplace_back(text.substr(0, comma));
        if (out.back().empty() || out.size() > most_laws)
            return invalid_input("invalid", {{"profile", text.empty() ? "required" : "too_long"}});
        if (comma == std::string_view::npos) return out;
        text.remove_prefix(comma + 1);
    }
}

Result<Question> question_of(const Ports& ports, const Request& request) {
    Question out{.workspace = request.principal.workspace,
                 .laws = TRY(laws_named(request.query_or("profile", ""))),
                 .right = std::string(request.query_or("right", "")),
                 .received = ports.clock.now(),
                 .extended = request.query_or("extended", "") == "1",
                 .zone = std::string(request.query_or("zone", "")),
                 .calendar = std::string(request.query_or("calendar", "")),
                 .company = std::string(request.query_or("company", ""))};
    if (out.right.empty()) return invalid_input("invalid", {{"right", "required"}});
    if (const auto received = request.query_or("received", ""); !received.empty()) {
        const auto at = from_rfc3339(received);
        if (!at) return invalid_input("invalid", {{"received", "not_a_time"}});
        out.received = *at;
    }
    return out;
}

boost::json::object to_json(const Due& due, const Words& words, std::string_view language) {
    return {{"profile", due.law->id},
            {"version", due.law->version},
            {"revision", due.law->edit_revision},
            {"what", due.what},
            {"term", words.term(due.term, language)},
            {"due", to_rfc3339(due.deadline.due)},
            {"due_date", law::to_text(due.deadline.due_date)},
            {"zone", due.zone}};
}

std::vector<std::string> warnings(const Answer& answer, const Words& words, std::string_view lang) {
    std::vector<std::string> out;
    const auto add = [&](std::string text) {
        if (std::ranges::find(out, text) == out.end()) out.push_back(std::move(text));
    };
    for (const auto& due : answer.dues)
        for (const auto& doubt : due.deadline.doubts)
            add(words.doubt(
                doubt, due.calendar ? law::text_in(due.calendar->title, lang) : "", lang));
    for (const auto* law : answer.without)
        add(words.right_unknown(law::text_in(law->title, lang), lang));
    return out;
}

boost::json::object to_json(const Answer& answer, const Words& words, std::string_view lang) {
    const auto& first = answer.dues.front();
    boost::json::object out = to_json(first, words, lang);
    out["aim"] = to_rfc3339(first.deadline.aim);
    boost::json::array steps;
    for (const auto& step : first.deadline.steps)
        steps.push_back({{"date", law::to_text(step.date)}, {"why", words.step(step, lang)}});
    out["steps"] = std::move(steps);
    boost::json::array told;
    for (const auto& warning : warnings(answer, words, lang))
        told.emplace_back(boost::json::string(warning));
    out["warnings"] = std::move(told);
    boost::json::array all;
    for (const auto& due : answer.dues)
        all.push_back(to_json(due, words, lang));
    out["all"] = std::move(all);
    return out;
}

std::vector<json::Member> due_members() {
    using namespace json;
    return {required("profile", text(1, 40)),
            required("version", integer(1, INT32_MAX)),
            required("revision", integer(0, INT64_MAX)),
            required("what", text(1, 40)),
            required("term", text(1, 100)),
            required("due", text(20, 40, "date-time")),
            required("due_date", text(10, 10, "date")),
            required("zone", text(1, 64))};
}

json::Shape answer_shape() {
    using namespace json;
    auto members = due_members();
    members.push_back(required("aim", text(20, 40, "date-time")));
    members.push_back(required(
        "steps",
        array(object({required("date", text(10, 10, "date")), required("why", text(1, 500))}),
              50'000)));
    members.push_back(required("warnings", array(text(1, 500), 100)));
    members.push_back(required("all", array(object(due_members()), 100)));
    return object(std::move(members));
}

Route deadline_route(const Ports& ports) {
    return {.method = Method::get,
            .path = "/api/v1/calendars/deadline",
            .operation = "reckonDeadline",
            .summary = "By when a request must be fulfilled, and how that was reckoned",
            .notes =
                "`profile` names one law or several with commas: the earliest deadline counts "
                "and is told in `steps`; `all` holds every one. `right` is a member of the "
                "law's requests, or `breach`. `received` (default: now) is an instant, `zone` "
                "(default: the law's) that of the operator. Where the calendar depends on the "
                "operator's country, `company` or `calendar` says which. `extended=1` adds "
                "the extension that the law allows. `aim` is when to be done.",
            .caller = readers(),
            .limits = Limits{},
            .request = json::any(),
            .status = 200,
            .answer = answer_shape(),
            .errors = {"invalid",
                       "law_profile_unknown",
                       "law_not_in_force",
                       "right_unknown",
                       "calendar_unknown",
                       "not_found"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto question = TRY(question_of(ports, request));
                const auto answer = TRY(reckon(ports, question));
                return http::json_reply(200, to_json(answer, ports.words, request.language));
            }};
}

}  // namespace

http::Routes calendar_routes(const Ports& ports) {
    return {list_route(ports), deadline_route(ports)};
}

}  // namespace placet::lawbook
