#pragma once

// Companies as rows. Every function works inside the caller's transaction.

#include <optional>
#include <string>
#include <vector>

#include "db/database.h"
#include "workspaces/company.h"

namespace placet::workspaces {

// Archived ones too: old records must stay readable. not_found when there is none.
Result<Company> find_company(db::Transaction& tx, std::int64_t workspace, std::string_view id);

enum class Archived { hide, show };
struct CompanyPage {
    Archived archived = Archived::hide;
    Timestamp after = {};       // created after …
    std::string after_id = {};  // … or at the same instant with a greater id
    std::int64_t limit = 200;
};
// Oldest first.
Result<std::vector<Company>> list_companies(db::Transaction& tx,
                                            std::int64_t workspace,
                                            const CompanyPage& page);

Result<void> insert_company(db::Transaction& tx, std::int64_t workspace, const Company& company);

// Writes over `company.revision`. precondition "edit_conflict" when that is no longer the revision.
Result<void> update_company(db::Transaction& tx,
                            std::int64_t workspace,
                            const Company& company,
                            Timestamp at);

}  // namespace placet::workspaces
