#include "server/stores_for_reading.h"

#include "db/postgres/postgres.h"
#include "db/sqlite/sqlite.h"
#include "schema/migrate.h"

namespace placet::server {
namespace {

Result<ReadStores> open_files(const std::filesystem::path& folder) {
    db::sqlite::Options main{.file = folder / "placet.db"};
    db::sqlite::Options keys{.file = folder / "keys" / "keys.db"};
    main.read_only = keys.read_only = true;
    ReadStores stores;
    stores.main = TRY(db::sqlite::open(main));
    stores.keys = TRY(db::sqlite::open(keys));
    return stores;
}

Result<ReadStores> open_server(const std::string& url) {
    ReadStores stores;
    stores.main = TRY(db::postgres::open({.url = url, .schema = "placet"}));
    stores.keys = TRY(db::postgres::open({.url = url, .schema = "placet_keys"}));
    return stores;
}

}  // namespace

Result<ReadStores> open_for_reading(const Config& config) {
    auto stores =
        TRY(config.database.empty() ? open_files(config.data) : open_server(config.database));
    TRY(schema::check(*stores.main, schema::Store::main));
    TRY(schema::check(*stores.keys, schema::Store::keys));
    return stores;
}

Result<std::unique_ptr<crypto::KeyRing>> open_existing_keys(crypto::KeyFiles& files,
                                                            Random& random) {
    if (TRY(files.epochs()).empty()) return Error{ErrorKind::unavailable, "keys.root_missing"};
    return crypto::KeyRing::open(files, random);
}

}  // namespace placet::server
