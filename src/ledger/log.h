#pragma once

// The logs of an installation: one for each workspace, with the keys that sign and deduplicate it.

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "crypto/key_ring.h"
#include "db/database.h"
#include "merkle/note.h"

namespace placet::ledger {

struct Log {
    std::int64_t log = 0;  // row number, internal
    Uid log_id{};          // random; in every entry and in the origin
    std::int64_t workspace = 0;
    std::string origin;  // "<domain>/log/<32 hex of log_id>", also the key's name
    std::string vkey;
    Timestamp created;
};

// A log together with its secrets. Lives as long as the Logs that gave it.
struct OpenLog {
    Log row;
    merkle::Vkey vkey;
    crypto::SigningKey signing;
    crypto::Key idempotency;  // K_idem of docs/formats/entry.md
};

// Every log there is, without opening its keys.
Result<std::vector<Log>> list_logs(db::Database& main);

// Any thread. Finds logs, and keeps the opened ones in memory: they never change.
class Logs {
public:
    Logs(db::Database& main, db::Database& keys, crypto::KeyRing& ring, Random& random)
        : main_(main), keys_(keys), ring_(ring), random_(random) {}

    // conflict "ledger.log_exists" when the workspace has one already.
    // `prefix`: "consent.example.by/log", what the origins of this installation begin with.
    Result<const OpenLog*> create(std::int64_t workspace, std::string_view prefix, Timestamp at);

    Result<const OpenLog*> of_workspace(std::int64_t workspace);  // not_found
    Result<const OpenLog*> by_number(std::int64_t log);           // not_found
    Result<const OpenLog*> by_hex(std::string_view log_id);       // not_found
    Result<std::vector<Log>> all();

private:
    Result<const OpenLog*> open(const Log& row);
    Result<crypto::Key> secret(std::int64_t workspace, std::string_view name);

    db::Database& main_;
    db::Database& keys_;
    crypto::KeyRing& ring_;
    Random& random_;
    std::mutex mutex_;                                         // guards opened_
    std::map<std::int64_t, std::unique_ptr<OpenLog>> opened_;  // by row number
};

}  // namespace placet::ledger
