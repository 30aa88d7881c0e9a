#pragma once

// A named SQL statement. Module folders keep one statement per file in sql/; tools/embed_sql.py
// turns them into constants of this type.

#include <string_view>

namespace placet::db {

struct Query {
    std::string_view name;      // "consents.insert_event": for errors and metrics
    std::string_view common;    // both engines, unless the next is set
    std::string_view postgres;  // replaces `common` on PostgreSQL; empty: no difference
};

}  // namespace placet::db
