#pragma once

// Values in PostgreSQL's binary format, both ways. Parameters are declared as bigint, text or
// bytea, so that the server never has to guess (an undeclared `$1 * 1000` would be a 32-bit one).

#include <libpq-fe.h>

#include <array>
#include <string>
#include <vector>

#include "db/database.h"

namespace placet::db::postgres {

// What PQsendQueryPrepared wants. Points into the values it was made from.
class Parameters {
public:
    Parameters() = default;
    static Result<Parameters> of(const Values& values);  // invalid_input "db.text"

    // One array per column, for unnest(). internal "db.statement" when a value has another type
    // than its column.
    static Result<Parameters> arrays(const std::vector<Column>& columns,
                                     const std::vector<Values>& rows);
    Result<void> add_array(const Column& column, const std::vector<Value>& values);

    int size() const { return static_cast<int>(types_.size()); }
    const Oid* types() const { return types_.data(); }
    const char* const* pointers() const { return pointers_.data(); }
    const int* lengths() const { return lengths_.data(); }
    const int* formats() const { return formats_.data(); }
    // Part of the key of a prepared statement.
    std::string signature() const;

private:
    void add(Oid type, const char* data, std::size_t size);
    void add_null();
    void add_owned(Oid type, std::string bytes);
    void reserve(std::size_t count);

    std::vector<Oid> types_;
    std::vector<const char*> pointers_;
    std::vector<int> lengths_;
    std::vector<int> formats_;
    std::vector<std::unique_ptr<std::string>> owned_;
};

// internal "db.statement" for a type that is not of the common subset.
Result<Row> read_row(const PGresult* result, int row);

}  // namespace placet::db::postgres
