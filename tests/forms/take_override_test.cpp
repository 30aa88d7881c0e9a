#include "forms/take_override.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "support/manual_clock.h"
#include "support/stores.h"
#include "workspaces/workspace.h"

namespace placet::forms {
namespace {

using test::must;

class TakeOverrideTest : public test::StoreTest {
protected:
    std::int64_t a_workspace(db::Database& store, const char* zone) {
        return must(store.write([&](db::Transaction& tx) {
                   return workspaces::create_workspace(tx,
                                                       {.name = "Полесье",
                                                        .default_language = "ru",
                                                        .phone_region = "BY",
                                                        .settings = {{"time_zone", zone}}},
                                                       clock.now());
               }))
            .id;
    }
    OverrideTerm term(db::Database& store, std::int64_t workspace, const char* day) {
        return must(
            store.read([&](db::Transaction& tx) { return term_of(tx, workspace, day, rule); }));
    }
    std::string faults(db::Database& store,
                       std::int64_t workspace,
                       std::string reason,
                       std::string day) {
        const std::vector<Override> taken{{"ag_1", std::move(reason), std::move(day)}};
        const auto checked = store.read([&](db::Transaction& tx) {
            return check_overrides(
                tx, {.workspace = workspace, .overrides = taken, .rule = rule, .now = clock.now()});
        });
        return checked ? "" : checked.error().invalid.front().code;
    }

    test::ManualClock clock;  // 2026-11-22T12:00:00Z
    law::OverrideRule rule{.review_within = "1Y", .warn_before = "14D"};
};

TEST_P(TakeOverrideTest, ends_with_the_beginning_of_its_day_in_the_workspaces_zone) {
    auto store = a_store();
    const auto minsk = a_workspace(*store, "Europe/Minsk");
    const auto nowhere = a_workspace(*store, "Europe/Atlantis");
    EXPECT_EQ(to_rfc3339(term(*store, minsk, "2027-05-01").stops_at), "2027-04-30T21:00:00.000Z");
    EXPECT_EQ(to_rfc3339(term(*store, minsk, "2027-05-01").warns_at), "2027-04-16T21:00:00.000Z");
    EXPECT_EQ(to_rfc3339(term(*store, nowhere, "2027-05-01").stops_at), "2027-05-01T00:00:00.000Z");
    EXPECT_EQ(term(*store, nowhere, "1970-01-03").review_day, 2U);
}

TEST_P(TakeOverrideTest, wants_a_reason_and_an_end_within_the_laws_term) {
    auto store = a_store();
    const auto workspace = a_workspace(*store, "Asia/Tokyo");
    const std::string reason = "Заключение юриста";
    EXPECT_EQ(faults(*store, workspace, reason, "2027-05-01"), "");
    EXPECT_EQ(faults(*store, workspace, reason, "2027-11-22"), "");
    EXPECT_EQ(faults(*store, workspace, reason, "2027-11-23"), "too_large");
    // There it is already evening: tomorrow has not begun, today has.
    EXPECT_EQ(faults(*store, workspace, reason, "2026-11-23"), "");
    EXPECT_EQ(faults(*store, workspace, reason, "2026-11-22"), "too_small");
    EXPECT_EQ(faults(*store, workspace, reason, "2027-02-29"), "not_a_date");
    EXPECT_EQ(faults(*store, workspace, "так надо", "2027-05-01"), "too_short");
    EXPECT_EQ(faults(*store, workspace, " … ", "2027-05-01"), "required");
}

ON_BOTH_STORES(TakeOverrideTest);

}  // namespace
}  // namespace placet::forms
