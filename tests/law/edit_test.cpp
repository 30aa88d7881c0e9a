#include "law/edit.h"

#include <gtest/gtest.h>
#include <boost/json.hpp>

namespace placet::law {
namespace {

boost::json::object profile() {
    return boost::json::parse(R"({"version":"1","requests":{"access":{"term":"5WD"}}})")
        .as_object();
}

std::string code_of(const std::string& path) {
    auto rules = profile();
    const auto done = apply(rules, {"by-99z", path, "x"});
    return done ? "applied" : done.error().invalid.front().code;
}

TEST(Edit, sets_a_member_and_makes_the_maps_on_the_way) {
    auto rules = profile();
    ASSERT_TRUE(apply(rules, {"by-99z", "requests.access.term", "3WD"}));
    ASSERT_TRUE(apply(rules, {"by-99z", "requests.erase.term", "7D"}));
    EXPECT_EQ(*value_at(rules, "requests.access.term"), "3WD");
    EXPECT_EQ(*value_at(rules, "requests.erase.term"), "7D");
    EXPECT_FALSE(value_at(rules, "requests.copy"));
    EXPECT_FALSE(value_at(rules, "requests.access.term.days"));
}

TEST(Edit, leaves_alone_what_a_workspace_cannot_change) {
    for (const char* path : {"version",
                             "valid_from",
                             "valid_to.x",
                             "extends.x",
                             "title.ru",
                             "time_zone.x",
                             "cite.en",
                             "changes.x",
                             "requests"})
        EXPECT_EQ(code_of(path), "law_path") << path;
    EXPECT_EQ(code_of("consent.capture.paper"), "applied");
    EXPECT_EQ(code_of("breach.log_all"), "applied");
}

TEST(Edit, refuses_what_is_no_path) {
    for (const char* path : {"",
                             ".",
                             "requests.",
                             ".access",
                             "requests..access",
                             "requests.access.term.days",
                             "requests.a b",
                             "requests.a/b",
                             "requests.a.b.c.d.e.f.g.h"})
        EXPECT_EQ(code_of(path), "law_path") << path;
}

TEST(Edit, turns_numbers_and_flags_into_the_texts_of_the_data) {
    const auto read = [](const char* json) {
        const auto value = as_data(boost::json::parse(json));
        return value ? boost::json::serialize(*value) : value.error().invalid.front().code;
    };
    EXPECT_EQ(read("14"), R"("14")");
    EXPECT_EQ(read("true"), R"("true")");
    EXPECT_EQ(read(R"({"term":"5WD","notify":["subject"],"stage":1})"),
              R"({"term":"5WD","notify":["subject"],"stage":"1"})");
    EXPECT_EQ(read("null"), "law_value");
    EXPECT_EQ(read("1.5"), "law_value");
    EXPECT_EQ(read("[[[[[[1]]]]]]"), "law_value");
}

}  // namespace
}  // namespace placet::law
