#include "staff/directory.h"

#include "staff/sql.h"

namespace placet::staff {

Result<Directory::Summary> Directory::summary(db::Transaction& tx, std::int64_t workspace) const {
    Summary summary;
    const auto count = TRY(tx.query(sql::count_active_staff, {workspace}));
    summary.active = count.front().integer(0);
    const auto owner = TRY(tx.query(sql::select_first_owner, {workspace}));
    if (!owner.empty()) summary.first_owner_email = owner.front().text(0);
    return summary;
}

}  // namespace placet::staff
