// Versions of a law: later ones, those of a parent, and edits on top of them.

#include "law/sources.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/json.hpp>

namespace placet::law {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view two_laws = R"(
union:
  version: 1
  valid_from: 2018-05-25
  consent: {age: 16, modes: {box: allow, silence: forbid}, fields: [name]}
  changes:
    - {version: 2, valid_from: 2027-01-01, consent: {modes: {box: warn}}}
    - {version: 3, valid_from: 2028-07-01, valid_to: 2028-12-31, consent: {fields: [name, purpose]}}
state:
  extends: union
  version: 1
  consent: {age: 14}
  changes:
    - {version: 2, valid_from: 2027-06-01, consent: {modes: {silence: warn}}}
)";

Sources sources(std::string_view yaml = two_laws) {
    Faults faults;
    Sources out(read_yaml(yaml)->as_object(), faults);
    EXPECT_THAT(faults, IsEmpty());
    return out;
}

std::string faults_of(std::string_view yaml) {
    Faults faults;
    Sources(read_yaml(yaml)->as_object(), faults);
    std::string all;
    for (const auto& fault : faults)
        all += fault + "\n";
    return all;
}

std::string at(const Sources& laws, std::string_view id, std::string_view date, const char* path) {
    Faults faults;
    const auto value = value_at(laws.on(id, date, {}, faults), path);
    if (!value) return "nothing";
    return value->is_string() ? std::string(value->get_string()) : boost::json::serialize(*value);
}

TEST(Sources, put_a_later_version_on_the_one_before_it) {
    const auto laws = sources();
    EXPECT_EQ(at(laws, "union", "2026-12-31", "consent.modes.box"), "allow");
    EXPECT_EQ(at(laws, "union", "2027-01-01", "consent.modes.box"), "warn");
    EXPECT_EQ(at(laws, "union", "2027-01-01", "consent.modes.silence"), "forbid");
    EXPECT_EQ(at(laws, "union", "2028-07-01", "consent.fields"), R"(["name","purpose"])");
    EXPECT_EQ(at(laws, "union", "2028-07-01", "consent.modes.box"), "warn");
    EXPECT_EQ(at(laws, "union", "2028-07-01", "version"), "3");
}

TEST(Sources, say_from_when_to_when_a_version_holds) {
    const auto laws = sources();
    EXPECT_EQ(at(laws, "union", "2026-11-22", "valid_to"), "2026-12-31");
    EXPECT_EQ(at(laws, "union", "2027-11-22", "valid_from"), "2027-01-01");
    EXPECT_EQ(at(laws, "union", "2018-05-24", "version"), "nothing");
    EXPECT_EQ(at(laws, "union", "2029-01-01", "version"), "nothing");
    EXPECT_EQ(at(laws, "nowhere", "2026-11-22", "version"), "nothing");
}

TEST(Sources, let_a_child_follow_the_versions_of_its_parent) {
    const auto laws = sources();
    EXPECT_THAT(laws.starts("state"),
                ElementsAre("2018-05-25", "2027-01-01", "2027-06-01", "2028-07-01"));
    EXPECT_EQ(at(laws, "state", "2026-12-31", "consent.modes.box"), "allow");
    EXPECT_EQ(at(laws, "state", "2027-01-01", "consent.modes.box"), "warn");
    EXPECT_EQ(at(laws, "state", "2027-01-01", "consent.age"), "14");
    EXPECT_EQ(at(laws, "state", "2027-01-01", "version"), "1");
    EXPECT_EQ(at(laws, "state", "2027-01-01", "parent_version"), "2");
    EXPECT_EQ(at(laws, "state", "2027-01-01", "valid_from"), "2027-01-01");
    EXPECT_EQ(at(laws, "state", "2027-01-01", "valid_to"), "2027-05-31");
    EXPECT_EQ(at(laws, "state", "2027-06-01", "consent.modes.silence"), "warn");
    EXPECT_EQ(at(laws, "state", "2029-01-01", "version"), "nothing");
}

TEST(Sources, apply_an_edit_of_the_parent_to_its_children_and_not_the_other_way) {
    const auto laws = sources();
    Faults faults;
    const std::vector<Edit> edits = {{"union", "consent.fields", "none"},
                                     {"union", "consent.age", "18"},
                                     {"state", "consent.modes.box", "forbid"}};
    const auto parent = laws.on("union", "2026-11-22", edits, faults);
    const auto child = laws.on("state", "2026-11-22", edits, faults);
    EXPECT_THAT(faults, IsEmpty());
    EXPECT_EQ(*value_at(parent, "consent.modes.box"), "allow");
    EXPECT_EQ(*value_at(child, "consent.modes.box"), "forbid");
    EXPECT_EQ(*value_at(child, "consent.fields"), "none");
    EXPECT_EQ(*value_at(child, "consent.age"), "14");
}

TEST(Sources, refuse_versions_that_do_not_follow_each_other) {
    EXPECT_THAT(faults_of("a: {version: 1, valid_from: 2026-01-01, changes: [{version: 2}]}"),
                HasSubstr("a.changes: valid_from missing"));
    EXPECT_THAT(faults_of("a: {version: 1, valid_from: 2026-01-01, "
                          "changes: [{version: 2, valid_from: 2025-01-01}]}"),
                HasSubstr("not after the one before"));
    EXPECT_THAT(faults_of("a: {version: 1, valid_from: 2026-01-01, "
                          "changes: [{valid_from: 2027-01-01}]}"),
                HasSubstr("version missing"));
    EXPECT_THAT(faults_of("a: {version: 1, valid_from: 2026-01-01, changes: later}"),
                HasSubstr("not a list"));
    EXPECT_THAT(faults_of("a: {version: 1, extends: b, valid_from: 2026-01-01}"),
                HasSubstr("no such profile before it"));
    EXPECT_THAT(faults_of("a: {version: 1, valid_from: tomorrow}"), HasSubstr("not a date"));
}

}  // namespace
}  // namespace placet::law
