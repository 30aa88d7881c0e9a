#include "consents/capture_override.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "support/stores.h"

namespace placet::consents {
namespace {

using test::must;

class CaptureOverrideTest : public test::StoreTest {
protected:
    static CaptureOverride one(std::uint64_t version) {
        return {.log = 1,
                .source_kind = "form",
                .source = "f_1",
                .source_version = version,
                .agreement = "ag_1",
                .index = 10 + version,
                .at = Timestamp::from_seconds(100),
                .mode = 1,
                .method = "checkbox_preticked",
                .profile = "by-99z",
                .article = "арт. 5",
                .reason = "Заключение юриста",
                .by = "st_1",
                .by_name = {},
                .review_date = "2027-05-01",
                .warns_at = Timestamp::from_seconds(200),
                .stops_at = Timestamp::from_seconds(300)};
    }
};

TEST_P(CaptureOverrideTest, is_found_by_the_version_that_it_was_taken_for) {
    auto store = a_store();
    must(store->write([&](db::Transaction& tx) { return insert_override(tx, one(1)); }));
    must(store->write([&](db::Transaction& tx) { return insert_override(tx, one(2)); }));
    const auto find = [&](std::uint64_t version) {
        return must(store->read(
            [&](db::Transaction& tx) { return find_override(tx, 1, "f_1", version, "ag_1"); }));
    };
    ASSERT_TRUE(find(2));
    EXPECT_EQ(find(2)->index, 12U);
    EXPECT_EQ(find(2)->reason, "Заключение юриста");
    EXPECT_EQ(find(2)->stops_at.seconds(), 300);
    EXPECT_FALSE(find(3));
    const auto all = must(store->read([](db::Transaction& tx) { return list_overrides(tx, 1); }));
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all.front().source_version, 2U);
}

TEST_P(CaptureOverrideTest, stands_for_ever) {
    auto store = a_store();
    must(store->write([&](db::Transaction& tx) { return insert_override(tx, one(1)); }));
    EXPECT_FALSE(store->write([&](db::Transaction& tx) { return insert_override(tx, one(1)); }));
    EXPECT_FALSE(store->write(
        [](db::Transaction& tx) { return tx.script("UPDATE capture_override SET reason = ''"); }));
    EXPECT_FALSE(store->write(
        [](db::Transaction& tx) { return tx.script("DELETE FROM capture_override"); }));
}

TEST_P(CaptureOverrideTest, expires_by_the_clock_and_warns_before) {
    const auto at = [](std::int64_t seconds) {
        return name_of(state_of(one(1), Timestamp::from_seconds(seconds)));
    };
    EXPECT_EQ(at(199), "active");
    EXPECT_EQ(at(200), "expiring");
    EXPECT_EQ(at(299), "expiring");
    EXPECT_EQ(at(300), "expired");
}

TEST_P(CaptureOverrideTest, names_who_answers_for_it_to_the_company_only) {
    EXPECT_TRUE(evidence_json(one(1), Named::yes).contains("by"));
    EXPECT_FALSE(evidence_json(one(1), Named::no).contains("by"));
}

ON_BOTH_STORES(CaptureOverrideTest);

}  // namespace
}  // namespace placet::consents
