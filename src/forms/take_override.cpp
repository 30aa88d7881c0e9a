#include "forms/take_override.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>

#include "agreements/plain_words.h"
#include "law/date.h"
#include "law/zone.h"
#include "workspaces/workspace.h"

namespace placet::forms {
namespace {

constexpr std::size_t least_reason = 10;  // letters: enough to say something

// "1Y", "6M", "14D" after a day (or before it, with -1).
law::Date shifted(law::Date day, std::string_view term, int sign) {
    int count = 0;
    const auto* end = term.data() + term.size();
    const auto [unit, status] = std::from_chars(term.data(), end, count);
    if (status != std::errc{} || unit == end) return day;
    count *= sign;
    if (*unit == 'D') return day + std::chrono::days{count};
    auto date = std::chrono::year_month_day{day};
    date += *unit == 'Y' ? std::chrono::months{12 * count} : std::chrono::months{count};
    if (!date.ok()) date = date.year() / date.month() / std::chrono::last;
    return std::chrono::sys_days{date};
}

Result<std::optional<law::Zone>> zone_of(db::Transaction& tx, std::int64_t workspace) {
    const auto found = TRY(workspaces::find_workspace(tx, workspace));
    const auto* name = found.settings.if_contains("time_zone");
    if (name == nullptr || !name->is_string()) return std::optional<law::Zone>{};
    const auto zone = law::Zone::named(name->get_string());
    if (!zone) return std::optional<law::Zone>{};
    return std::optional{*zone};
}

Timestamp start_of(const std::optional<law::Zone>& zone, law::Date day) {
    if (zone) return zone->start_of(day);
    return Timestamp::from_seconds(day.time_since_epoch().count() * 86'400LL);
}

law::Date day_of(const std::optional<law::Zone>& zone, Timestamp at) {
    if (zone) return zone->day_of(at);
    return law::Date{std::chrono::days{at.seconds() / 86'400}};
}

}  // namespace

Result<OverrideTerm> term_of(db::Transaction& tx,
                             std::int64_t workspace,
                             const std::string& review_date,
                             const law::OverrideRule& rule) {
    const auto zone = TRY(zone_of(tx, workspace));
    const auto day = TRY(law::read_date(review_date));
    return OverrideTerm{start_of(zone, shifted(day, rule.warn_before, -1)),
                        start_of(zone, day),
                        static_cast<std::uint64_t>(day.time_since_epoch().count())};
}

Result<void> check_overrides(db::Transaction& tx, const OverrideCheck& check) {
    if (check.overrides.empty()) return {};
    const auto zone = TRY(zone_of(tx, check.workspace));
    const auto latest = shifted(day_of(zone, check.now), check.rule.review_within, 1);
    std::vector<FieldError> faults;
    for (std::size_t i = 0; i < check.overrides.size(); ++i) {
        const auto& taken = check.overrides[i];
        const std::string at = "overrides[" + std::to_string(i) + "]";
        const auto day = law::read_date(taken.review_date);
        if (!day)
            faults.push_back({at + ".review_date", "not_a_date"});
        else if (start_of(zone, *day) <= check.now)
            faults.push_back({at + ".review_date", "too_small"});
        else if (*day > latest)
            faults.push_back({at + ".review_date", "too_large"});
        std::size_t letters = 0;
        for (const auto& word : agreements::words_of(taken.reason))
            letters += agreements::letters_of(word);
        if (letters < least_reason)
            faults.push_back({at + ".reason", letters == 0 ? "required" : "too_short"});
    }
    if (!faults.empty()) return invalid_input("invalid", std::move(faults));
    return {};
}

}  // namespace placet::forms
