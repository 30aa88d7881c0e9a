#include "db/postgres/codec.h"

#include "db/statement_text.h"

namespace placet::db::postgres {

namespace {

// From the server's catalogue (pg_type.dat); these never change.
constexpr Oid oid_bool = 16, oid_bytea = 17, oid_name = 19, oid_int8 = 20, oid_int2 = 21,
              oid_int4 = 23, oid_text = 25, oid_varchar = 1043, oid_numeric = 1700,
              oid_bytea_array = 1001, oid_text_array = 1009, oid_int8_array = 1016;

template <class T>
void append_big_endian(std::string& out, T value) {
    for (int shift = static_cast<int>(sizeof(T)) * 8 - 8; shift >= 0; shift -= 8)
        out.push_back(static_cast<char>(static_cast<std::uint64_t>(value) >> shift));
}

std::uint64_t big_endian(const char* data, int size) {
    std::uint64_t value = 0;
    for (int i = 0; i < size; ++i)
        value = value << 8 | static_cast<std::uint8_t>(data[i]);
    return value;
}

Error wrong_type(std::string_view column) {
    return internal_error("db.statement",
                          "a value of another type than column " + std::string(column));
}

Result<void> append_element(std::string& out, const Column& column, const Value& value) {
    if (std::holds_alternative<std::monostate>(value)) {
        append_big_endian(out, std::int32_t{-1});
    } else if (const auto* integer = std::get_if<std::int64_t>(&value)) {
        if (column.type != Type::integer) return wrong_type(column.name);
        append_big_endian(out, std::int32_t{8});
        append_big_endian(out, *integer);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
        if (column.type != Type::text) return wrong_type(column.name);
        if (!is_storable_text(*text)) return invalid_input("db.text");
        append_big_endian(out, static_cast<std::int32_t>(text->size()));
        out += *text;
    } else {
        if (column.type != Type::bytes) return wrong_type(column.name);
        const auto& bytes = std::get<Bytes>(value);
        append_big_endian(out, static_cast<std::int32_t>(bytes.size()));
        out += text_view(bytes);
    }
    return {};
}

struct ArrayType {
    Oid array;
    Oid element;
};

ArrayType array_type(Type type) {
    switch (type) {
        case Type::integer:
            return {oid_int8_array, oid_int8};
        case Type::text:
            return {oid_text_array, oid_text};
        case Type::bytes:
            return {oid_bytea_array, oid_bytea};
    }
    return {oid_text_array, oid_text};
}

std::string array_head(Type type, std::size_t count) {
    std::string out;
    append_big_endian(out, std::int32_t{1});  // dimensions
    append_big_endian(out, std::int32_t{1});  // there may be nulls
    append_big_endian(out, static_cast<std::int32_t>(array_type(type).element));
    append_big_endian(out, static_cast<std::int32_t>(count));
    append_big_endian(out, std::int32_t{1});  // first index
    return out;
}

// SUM(bigint) is numeric on PostgreSQL: base 10000 digits, see numeric_send().
Result<std::int64_t> read_numeric(const char* data, int size) {
    const auto wrong = internal_error("db.statement", "a numeric column that is no integer");
    if (size < 8) return wrong;
    const int digits = static_cast<int>(big_endian(data, 2));
    const int weight = static_cast<std::int16_t>(big_endian(data + 2, 2));
    const auto sign = big_endian(data + 4, 2);
    if (digits > weight + 1 || weight > 4 || sign > 0x4000 || size != 8 + digits * 2) return wrong;
    std::int64_t value = 0;
    for (int i = 0; i <= weight; ++i) {
        std::int64_t digit = i < digits ? static_cast<int>(big_endian(data + 8 + i * 2, 2)) : 0;
        if (sign == 0x4000) digit = -digit;
        if (__builtin_mul_overflow(value, 10'000, &value) ||
            __builtin_add_overflow(value, digit, &value))
            return wrong;
    }
    return value;
}

}  // namespace

void Parameters::reserve(std::size_t count) {
    types_.reserve(count);
    pointers_.reserve(count);
    lengths_.reserve(count);
    formats_.reserve(count);
}

void Parameters::add(Oid type, const char* data, std::size_t size) {
    types_.push_back(type);
    pointers_.push_back(data ? data : "");  // a null pointer would be NULL
    lengths_.push_back(static_cast<int>(size));
    formats_.push_back(1);
}

void Parameters::add_null() {
    types_.push_back(0);
    pointers_.push_back(nullptr);
    lengths_.push_back(0);
    formats_.push_back(1);
}

void Parameters::add_owned(Oid type, std::string bytes) {
    owned_.push_back(std::make_unique<std::string>(std::move(bytes)));
    add(type, owned_.back()->data(), owned_.back()->size());
}

Result<Parameters> Parameters::of(const Values& values) {
    Parameters parameters;
    parameters.reserve(values.size());
    for (const auto& value : values) {
        if (const auto* integer = std::get_if<std::int64_t>(&value)) {
            std::string bytes;
            append_big_endian(bytes, *integer);
            parameters.add_owned(oid_int8, std::move(bytes));
        } else if (const auto* text = std::get_if<std::string>(&value)) {
            if (!is_storable_text(*text)) return invalid_input("db.text");
            parameters.add(oid_text, text->data(), text->size());
        } else if (const auto* bytes = std::get_if<Bytes>(&value)) {
            parameters.add(oid_bytea, reinterpret_cast<const char*>(bytes->data()), bytes->size());
        } else {
            parameters.add_null();
        }
    }
    return parameters;
}

Result<Parameters> Parameters::arrays(const std::vector<Column>& columns,
                                      const std::vector<Values>& rows) {
    Parameters parameters;
    parameters.reserve(columns.size());
    for (std::size_t c = 0; c < columns.size(); ++c) {
        std::string out = array_head(columns[c].type, rows.size());
        out.reserve(rows.size() * 16);
        for (const auto& row : rows) {
            if (row.size() != columns.size()) return wrong_type(columns[c].name);
            TRY(append_element(out, columns[c], row[c]));
        }
        parameters.add_owned(array_type(columns[c].type).array, std::move(out));
    }
    return parameters;
}

Result<void> Parameters::add_array(const Column& column, const std::vector<Value>& values) {
    std::string out = array_head(column.type, values.size());
    for (const auto& value : values)
        TRY(append_element(out, column, value));
    add_owned(array_type(column.type).array, std::move(out));
    return {};
}

std::string Parameters::signature() const {
    std::string out;
    for (const auto type : types_)
        out += ',' + std::to_string(type);
    return out;
}

Result<Row> read_row(const PGresult* result, int row) {
    const int columns = PQnfields(result);
    Values values;
    values.reserve(static_cast<std::size_t>(columns));
    for (int c = 0; c < columns; ++c) {
        if (PQgetisnull(result, row, c)) {
            values.emplace_back();
            continue;
        }
        const char* data = PQgetvalue(result, row, c);
        const int size = PQgetlength(result, row, c);
        switch (PQftype(result, c)) {
            case oid_int8:
                values.emplace_back(static_cast<std::int64_t>(big_endian(data, 8)));
                break;
            case oid_int4:
                values.emplace_back(std::int64_t{static_cast<std::int32_t>(big_endian(data, 4))});
                break;
            case oid_int2:
                values.emplace_back(std::int64_t{static_cast<std::int16_t>(big_endian(data, 2))});
                break;
            case oid_bool:
                values.emplace_back(std::int64_t{data[0]});
                break;
            case oid_numeric:
                values.emplace_back(TRY(read_numeric(data, size)));
                break;
            case oid_text:
            case oid_varchar:
            case oid_name:
                values.emplace_back(
                    std::in_place_type<std::string>, data, static_cast<std::size_t>(size));
                break;
            case oid_bytea:
                values.emplace_back(std::in_place_type<Bytes>, data, data + size);
                break;
            default:
                return internal_error("db.statement",
                                      "a column of type " + std::to_string(PQftype(result, c)));
        }
    }
    return Row(std::move(values));
}

}  // namespace placet::db::postgres
