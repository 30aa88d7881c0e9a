#include "agreements/agreement_store.h"

#include <boost/json.hpp>

#include "agreements/sql.h"

namespace placet::agreements {
namespace {

Bytes blob(BytesView bytes) {
    return to_bytes(bytes);
}

Result<Agreement> agreement_of(const db::Row& row) {
    Agreement out;
    out.id = row.text(0);
    out.company = row.text(1);
    out.name = row.text(2);
    out.kind = row.text(3);
    out.law_profile = row.text(4);
    out.state = row.text(5);
    out.uid = TRY(to_array<16>(row.bytes(6)));
    out.published_version = row.integer(7);
    const auto draft = TRY(json::parse(row.text(8)));
    out.draft = draft_of(draft.as_object());
    out.revision = row.integer(9);
    out.created_at = {row.integer(10)};
    out.life = TRY(read_life(row.text(11)));
    return out;
}

Result<void> changed_one(std::int64_t rows) {
    if (rows != 1) return Error{ErrorKind::precondition, "edit_conflict"};
    return {};
}

}  // namespace

Result<void> insert_agreement(db::Transaction& tx,
                              std::int64_t workspace,
                              const Agreement& agreement) {
    TRY(tx.execute(sql::insert_agreement,
                   {workspace,
                    agreement.id,
                    agreement.company,
                    agreement.name,
                    agreement.kind,
                    agreement.law_profile,
                    blob(agreement.uid),
                    json::canonical(to_json(agreement.draft)),
                    agreement.created_at.micros,
                    json::canonical(to_json(agreement.life))}));
    return {};
}

Result<Agreement> find_agreement(db::Transaction& tx, std::int64_t workspace, std::string_view id) {
    const auto rows = TRY(tx.query(sql::select_agreement, {workspace, std::string(id)}));
    if (rows.empty()) return not_found();
    return agreement_of(rows.front());
}

Result<std::vector<Agreement>> list_agreements(db::Transaction& tx,
                                               std::int64_t workspace,
                                               const AgreementPage& page) {
    const auto rows = TRY(tx.query(sql::select_agreements,
                                   {workspace, page.before.micros, page.before_id, page.limit}));
    std::vector<Agreement> out;
    for (const auto& row : rows)
        out.push_back(TRY(agreement_of(row)));
    return out;
}

Result<void> update_agreement(db::Transaction& tx,
                              std::int64_t workspace,
                              const Agreement& agreement) {
    return changed_one(TRY(tx.execute(sql::update_agreement,
                                      {workspace,
                                       agreement.id,
                                       agreement.revision,
                                       agreement.name,
                                       agreement.company,
                                       agreement.kind,
                                       agreement.law_profile,
                                       agreement.state,
                                       agreement.published_version,
                                       json::canonical(to_json(agreement.draft)),
                                       json::canonical(to_json(agreement.life))})));
}

Result<void> delete_agreement(db::Transaction& tx,
                              std::int64_t workspace,
                              const Agreement& agreement) {
    return changed_one(
        TRY(tx.execute(sql::delete_agreement, {workspace, agreement.id, agreement.revision})));
}

Result<void> insert_version(db::Transaction& tx, const FrozenVersion& version) {
    TRY(tx.execute(sql::insert_version,
                   {version.workspace,
                    version.agreement,
                    version.version,
                    blob(version.uid),
                    version.law.profile,
                    version.published_at.micros,
                    version.published_by,
                    json::canonical(to_json(version))}));
    return {};
}

Result<FrozenVersion> find_version(db::Transaction& tx,
                                   std::int64_t workspace,
                                   std::string_view agreement,
                                   std::int64_t version) {
    const auto rows =
        TRY(tx.query(sql::select_version, {workspace, std::string(agreement), version}));
    if (rows.empty()) return not_found();
    return frozen_version(rows.front().text(0));
}

Result<std::vector<FrozenVersion>> list_versions(db::Transaction& tx,
                                                 std::int64_t workspace,
                                                 const VersionPage& page) {
    const auto rows = TRY(tx.query(
        sql::select_versions, {workspace, std::string(page.agreement), page.below, page.limit}));
    std::vector<FrozenVersion> out;
    for (const auto& row : rows)
        out.push_back(TRY(frozen_version(row.text(0))));
    return out;
}

Result<PublicVersion> find_public_version(db::Transaction& tx,
                                          std::string_view agreement,
                                          std::int64_t version) {
    const auto rows = TRY(tx.query(sql::select_public_version, {std::string(agreement), version}));
    if (rows.empty()) return not_found();
    const auto& row = rows.front();
    auto frozen = TRY(frozen_version(row.text(0)));
    return PublicVersion{std::move(frozen), row.text(1) == "retired", row.integer(2)};
}

Result<void> store_text(db::Transaction& tx, const Rendition& text) {
    TRY(tx.execute(sql::insert_text, {blob(text.sha256), text.lang, text.html, text.tree}));
    return {};
}

Result<StoredText> find_text(db::Transaction& tx, const Hash& sha256) {
    const auto rows = TRY(tx.query(sql::select_text, {blob(sha256)}));
    if (rows.empty()) return not_found();
    const auto& row = rows.front();
    return StoredText{row.text(0), row.text(1), row.text(2)};
}

Result<void> insert_rendition(db::Transaction& tx, const RenditionKey& key, const Hash& sha256) {
    TRY(tx.execute(sql::insert_rendition,
                   {key.workspace,
                    key.form,
                    key.form_version,
                    key.agreement,
                    key.agreement_version,
                    key.lang,
                    blob(sha256)}));
    return {};
}

Result<std::optional<Hash>> find_rendition(db::Transaction& tx, const RenditionKey& key) {
    const auto rows = TRY(tx.query(sql::select_rendition,
                                   {key.workspace,
                                    key.form,
                                    key.form_version,
                                    key.agreement,
                                    key.agreement_version,
                                    key.lang}));
    if (rows.empty()) return std::optional<Hash>{};
    const Hash hash = TRY(to_array<32>(rows.front().bytes(0)));
    return std::optional<Hash>(hash);
}

}  // namespace placet::agreements
