#include "workspaces/edit_company.h"

#include <gtest/gtest.h>

#include "support/manual_clock.h"
#include "support/seeded_random.h"
#include "support/stores.h"
#include "workspaces/company_store.h"
#include "workspaces/erasure_email.h"
#include "workspaces/workspace.h"

namespace placet::workspaces {
namespace {

class NobodyThere final : public StaffDirectory {
public:
    Result<Summary> summary(db::Transaction&, std::int64_t) const override { return Summary{}; }
};

class CompanyTest : public test::StoreTest {
protected:
    void SetUp() override {
        test::must(store->write([&](db::Transaction& tx) {
            return create_workspace(
                tx, {.name = "W", .default_language = "be", .phone_region = "BY"}, clock.now());
        }));
    }

    static boost::json::object facts() {
        return {{"name", " ООО «Полесье-Трейд» "},
                {"legal_form", "legal_entity"},
                {"country", "BY"},
                {"email", "info@Polesie.example"},
                {"requisites", {{"unp", "200 988 541"}}}};
    }
    Result<Company> create(boost::json::object members) {
        return create_company(ports, {.workspace = 1, .actor = actor, .members = members});
    }
    Result<Company> edit(const std::string& id,
                         boost::json::object members,
                         std::optional<std::int64_t> expected = {}) {
        return edit_company(ports,
                            {.workspace = 1,
                             .actor = actor,
                             .company = id,
                             .members = std::move(members),
                             .expected_revision = expected});
    }
    Result<Company> find(const std::string& id, std::int64_t workspace = 1) {
        return store->read([&](db::Transaction& tx) { return find_company(tx, workspace, id); });
    }
    std::vector<Company> list(Archived archived) {
        return test::must(store->read(
            [&](db::Transaction& tx) { return list_companies(tx, 1, {.archived = archived}); }));
    }
    std::vector<Act> acts() {
        return test::must(store->read(
            [&](db::Transaction& tx) { return find_acts(tx, 1, {.before = {INT64_MAX}}); }));
    }

    test::TestStore store = a_store();
    test::ManualClock clock;
    test::SeededRandom random;
    NobodyThere nobody;
    Ports ports{*store, clock, random, nobody};
    Actor actor{"staff", "st_1"};
};
ON_BOTH_STORES(CompanyTest);

TEST_P(CompanyTest, keeps_a_company_as_it_was_normalised) {
    const auto made = test::must(create(facts()));
    const auto found = test::must(find(made.id));
    EXPECT_EQ(to_json(found), to_json(made));
    EXPECT_EQ(found.name, "ООО «Полесье-Трейд»");
    EXPECT_EQ(found.email, "info@polesie.example");
    EXPECT_EQ(found.requisites.at("unp"), "200988541");
    EXPECT_EQ(found.revision, 1);
}

TEST_P(CompanyTest, names_every_fault_of_a_company_at_once) {
    auto members = facts();
    members["country"] = "XX";
    members["email"] = "nobody";
    members["website"] = "javascript:alert(1)";
    members["requisites"] = {{"unp", "200988542"}, {"inn", "12"}};
    const auto refused = create(members);
    ASSERT_FALSE(refused);
    std::map<std::string, std::string> found;
    for (const auto& fault : refused.error().invalid)
        found[fault.field] = fault.code;
    EXPECT_EQ(found,
              (std::map<std::string, std::string>{{"country", "bad_country"},
                                                  {"email", "bad_email"},
                                                  {"website", "bad_web_address"},
                                                  {"requisites.unp", "bad_check_digit"},
                                                  {"requisites.inn", "bad_length"}}));
    EXPECT_TRUE(list(Archived::show).empty());
    EXPECT_TRUE(acts().empty());
}

// Two people edit one company; the second must see the first one's change, not undo it.
TEST_P(CompanyTest, refuses_an_edit_of_an_old_revision) {
    const auto made = test::must(create(facts()));
    EXPECT_EQ(test::must(edit(made.id, {{"address", "Пинск"}}, 1)).revision, 2);
    const auto late = edit(made.id, {{"address", "Брест"}}, 1);
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().kind, ErrorKind::precondition);
    EXPECT_EQ(late.error().code, "edit_conflict");
    EXPECT_EQ(test::must(find(made.id)).address, "Пинск");
}

TEST_P(CompanyTest, changes_only_the_members_it_is_given) {
    const auto made = test::must(create(facts()));
    const auto changed = test::must(edit(
        made.id, {{"short_name", "Полесье"}, {"dpo", {{"name", "Анна"}, {"email", "a@b.by"}}}}));
    EXPECT_EQ(changed.name, made.name);
    EXPECT_EQ(changed.requisites, made.requisites);
    EXPECT_EQ(changed.dpo->email, "a@b.by");
    EXPECT_FALSE(test::must(edit(made.id, {{"dpo", nullptr}})).dpo);
}

// Records name the company for ever.
TEST_P(CompanyTest, archives_instead_of_deleting) {
    const auto made = test::must(create(facts()));
    test::must(archive_company(ports, {.workspace = 1, .actor = actor, .company = made.id}));
    EXPECT_TRUE(list(Archived::hide).empty());
    EXPECT_EQ(list(Archived::show).size(), 1U);
    EXPECT_TRUE(test::must(find(made.id)).archived);
    EXPECT_FALSE(test::must(edit(made.id, {{"archived", false}})).archived);
}

TEST_P(CompanyTest, is_invisible_from_another_workspace) {
    const auto made = test::must(create(facts()));
    EXPECT_EQ(find(made.id, 2).error().kind, ErrorKind::not_found);
}

TEST_P(CompanyTest, leaves_an_act_for_each_change_and_none_for_a_refusal) {
    const auto made = test::must(create(facts()));
    clock.advance_seconds(1);
    test::must(edit(made.id, {{"address", "Пинск"}}));
    EXPECT_FALSE(edit(made.id, {{"address", "Брест"}}, 1));
    const auto found = acts();
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].action, "company.update");
    EXPECT_EQ(found[1].action, "company.create");
    EXPECT_EQ(found[1].object, made.id);
    EXPECT_EQ(found[1].actor.id, "st_1");
}

// What an auditor reads must be what happened: not even the program may change it.
TEST_P(CompanyTest, cannot_change_or_delete_the_trail) {
    test::must(create(facts()));
    for (const char* text : {"UPDATE trail SET actor = 'x'", "DELETE FROM trail"}) {
        const db::Query query{"test.tamper", text, {}};
        EXPECT_FALSE(store->write([&](db::Transaction& tx) -> Result<void> {
            TRY(tx.execute(query, {}));
            return {};
        })) << text;
    }
    EXPECT_EQ(acts().size(), 1U);
}

TEST(ErasureEmail, is_the_owners_below_twenty_and_must_be_set_from_twenty) {
    const StaffDirectory::Summary nineteen{19, "owner@example.by"};
    const StaffDirectory::Summary twenty{20, "owner@example.by"};
    EXPECT_EQ(*erasure_email(Company{}, nineteen), "owner@example.by");
    EXPECT_EQ(erasure_email(Company{}, twenty).error().code, "erasure_email_required");
    EXPECT_EQ(*erasure_email(Company{.erasure_email = "e@example.by"}, twenty), "e@example.by");
}

}  // namespace
}  // namespace placet::workspaces
