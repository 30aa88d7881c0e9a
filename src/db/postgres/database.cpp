#include "db/postgres/postgres.h"

namespace placet::db::postgres {

Result<std::unique_ptr<Database>> open(const Options&) {
    return Error{ErrorKind::unavailable, "db.down", "not there yet"};
}

}  // namespace placet::db::postgres
