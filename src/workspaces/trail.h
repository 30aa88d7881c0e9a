#pragma once

// The trail of what staff and integrations did: who, what, to which object, when. It is append-only
// in the store and holds identifiers only: never a name, an address or anything of a data subject.

#include <cstdint>
#include <string>
#include <vector>

#include "base/random.h"
#include "base/time.h"
#include "db/database.h"
#include "http/caller.h"

namespace placet::workspaces {

struct Actor {
    std::string kind = "system";  // staff, integration, system
    std::string id;

    static Actor of(const http::Principal& principal);
    static Actor system(std::string command) { return {"system", std::move(command)}; }
};

struct Act {
    std::int64_t workspace = 0;
    Actor actor;
    std::string action;  // "company.update": a noun of docs/words.md and a verb
    std::string object;  // id of what was acted on
    Timestamp at;
    std::string id = {};  // given by the store
};

// In the same transaction as the change itself, so that neither is without the other.
Result<void> record_act(db::Transaction& tx, Random& random, const Act& act);

// Newest first, from before (`before`, `before_id`).
struct TrailPage {
    Timestamp before;
    std::string before_id;
    std::int64_t limit = 50;
};
Result<std::vector<Act>> find_acts(db::Transaction& tx,
                                   std::int64_t workspace,
                                   const TrailPage& page);

}  // namespace placet::workspaces
