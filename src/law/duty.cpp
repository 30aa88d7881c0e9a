#include "law/duty.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <boost/json.hpp>

namespace placet::law {
namespace {

constexpr std::array<std::string_view, 6> due = {
    "block", "effect", "stop", "term", "answer", "destroy"};
constexpr std::array<std::string_view, 18> known_rights = {"default",
                                                           "withdraw",
                                                           "object_marketing",
                                                           "refusal",
                                                           "access",
                                                           "copy",
                                                           "portability",
                                                           "recipients",
                                                           "rectify",
                                                           "erase",
                                                           "erase_unlawful",
                                                           "erase_unneeded",
                                                           "restrict",
                                                           "object",
                                                           "adm_review",
                                                           "stop_processing",
                                                           "dissemination_stop",
                                                           "adm_objection"};
constexpr std::string_view authority_query = "authority_query";
// Terms that are no number: that of the request that is refused, as soon as possible, none at all.
constexpr std::array<std::string_view, 3> no_number = {"same", "undue_delay", "none"};

bool is_known(std::string_view right) {
    return right == authority_query || std::ranges::find(known_rights, right) != known_rights.end();
}

// Nothing when the member is absent or gives no number.
std::optional<Term> term(Members& members, std::string_view name) {
    if (!members.has(name)) return std::nullopt;
    const std::string text = members.text(name);
    if (std::ranges::find(no_number, text) != no_number.end()) return std::nullopt;
    const auto found = term_named(text);
    if (!found) members.fault(name, "not a term: " + text);
    return found;
}

Right read_right(Members members) {
    Right out;
    for (const auto name : due)
        if (const auto found = term(members, name))
            out.milestones.push_back({std::string(name), *found});
    out.extension = term(members, "extend");
    term(members, "extend_notice_within");
    term(members, "lookback");
    members.integer("free_per_calendar_year");
    for (const auto name : {"notify", "must_cite", "accept_form"})
        members.texts(name);
    for (const auto name : {"extend_notice", "from", "needs", "fallback"})
        members.text_or(name, "");
    members.finish();
    return out;
}

void check_identity(Members members) {
    members.text_or("require", "");
    members.flag("pause_clock");
    members.texts("fields");
    members.finish();
}

void check_destroy_fallback(Members members) {
    members.flag("block");
    term(members, "max");
    members.finish();
}

Right read_stages(Members& breach) {
    Right out;
    const auto* authority = breach.raw("authority");
    if (authority == nullptr) return out;
    Faults faults;
    const auto stage = [&](const boost::json::value& value, const std::string& standard) {
        Members members(value, breach.path() + ".authority", faults);
        const auto number = members.integer("stage");
        const auto found = term(members, "term");
        members.text_or("unless", "");
        members.flag("late_reason");
        members.flag("immediate");
        members.finish();
        if (!found) return;
        out.milestones.push_back({number ? "stage_" + std::to_string(*number) : standard, *found});
    };
    if (const auto* stages = authority->if_array()) {
        for (const auto& value : *stages)
            stage(value, "term");
    } else {
        stage(*authority, "term");
    }
    for (const auto& fault : faults) {
        const auto cut = fault.find(": ");
        breach.fault(fault.substr(breach.path().size() + 1, cut - breach.path().size() - 1),
                     fault.substr(cut + 2));
    }
    return out;
}

}  // namespace

std::optional<Term> term_named(std::string_view text) {
    using Unit = Term::Unit;
    if (text == "immediate") return Term{Unit::immediate, 0};
    int amount = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), amount);
    if (problem != std::errc{} || amount < 1 || amount > 10'000) return std::nullopt;
    const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    if (unit == "h") return Term{Unit::hours, amount};
    if (unit == "D") return Term{Unit::days, amount};
    if (unit == "WD") return Term{Unit::working_days, amount};
    if (unit == "M") return Term{Unit::months, amount};
    if (unit == "Y") return Term{Unit::years, amount};
    return std::nullopt;
}

CountRule read_count(Members members) {
    CountRule out;
    // The program counts in this way only; the file says so for its readers.
    const std::pair<std::string_view, std::string_view> only[] = {
        {"start", "next"}, {"month_rule", "same_date_or_last"}, {"hours_run_through", "true"}};
    for (const auto& [name, value] : only)
        if (members.text(name) != value)
            members.fault(name, "only " + std::string(value) + " is known");
    const std::string roll = members.text("roll");
    if (roll != "next_wd" && roll != "none") members.fault("roll", "neither next_wd nor none");
    out.rolls = roll == "next_wd";
    out.calendar = members.text("calendar");
    for (const auto& [name, days] :
         {std::pair{"days_off", &out.days_off}, std::pair{"working_days", &out.working_days}})
        for (const auto& text : members.texts(name)) {
            const auto date = read_date(text);
            if (date) days->insert(*date);
            if (!date) members.fault(name, "not a date: " + text);
        }
    members.finish();
    return out;
}

Rights read_rights(Members requests, Members breach) {
    Rights out;
    for (const auto& name : requests.names())
        if (is_known(name)) out[name] = read_right(requests.object(name));
    const auto standard = out.find("default");
    for (const auto& type : requests.texts("types")) {
        if (!is_known(type)) requests.fault("types", "unknown right " + type);
        if (standard != out.end()) out.try_emplace(type, standard->second);
    }
    out.erase("default");
    check_identity(requests.object("identity"));
    check_destroy_fallback(requests.object("destroy_fallback"));
    term(requests, "repeat_not_before");
    requests.texts("refuse_grounds");
    requests.texts("refuse_grounds_add");
    requests.finish();

    out["breach"] = read_stages(breach);
    auto subjects = breach.object("subjects");
    subjects.text_or("when", "");
    term(subjects, "term");
    subjects.finish();
    breach.texts("also");
    breach.flag("log_all");
    breach.finish();
    return out;
}

}  // namespace placet::law
