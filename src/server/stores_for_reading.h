#pragma once

// The stores as tools see them: nothing is written and nothing locked, so a server may be running.

#include <memory>

#include "crypto/key_ring.h"
#include "db/database.h"
#include "server/config.h"
#include "system/key_files.h"

namespace placet::server {

struct ReadStores {
    std::unique_ptr<db::Database> main, keys;
};

// Errors are those of db/ and schema/.
Result<ReadStores> open_for_reading(const Config& config);

// The keys of an installation that has them: makes none. unavailable "keys.root_missing" when there
// are no epoch roots.
Result<std::unique_ptr<crypto::KeyRing>> open_existing_keys(crypto::KeyFiles& files,
                                                            Random& random);

}  // namespace placet::server
