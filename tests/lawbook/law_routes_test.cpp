#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "json/shape.h"
#include "lawbook/office.h"

namespace placet::lawbook {
namespace {

class LawRoutesTest : public test::StoreTest {
protected:
    boost::json::array laws() {
        for (const auto& route : all) {
            if (route.operation != "listLawProfiles") continue;
            http::Request request;
            request.language = "ru";
            request.principal = {
                .kind = http::Principal::Kind::staff, .workspace = 1, .id = "st_1"};
            const auto reply = must(std::get<http::Handler>(route.handle)(request));
            const auto body = must(json::parse(reply.body));
            must(json::check(route.answer, body));
            return body.at("items").as_array();
        }
        return {};
    }
    boost::json::object law(const char* id, int version) {
        for (const auto& item : laws())
            if (item.at("id") == id && item.at("version") == version) return item.as_object();
        return {};
    }

    Office office{a_store()};
    http::Routes all = routes(office.ports);
};

TEST_P(LawRoutesTest, lists_every_version_with_its_state) {
    EXPECT_EQ(laws().size(), 6U);
    EXPECT_EQ(law("by-99z", 1).at("state"), "in_force");
    EXPECT_EQ(law("by-99z", 1).at("valid_to"), "2026-12-31");
    EXPECT_EQ(law("by-99z", 2).at("state"), "future");
    EXPECT_EQ(law("by-99z", 2).at("capture").at("checkbox_preticked"), "forbid");
    EXPECT_TRUE(law("by-99z", 2).at("valid_to").is_null());
    office.set_clock("2026-12-31T21:00:00Z");
    EXPECT_EQ(law("by-99z", 1).at("state"), "ended");
    EXPECT_EQ(law("by-99z", 2).at("state"), "in_force");
}

TEST_P(LawRoutesTest, shows_an_edit_that_the_data_no_longer_takes_as_one_that_does_not_apply) {
    must(office.edit("by-99z", "requests.access.term", "3WD"));
    const auto orphan = [](db::Transaction& tx) {
        return insert_edit(tx,
                           1,
                           {.revision = 2,
                            .profile = "by-99z",
                            .path = "requests.gone.term",
                            .value = "3WD",
                            .standard = "4WD",
                            .staff = "st_1",
                            .reason = "old",
                            .at = {}});
    };
    must(office.store->write(orphan));
    const auto edits = law("by-99z", 1).at("edits").as_array();
    ASSERT_EQ(edits.size(), 2U);
    EXPECT_EQ(edits[0].at("applies"), true);
    EXPECT_EQ(edits[1].at("applies"), false);
}

ON_BOTH_STORES(LawRoutesTest);

}  // namespace
}  // namespace placet::lawbook
