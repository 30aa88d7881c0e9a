#pragma once

// Brings a store to the newest schema. The steps are the numbered files of main/ and keys/, per
// engine, part of the program; they run in order, one transaction each, one process at a time. A
// step that has run is kept word by word in the table `migration` and must never change.

#include <span>
#include <string_view>
#include <vector>

#include "base/embedded.h"
#include "db/database.h"

namespace placet::schema {

enum class Store {
    main,  // the ledger, sealed payloads and everything else
    keys,  // subject keys and the blind index: has its own file and its own backups
};

// The steps of a store for an engine, in order. Paths: "main/sqlite/0001_ledger.sql".
std::vector<EmbeddedFile> files(Store store, db::Engine engine);

// internal: "schema.changed" (a step that has run reads differently now), "schema.missing" (one
// that has run is unknown to this program), "schema.newer" (the database was made by a newer
// program), "schema.order" (a new step is numbered below one that has run).
Result<void> migrate(db::Database& database, std::span<const EmbeddedFile> steps);
Result<void> migrate(db::Database& database, Store store);

// Ok when every step has run and nothing else; else the errors above, or unavailable
// "schema.behind". Changes nothing.
Result<void> check(db::Database& database, Store store);

}  // namespace placet::schema
