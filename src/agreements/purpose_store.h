#pragma once

// Purposes and recipients as rows. Every function works inside the caller's transaction.

#include <string>
#include <string_view>
#include <vector>

#include "agreements/purpose.h"
#include "base/time.h"
#include "db/database.h"

namespace placet::agreements {

enum class Archived { hide, show };

Result<std::int64_t> next_purpose_code(db::Transaction& tx, std::int64_t workspace);
// conflict "db.unique" when the code was given before.
Result<void> insert_purpose(db::Transaction& tx,
                            std::int64_t workspace,
                            const Purpose& purpose,
                            Timestamp at);
Result<Purpose> find_purpose(db::Transaction& tx, std::int64_t workspace, std::string_view id);
// By code, after `after`.
struct PurposePage {
    Archived archived = Archived::hide;
    std::int64_t after = 0;
    std::int64_t limit = 200;
};
Result<std::vector<Purpose>> list_purposes(db::Transaction& tx,
                                           std::int64_t workspace,
                                           const PurposePage& page);
// precondition "edit_conflict" when `purpose.revision` is no longer the revision.
Result<void> update_purpose(db::Transaction& tx, std::int64_t workspace, const Purpose& purpose);

Result<void> insert_recipient(db::Transaction& tx,
                              std::int64_t workspace,
                              const Recipient& recipient,
                              Timestamp at);
Result<Recipient> find_recipient(db::Transaction& tx, std::int64_t workspace, std::string_view id);
// By id, after `after`.
struct RecipientPage {
    Archived archived = Archived::hide;
    std::string after = {};
    std::int64_t limit = 200;
};
Result<std::vector<Recipient>> list_recipients(db::Transaction& tx,
                                               std::int64_t workspace,
                                               const RecipientPage& page);
Result<void> update_recipient(db::Transaction& tx,
                              std::int64_t workspace,
                              const Recipient& recipient);

}  // namespace placet::agreements
