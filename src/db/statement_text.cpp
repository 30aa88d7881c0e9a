#include "db/statement_text.h"

#include <algorithm>

namespace placet::db {

namespace {

const char* array_type(Type type) {
    switch (type) {
        case Type::integer:
            return "bigint[]";
        case Type::text:
            return "text[]";
        case Type::bytes:
            return "bytea[]";
    }
    return "text[]";
}

std::string insert_head(const BulkInsert& statement) {
    std::string text = "INSERT INTO ";
    text += statement.table;
    text += " (";
    for (std::size_t i = 0; i < statement.columns.size(); ++i) {
        if (i > 0) text += ", ";
        text += statement.columns[i].name;
    }
    return text + ") ";
}

std::string lookup_head(const BulkLookup& statement) {
    std::string text = "SELECT ";
    for (std::size_t i = 0; i < statement.columns.size(); ++i) {
        if (i > 0) text += ", ";
        text += statement.columns[i];
    }
    text += " FROM ";
    text += statement.table;
    text += " WHERE ";
    for (std::size_t i = 0; i < statement.fixed.size(); ++i) {
        text += statement.fixed[i].name;
        text += " = $" + std::to_string(i + 1) + " AND ";
    }
    text += statement.key.name;
    return text;
}

const char* conflict_tail(const BulkInsert& statement) {
    return statement.on_conflict == OnConflict::ignore ? " ON CONFLICT DO NOTHING" : "";
}

// Length of the well-formed sequence at `p`, or 0 (Unicode 15.0, table 3-7).
std::size_t sequence(const unsigned char* p, const unsigned char* end) {
    const auto tail = [&](std::size_t n) { return p + n < end && (p[n] & 0xC0) == 0x80; };
    if (p[0] >= 0xC2 && p[0] <= 0xDF) return tail(1) ? 2 : 0;
    if (p[0] >= 0xE0 && p[0] <= 0xEF) {
        if (!tail(1) || !tail(2)) return 0;
        if (p[0] == 0xE0 && p[1] < 0xA0) return 0;
        if (p[0] == 0xED && p[1] > 0x9F) return 0;
        return 3;
    }
    if (p[0] >= 0xF0 && p[0] <= 0xF4) {
        if (!tail(1) || !tail(2) || !tail(3)) return 0;
        if (p[0] == 0xF0 && p[1] < 0x90) return 0;
        if (p[0] == 0xF4 && p[1] > 0x8F) return 0;
        return 4;
    }
    return 0;
}

}  // namespace

bool is_storable_text(std::string_view text) {
    const auto* p = reinterpret_cast<const unsigned char*>(text.data());
    const auto* end = p + text.size();
    while (p < end) {
        if (*p != 0 && *p < 0x80) {
            ++p;
            continue;
        }
        const auto length = *p == 0 ? 0 : sequence(p, end);
        if (length == 0) return false;
        p += length;
    }
    return true;
}

Result<void> check_text(const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    if (text && !is_storable_text(*text)) return invalid_input("db.text");
    return {};
}

std::size_t parameter_count(std::string_view text) {
    std::size_t largest = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\'') {
            i = std::min(text.find('\'', i + 1), text.size());
        } else if (text.substr(i, 2) == "--") {
            i = std::min(text.find('\n', i), text.size());
        } else if (text[i] == '$') {
            std::size_t number = 0;
            while (i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9')
                number = number * 10 + static_cast<std::size_t>(text[++i] - '0');
            largest = std::max(largest, number);
        }
    }
    return largest;
}

std::string insert_row_text(const BulkInsert& statement) {
    std::string text = insert_head(statement) + "VALUES (";
    for (std::size_t i = 0; i < statement.columns.size(); ++i) {
        if (i > 0) text += ", ";
        text += "$" + std::to_string(i + 1);
    }
    return text + ")" + conflict_tail(statement);
}

std::string insert_arrays_text(const BulkInsert& statement) {
    std::string text = insert_head(statement) + "SELECT * FROM unnest(";
    for (std::size_t i = 0; i < statement.columns.size(); ++i) {
        if (i > 0) text += ", ";
        text += "$" + std::to_string(i + 1) + "::" + array_type(statement.columns[i].type);
    }
    return text + ")" + conflict_tail(statement);
}

std::string lookup_row_text(const BulkLookup& statement) {
    return lookup_head(statement) + " = $" + std::to_string(statement.fixed.size() + 1);
}

std::string lookup_array_text(const BulkLookup& statement) {
    return lookup_head(statement) + " = ANY($" + std::to_string(statement.fixed.size() + 1) +
           "::" + array_type(statement.key.type) + ")";
}

}  // namespace placet::db
