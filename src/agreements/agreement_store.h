#pragma once

// Agreements, published versions, texts and renditions as rows. Every function works inside the
// caller's transaction. Versions, texts and renditions are only ever added: the store forbids more.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "agreements/agreement.h"
#include "agreements/frozen_version.h"
#include "agreements/render.h"
#include "db/database.h"

namespace placet::agreements {

Result<void> insert_agreement(db::Transaction& tx,
                              std::int64_t workspace,
                              const Agreement& agreement);
Result<Agreement> find_agreement(db::Transaction& tx, std::int64_t workspace, std::string_view id);
// Newest first, from before (`before`, `before_id`).
struct AgreementPage {
    Timestamp before{INT64_MAX};
    std::string before_id = {};
    std::int64_t limit = 200;
};
Result<std::vector<Agreement>> list_agreements(db::Transaction& tx,
                                               std::int64_t workspace,
                                               const AgreementPage& page);
// precondition "edit_conflict" when `agreement.revision` is no longer the revision.
Result<void> update_agreement(db::Transaction& tx,
                              std::int64_t workspace,
                              const Agreement& agreement);
Result<void> delete_agreement(db::Transaction& tx,
                              std::int64_t workspace,
                              const Agreement& agreement);

Result<void> insert_version(db::Transaction& tx, const FrozenVersion& version);
Result<FrozenVersion> find_version(db::Transaction& tx,
                                   std::int64_t workspace,
                                   std::string_view agreement,
                                   std::int64_t version);
// Newest first, below `below`.
struct VersionPage {
    std::string_view agreement;
    std::int64_t below = INT64_MAX;
    std::int64_t limit = 50;
};
Result<std::vector<FrozenVersion>> list_versions(db::Transaction& tx,
                                                 std::int64_t workspace,
                                                 const VersionPage& page);
// For permalinks, which name no workspace.
struct PublicVersion {
    FrozenVersion version;
    bool retired = false;
    std::int64_t published_version = 0;  // the newest
};
Result<PublicVersion> find_public_version(db::Transaction& tx,
                                          std::string_view agreement,
                                          std::int64_t version);

struct StoredText {
    std::string lang;
    std::string html;
    std::string tree;
};
// Harmless when the text is there already.
Result<void> store_text(db::Transaction& tx, const Rendition& text);
Result<StoredText> find_text(db::Transaction& tx, const Hash& sha256);

struct RenditionKey {
    std::int64_t workspace = 0;
    std::string form;
    std::int64_t form_version = 0;
    std::string agreement;
    std::int64_t agreement_version = 0;
    std::string lang;
};
// The text must be stored before.
Result<void> insert_rendition(db::Transaction& tx, const RenditionKey& key, const Hash& sha256);
Result<std::optional<Hash>> find_rendition(db::Transaction& tx, const RenditionKey& key);

}  // namespace placet::agreements
