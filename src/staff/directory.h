#pragma once

// What other modules may know about staff: how many there are, and whose address an owner's is.

#include "workspaces/ports.h"

namespace placet::staff {

class Directory final : public workspaces::StaffDirectory {
public:
    Result<Summary> summary(db::Transaction& tx, std::int64_t workspace) const override;
};

}  // namespace placet::staff
