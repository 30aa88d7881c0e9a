#pragma once

// What this module uses of the outside. Also the port through which modules that must not know
// staff accounts learn the little they need about them.

#include <cstdint>
#include <string>

#include "base/random.h"
#include "base/time.h"
#include "crypto/crypto.h"
#include "db/database.h"

namespace placet::workspaces {

// What a workspace's settings depend on about its staff. Implemented by staff/.
class StaffDirectory {
public:
    struct Summary {
        std::int64_t active = 0;
        std::string first_owner_email;  // of the owner who is active longest; empty: nobody
    };

    virtual ~StaffDirectory() = default;
    virtual Result<Summary> summary(db::Transaction& tx, std::int64_t workspace) const = 0;
};

struct Ports {
    db::Database& database;
    const Clock& clock;
    Random& random;
    const StaffDirectory& staff;
    crypto::Key mailbox_key = {};  // codes for mailboxes are derived from it
    bool mail_leaves = false;      // a relay is configured
};

}  // namespace placet::workspaces
