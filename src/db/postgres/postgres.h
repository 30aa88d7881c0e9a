#pragma once

// The store for growth: libpq, one schema per store in one database, any number of nodes. Bulk
// inserts are one unnest() statement each and travel together with the COMMIT (pipeline mode).
// Serializable work is retried when PostgreSQL says so; a node that loses its connection gets a
// new one with the next transaction.

#include <memory>
#include <string>

#include "base/result.h"
#include "db/database.h"

namespace placet::db::postgres {

struct Options {
    std::string url;  // postgresql://… or a libpq connection string; several hosts are allowed
    std::string schema = "placet";  // made when it does not exist; [a-z_][a-z0-9_]*
    int readers = 4;                // connections for run_read; opened when first needed
    int writers = 8;                // connections for run_write
    int connect_timeout_seconds = 5;
    int lock_timeout_millis = 2000;
    // A node that is paused inside a transaction loses it, so others can go on.
    int idle_in_transaction_timeout_millis = 5000;
    int retries = 8;  // of serializable work
};

// unavailable: "db.down" (cannot connect), "db.not_durable" (the server does not flush commits to
// disk: fsync, full_page_writes or synchronous_commit is off); internal "db.options".
Result<std::unique_ptr<Database>> open(const Options& options);

}  // namespace placet::db::postgres
