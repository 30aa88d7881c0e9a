#include "forms/form_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/stores.h"

namespace placet::forms {
namespace {

using testing::ElementsAre;

class FormStoreTest : public test::StoreTest {};

Form a_form(std::string id, std::string company) {
    return {.workspace = 1,
            .id = std::move(id),
            .company = std::move(company),
            .name = "Заявка",
            .draft = {.languages = {"ru"}, .default_language = "ru"},
            .kind = "contact"};
}

TEST_P(FormStoreTest, lists_the_forms_of_one_company_or_of_all) {
    const auto store = a_store();
    test::must(store->write([&](db::Transaction& tx) -> Result<void> {
        TRY(insert_form(tx, a_form("f_1", "co_1")));
        TRY(insert_form(tx, a_form("f_2", "co_2")));
        TRY(insert_form(tx, a_form("f_3", "co_1")));
        return {};
    }));
    const auto ids = [&](std::string_view company) {
        std::vector<std::string> out;
        for (const auto& form : test::must(
                 store->read([&](db::Transaction& tx) { return list_forms(tx, 1, company); })))
            out.push_back(form.id + form.kind);
        return out;
    };
    EXPECT_THAT(ids(""), ElementsAre("f_1contact", "f_2contact", "f_3contact"));
    EXPECT_THAT(ids("co_1"), ElementsAre("f_1contact", "f_3contact"));
    EXPECT_THAT(ids("co_3"), ElementsAre());
}

TEST_P(FormStoreTest, keeps_a_version_as_it_was_when_the_draft_goes_on) {
    const auto store = a_store();
    test::must(store->write([&](db::Transaction& tx) -> Result<void> {
        auto form = TRY(insert_form(tx, a_form("f_1", "co_1")));
        form.draft.title["ru"] = "Первая";
        TRY(insert_form_version(tx,
                                form,
                                {.version = 1,
                                 .definition = form.draft,
                                 .company = {{"name", "ООО"}},
                                 .published_by = "st_1"}));
        form.draft.title["ru"] = "Вторая";
        TRY(update_form(tx, form, Timestamp{}));
        return {};
    }));
    const auto version = test::must(
        store->read([](db::Transaction& tx) { return find_form_version(tx, 1, "f_1", 1); }));
    EXPECT_EQ(version.definition.title.at("ru"), "Первая");
    EXPECT_EQ(version.published_by, "st_1");
    const auto missing =
        store->read([](db::Transaction& tx) { return find_form_version(tx, 1, "f_1", 2); });
    EXPECT_EQ(missing.error().code, "form_not_found");
}

ON_BOTH_STORES(FormStoreTest);

}  // namespace
}  // namespace placet::forms
