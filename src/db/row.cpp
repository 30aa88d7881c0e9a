#include <cstdio>
#include <cstdlib>

#include "db/database.h"

namespace placet::db {

namespace {

template <class T>
const T& get(const Values& values, std::size_t column, const char* type) {
    if (column < values.size())
        if (const T* value = std::get_if<T>(&values[column])) return *value;
    std::fprintf(stderr, "db: column %zu of %zu is not %s\n", column, values.size(), type);
    std::abort();
}

}  // namespace

bool Row::is_null(std::size_t column) const {
    return column < values_.size() && std::holds_alternative<std::monostate>(values_[column]);
}

std::int64_t Row::integer(std::size_t column) const {
    return get<std::int64_t>(values_, column, "an integer");
}

const std::string& Row::text(std::size_t column) const {
    return get<std::string>(values_, column, "a text");
}

const Bytes& Row::bytes(std::size_t column) const {
    return get<Bytes>(values_, column, "bytes");
}

std::optional<std::int64_t> Row::optional_integer(std::size_t column) const {
    if (is_null(column)) return std::nullopt;
    return integer(column);
}

std::optional<std::string> Row::optional_text(std::size_t column) const {
    if (is_null(column)) return std::nullopt;
    return text(column);
}

std::optional<Bytes> Row::optional_bytes(std::size_t column) const {
    if (is_null(column)) return std::nullopt;
    return bytes(column);
}

}  // namespace placet::db
