#include "law/calendar.h"

#include <algorithm>
#include <array>

#include <boost/json.hpp>

#include "law/embedded.h"

namespace placet::law {
namespace {

constexpr std::string_view folder = "calendars/";
constexpr std::string_view ending = ".yaml";
constexpr std::array<std::string_view, 7> week_days = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

std::set<Date> dates(Members& members, std::string_view name) {
    std::set<Date> out;
    for (const auto& text : members.texts(name)) {
        const auto date = read_date(text);
        if (date) {
            out.insert(*date);
        } else {
            members.fault(name, "not a date: " + text);
        }
    }
    return out;
}

std::set<unsigned> weekend(Members& members) {
    std::set<unsigned> out;
    for (const auto& name : members.texts("weekend")) {
        const auto found = std::ranges::find(week_days, name);
        if (found == week_days.end()) members.fault("weekend", "no day of the week: " + name);
        out.insert(static_cast<unsigned>(found - week_days.begin()) + 1);
    }
    if (out.empty()) members.fault("weekend", "missing");
    return out;
}

std::set<int> years(Members& members) {
    std::set<int> out;
    for (const auto& text : members.texts("years")) {
        const auto first = read_date(text + "-01-01");
        if (!first) members.fault("years", "not a year: " + text);
        if (first) out.insert(year_of(*first));
    }
    return out;
}

// Holidays of the whole country go into every calendar of it, those of a region into its own.
void read_holidays(Members& members, std::vector<Calendar>& calendars, Faults& faults) {
    const auto* list = members.raw("holidays");
    if (list == nullptr || !list->is_array()) return members.fault("holidays", "not a list");
    for (const auto& entry : list->get_array()) {
        Members holiday(entry, members.path() + ".holidays", faults);
        const std::string name = holiday.text("name");
        const auto regions = holiday.texts("regions");
        const auto days = dates(holiday, "days");
        holiday.finish();
        for (auto& calendar : calendars) {
            const auto region = calendar.id.substr(std::min<std::size_t>(3, calendar.id.size()));
            if (!regions.empty() && std::ranges::find(regions, region) == regions.end()) continue;
            for (const Date day : days) {
                if (!calendar.years.contains(year_of(day)))
                    holiday.fault("days", "a year that is not in years: " + to_text(day));
                calendar.holidays.emplace(day, name);
            }
        }
    }
}

std::vector<Calendar> read_country(const std::string& id,
                                   const boost::json::value& document,
                                   Faults& faults) {
    Members members(document, id, faults);
    if (members.text("schema") != "calendar/1") members.fault("schema", "unknown");
    Calendar country{.id = id};
    country.title = members.text_map("title");
    country.weekend = weekend(members);
    country.years = years(members);
    country.moved_by_decree = members.flag("moved_by_decree");
    std::vector<Calendar> out{country};
    auto regions = members.object("regions");
    for (const auto& region : regions.names()) {
        Calendar one = country;
        one.id = id + "-" + region;
        one.title = regions.text_map(region);
        for (auto& [language, title] : one.title)
            title = std::string(text_in(country.title, language)) + ", " + title;
        out.push_back(std::move(one));
    }
    read_holidays(members, out, faults);
    members.finish();
    return out;
}

void read_transfers(Members members, std::vector<Calendar>& calendars) {
    if (members.text("schema") != "transfers/1") members.fault("schema", "unknown");
    for (auto& calendar : calendars) {
        if (!calendar.moved_by_decree) continue;
        auto years = members.object(calendar.id);
        for (const auto& year : years.names()) {
            auto one = years.object(year);
            if (one.text("decree").empty()) one.fault("decree", "missing");
            for (const auto& [name, days] : {std::pair{"days_off", &calendar.days_off},
                                             std::pair{"working_days", &calendar.working_days}})
                for (const Date day : dates(one, name)) {
                    if (to_text(day).substr(0, 4) != year) one.fault(name, "another year");
                    days->insert(day);
                }
            one.finish();
            const auto first = read_date(year + "-01-01");
            if (first) calendar.transfers_known.insert(year_of(*first));
        }
    }
    members.finish();
}

}  // namespace

std::string_view name_of(YearState state) {
    constexpr std::array<std::string_view, 3> names = {"complete", "no_transfers", "missing"};
    return names[static_cast<std::size_t>(state)];
}

Day Calendar::day(Date date) const {
    if (working_days.contains(date)) return {DayKind::moved_working};
    if (const auto found = holidays.find(date); found != holidays.end())
        return {DayKind::holiday, found->second};
    if (days_off.contains(date)) return {DayKind::moved_off};
    const bool rest = weekend.contains(std::chrono::weekday{date}.iso_encoding());
    return {rest ? DayKind::weekend : DayKind::working};
}

YearState Calendar::state(int year) const {
    if (!years.contains(year)) return YearState::missing;
    if (moved_by_decree && !transfers_known.contains(year)) return YearState::no_transfers;
    return YearState::complete;
}

Result<Calendars> Calendars::load(std::span<const EmbeddedFile> files) {
    Calendars out;
    Faults faults;
    boost::json::value transfers;
    for (const auto& file : files) {
        if (!file.path.starts_with(folder) || !file.path.ends_with(ending)) continue;
        auto name = file.path.substr(folder.size());
        name.remove_suffix(ending.size());
        auto document = TRY(read_yaml(file.text()));
        if (name == "transfers") {
            transfers = std::move(document);
        } else {
            for (auto& calendar : read_country(std::string(name), document, faults))
                out.calendars_.push_back(std::move(calendar));
        }
    }
    read_transfers(Members(transfers, "transfers", faults), out.calendars_);
    if (out.calendars_.empty()) faults.emplace_back("calendars: none");
    std::ranges::sort(out.calendars_, {}, &Calendar::id);
    if (faults.empty()) return out;
    std::string detail;
    for (const auto& fault : faults)
        detail += (detail.empty() ? "" : "; ") + fault;
    return internal_error("law.data", std::move(detail));
}

Result<Calendars> Calendars::embedded() {
    return load(embedded_files());
}

const Calendar* Calendars::find(std::string_view id) const {
    const auto found = std::ranges::find(calendars_, id, &Calendar::id);
    return found == calendars_.end() ? nullptr : &*found;
}

}  // namespace placet::law
