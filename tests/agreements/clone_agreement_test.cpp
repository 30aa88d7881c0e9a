#include "agreements/clone_agreement.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "agreements/agreement_store.h"
#include "agreements/desk.h"
#include "agreements/edit_agreement.h"

namespace placet::agreements {
namespace {

using testing::HasSubstr;

class CloneAgreementTest : public test::StoreTest {
protected:
    Desk desk{a_store()};
    std::string id = desk.seed("BY", "by-99z").processing;

    Result<Agreement> clone(CloneAgreement command) {
        command.workspace = 1;
        command.actor = desk.actor;
        command.agreement = id;
        command.name = "Копия";
        return clone_agreement(desk.ports, command);
    }
};

TEST_P(CloneAgreementTest, keeps_where_it_comes_from) {
    const auto made = must(clone({}));
    const auto kept =
        must(desk.read([&](db::Transaction& tx) { return find_agreement(tx, 1, made.id); }));
    EXPECT_EQ(kept.state, "draft");
    EXPECT_EQ(kept.published_version, 0);
    EXPECT_EQ(kept.draft.template_name, "processing-by");
    ASSERT_TRUE(kept.life.derived_from);
    EXPECT_EQ(kept.life.derived_from->agreement, id);
    EXPECT_EQ(kept.life.derived_from->version, 1);
    EXPECT_NE(kept.uid,
              must(desk.read([&](db::Transaction& tx) { return find_agreement(tx, 1, id); })).uid);
}

TEST_P(CloneAgreementTest, writes_a_ready_text_out_as_ones_own) {
    const auto made = must(clone({.as_custom = true}));
    EXPECT_EQ(made.draft.template_name, "custom");
    EXPECT_EQ(made.life.derived_from->template_name, "processing-by");
    EXPECT_THAT(made.draft.text.at("ru"), HasSubstr("{{operator_name}}"));
    EXPECT_FALSE(made.draft.label.at("be").empty());
    must(edit_agreement(desk.ports,
                        {.workspace = 1,
                         .actor = desk.actor,
                         .id = made.id,
                         .members = {{"name", "Другое"}},
                         .expected_revision = {}}));
    EXPECT_TRUE(must(desk.read([&](db::Transaction& tx) {
                    return find_agreement(tx, 1, made.id);
                })).life.derived_from);
}

TEST_P(CloneAgreementTest, serves_another_company_that_exists) {
    EXPECT_EQ(must(clone({.company = desk.companies.at("RU")})).company, desk.companies.at("RU"));
    EXPECT_EQ(clone({.company = "co_nobody"}).error().invalid.at(0).field, "company");
}

ON_BOTH_STORES(CloneAgreementTest);

}  // namespace
}  // namespace placet::agreements
