#pragma once

// The log for strangers: checkpoints, tiles, entries and proofs as C2SP tlog-tiles say. Nothing in
// it is personal. `ports` must outlive the routes.

#include "http/route.h"
#include "ledger/heads.h"

namespace placet::ledger {

struct RoutePorts {
    db::Database& main;
    Logs& logs;
    Heads& heads;
};

http::Routes routes(const RoutePorts& ports);

}  // namespace placet::ledger
