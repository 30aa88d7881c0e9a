#include "agreements/retire_agreement.h"

#include <gtest/gtest.h>

#include "agreements/agreement_store.h"
#include "agreements/clone_agreement.h"
#include "agreements/desk.h"

namespace placet::agreements {
namespace {

class RetireAgreementTest : public test::StoreTest {
protected:
    Desk desk{a_store()};
    std::string id = desk.seed("BY", "by-99z").processing;

    Result<Agreement> stored(const std::string& which) {
        return desk.read([&](db::Transaction& tx) { return find_agreement(tx, 1, which); });
    }
    RetireAgreement command(const std::string& which) {
        return {.workspace = 1, .actor = desk.actor, .agreement = which, .reason = "Новый текст"};
    }
};

TEST_P(RetireAgreementTest, keeps_who_retired_it_and_why) {
    const auto retired = must(retire_agreement(desk.ports, command(id)));
    EXPECT_EQ(retired.agreement.revision, must(stored(id)).revision);
    EXPECT_EQ(must(stored(id)).state, "retired");
    EXPECT_EQ(must(stored(id)).life.retirement->reason, "Новый текст");
    EXPECT_EQ(retire_agreement(desk.ports, command(id)).error().code, "agreement_retired");
    EXPECT_EQ(publish_agreement(desk.ports, {.workspace = 1, .actor = desk.actor, .agreement = id})
                  .error()
                  .code,
              "agreement_retired");
}

TEST_P(RetireAgreementTest, refuses_while_a_published_form_asks_for_it) {
    desk.ports.asking_forms = [](db::Transaction&, std::int64_t, std::string_view) {
        return Result<std::vector<AskingForm>>(std::vector<AskingForm>{{"f_1", "Заявка"}});
    };
    EXPECT_EQ(must(retire_agreement(desk.ports, command(id))).in_use.at(0).name, "Заявка");
    EXPECT_EQ(must(remove_agreement(desk.ports, command(id))).in_use.at(0).id, "f_1");
    EXPECT_EQ(must(stored(id)).state, "published");
}

TEST_P(RetireAgreementTest, deletes_a_draft_and_retires_anything_else) {
    const auto clone = must(clone_agreement(
        desk.ports, {.workspace = 1, .actor = desk.actor, .agreement = id, .name = "Копия"}));
    EXPECT_EQ(retire_agreement(desk.ports, command(clone.id)).error().code, "nothing_to_retire");
    must(remove_agreement(desk.ports, command(clone.id)));
    EXPECT_EQ(stored(clone.id).error().kind, ErrorKind::not_found);
    must(remove_agreement(desk.ports, command(id)));
    EXPECT_EQ(must(stored(id)).state, "retired");
}

ON_BOTH_STORES(RetireAgreementTest);

}  // namespace
}  // namespace placet::agreements
