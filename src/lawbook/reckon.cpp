#include "lawbook/reckon.h"

#include <algorithm>
#include <tuple>

#include "workspaces/company_store.h"

namespace placet::lawbook {
namespace {

Result<law::Zone> zone_of(const Question& question, const law::Profile& law) {
    auto zone = law::Zone::named(question.zone.empty() ? law.time_zone : question.zone);
    if (!zone && zone.error().kind == ErrorKind::not_found)
        return invalid_input("invalid", {{"zone", "time_zone_unknown"}});
    return zone;
}

// nullptr: nobody said where the operator is.
Result<const law::Calendar*> calendar_of(db::Transaction& tx,
                                         const Ports& ports,
                                         const Question& question,
                                         const law::Profile& law) {
    std::string id = law.counting.calendar;
    if (!question.calendar.empty()) {
        id = question.calendar;
    } else if (id == law::operator_country) {
        if (question.company.empty()) return nullptr;
        const auto company =
            TRY(workspaces::find_company(tx, question.workspace, question.company));
        return ports.calendars.find(company.country);
    }
    const auto* calendar = ports.calendars.find(id);
    if (calendar == nullptr) return invalid_input("invalid", {{"calendar", "calendar_unknown"}});
    return calendar;
}

Result<void> add_dues(db::Transaction& tx,
                      const Ports& ports,
                      const Question& question,
                      const law::Profile& law,
                      Answer& answer) {
    const auto right = law.rights.find(question.right);
    if (right == law.rights.end() || right->second.milestones.empty()) {
        answer.without.push_back(&law);
        return {};
    }
    const auto zone = TRY(zone_of(question, law));
    const auto* calendar = TRY(calendar_of(tx, ports, question, law));
    const law::Reckoning reckoning{law.counting, calendar, zone, ports.book.data().aim_percent()};
    for (const auto& [what, term] : right->second.milestones) {
        const bool main = what == "term" || what == "answer";
        auto deadline =
            TRY(law::deadline(reckoning,
                              question.received,
                              term,
                              question.extended && main ? right->second.extension : std::nullopt));
        answer.dues.push_back({&law,
                               what,
                               term,
                               std::move(deadline),
                               question.zone.empty() ? law.time_zone : question.zone,
                               calendar});
    }
    return {};
}

bool comes_first(const Due& a, const Due& b) {
    const bool a_now = a.term.unit == law::Term::Unit::immediate;
    const bool b_now = b.term.unit == law::Term::Unit::immediate;
    if (a_now != b_now) return b_now;
    return std::tie(a.deadline.due, a.law->id, a.what) <
           std::tie(b.deadline.due, b.law->id, b.what);
}

}  // namespace

Result<Answer> reckon(const Ports& ports, const Question& question) {
    auto answer = TRY(ports.database.read([&](db::Transaction& tx) -> Result<Answer> {
        const auto laws =
            TRY(ports.book.select(tx, question.workspace, question.laws, question.received));
        Answer out;
        for (const auto* law : laws)
            TRY(add_dues(tx, ports, question, *law, out));
        return out;
    }));
    if (answer.dues.empty()) return not_found("right_unknown");
    std::ranges::sort(answer.dues, comes_first);
    return answer;
}

}  // namespace placet::lawbook
