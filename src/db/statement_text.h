#pragma once

// What both drivers share about statements: the texts of bulk statements and the check of text
// parameters. Table and column names come from our own constants, never from a request.

#include <string>
#include <string_view>

#include "db/database.h"

namespace placet::db {

// True for well-formed UTF-8 without NUL: the only text that both engines keep as it is.
bool is_storable_text(std::string_view text);

// Ok, or invalid_input "db.text".
Result<void> check_text(const Value& value);

// The largest N of the $N in a statement, outside literals and comments.
std::size_t parameter_count(std::string_view text);

// "INSERT INTO t (a, b) VALUES ($1, $2)": one row.
std::string insert_row_text(const BulkInsert& statement);
// "INSERT INTO t (a, b) SELECT * FROM unnest($1::bigint[], $2::text[])": all rows.
std::string insert_arrays_text(const BulkInsert& statement);

// "SELECT c FROM t WHERE f = $1 AND k = $2"
std::string lookup_row_text(const BulkLookup& statement);
// "SELECT c FROM t WHERE f = $1 AND k = ANY($2::bytea[])"
std::string lookup_array_text(const BulkLookup& statement);

}  // namespace placet::db
