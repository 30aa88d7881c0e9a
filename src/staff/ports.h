#pragma once

// What this module uses of the outside, given once by the program.

#include <functional>
#include <string>

#include "base/random.h"
#include "base/time.h"
#include "crypto/crypto.h"
#include "db/database.h"
#include "workspaces/workspace.h"

namespace placet::staff {

struct Ports {
    db::Database& database;
    const Clock& clock;
    Random& random;
    // Seals second factors and hides who tried to sign in; derived from the master key.
    crypto::Key credentials_key;
    // Printed by `serve` while nobody has an account; empty: first-run setup is closed.
    std::string setup_code = {};
    bool rehearsal = false;
    // Opens what a new workspace needs beyond its row (its log). After the commit; repeatable.
    std::function<Result<void>(const workspaces::Workspace&)> open_workspace = {};
};

}  // namespace placet::staff
