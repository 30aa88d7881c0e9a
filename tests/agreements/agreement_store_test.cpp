#include "agreements/agreement_store.h"

#include <gtest/gtest.h>

#include "agreements/desk.h"

namespace placet::agreements {
namespace {

class AgreementStoreTest : public test::StoreTest {
protected:
    Desk desk{a_store()};
    Seeded seeded = desk.seed("BY", "by-99z");

    Result<void> run(std::string_view statement) {
        return desk.store->write([&](db::Transaction& tx) { return tx.script(statement); });
    }
};

// The store itself forbids it, whatever the program does.
TEST_P(AgreementStoreTest, forbids_changing_or_deleting_what_was_published) {
    const auto text = must(render(must(desk.read([&](db::Transaction& tx) {
                                      return find_version(tx, 1, seeded.processing, 1);
                                  })),
                                  some_fields(),
                                  "ru"));
    must(desk.store->write([&](db::Transaction& tx) -> Result<void> {
        TRY(store_text(tx, text));
        return insert_rendition(tx,
                                {.workspace = 1,
                                 .form = "f_1",
                                 .form_version = 1,
                                 .agreement = seeded.processing,
                                 .agreement_version = 1,
                                 .lang = "ru"},
                                text.sha256);
    }));
    for (const char* statement : {"UPDATE agreement_versions SET document = '{}'",
                                  "DELETE FROM agreement_versions",
                                  "UPDATE agreement_texts SET html = ''",
                                  "DELETE FROM agreement_texts",
                                  "UPDATE renditions SET lang = 'en'",
                                  "DELETE FROM renditions"})
        EXPECT_FALSE(run(statement)) << statement;
}

TEST_P(AgreementStoreTest, finds_the_text_that_a_form_shows) {
    const auto version = must(
        desk.read([&](db::Transaction& tx) { return find_version(tx, 1, seeded.processing, 1); }));
    const auto text = must(render(version, some_fields(), "be"));
    const RenditionKey key{.workspace = 1,
                           .form = "f_1",
                           .form_version = 2,
                           .agreement = seeded.processing,
                           .agreement_version = 1,
                           .lang = "be"};
    must(desk.store->write([&](db::Transaction& tx) -> Result<void> {
        TRY(store_text(tx, text));
        TRY(store_text(tx, text));  // the same bytes again are one row
        TRY(insert_rendition(tx, key, text.sha256));
        return insert_rendition(tx, key, text.sha256);
    }));
    EXPECT_EQ(must(desk.read([&](db::Transaction& tx) { return find_rendition(tx, key); })),
              text.sha256);
    const auto stored =
        must(desk.read([&](db::Transaction& tx) { return find_text(tx, text.sha256); }));
    EXPECT_EQ(stored.html, text.html);
    EXPECT_EQ(stored.tree, text.tree);
    auto other = key;
    other.form_version = 3;
    EXPECT_FALSE(must(desk.read([&](db::Transaction& tx) { return find_rendition(tx, other); })));
}

TEST_P(AgreementStoreTest, serves_a_version_to_somebody_who_knows_no_workspace) {
    const auto found = must(desk.read(
        [&](db::Transaction& tx) { return find_public_version(tx, seeded.processing, 1); }));
    EXPECT_FALSE(found.retired);
    EXPECT_EQ(found.published_version, 1);
    EXPECT_EQ(found.version.workspace, 1);
    EXPECT_EQ(desk.read([&](db::Transaction& tx) {
                      return find_public_version(tx, seeded.processing, 2);
                  })
                  .error()
                  .kind,
              ErrorKind::not_found);
}

TEST_P(AgreementStoreTest, keeps_other_workspaces_out) {
    EXPECT_EQ(
        desk.read([&](db::Transaction& tx) { return find_agreement(tx, 2, seeded.processing); })
            .error()
            .kind,
        ErrorKind::not_found);
    EXPECT_EQ(
        desk.read([&](db::Transaction& tx) { return find_version(tx, 2, seeded.processing, 1); })
            .error()
            .kind,
        ErrorKind::not_found);
}

ON_BOTH_STORES(AgreementStoreTest);

}  // namespace
}  // namespace placet::agreements
