// Reading and writing JSON text.

#include <algorithm>
#include <charconv>
#include <cmath>

#include <boost/json.hpp>

#include "json/shape.h"

namespace placet::json {
namespace {

namespace bj = boost::json;

// In valid JSON every colon outside a string belongs to exactly one member.
std::size_t members_written(std::string_view text) {
    std::size_t count = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_string) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                in_string = false;
        } else if (c == '"') {
            in_string = true;
        } else if (c == ':') {
            ++count;
        }
    }
    return count;
}

bool has_nul(std::string_view text) {
    return text.find('\0') != std::string_view::npos;
}

// Counts the members that were kept; false when a text holds NUL or a number is not finite.
bool survey(const bj::value& value, std::size_t& members) {
    switch (value.kind()) {
        case bj::kind::string:
            return !has_nul(value.get_string());
        case bj::kind::double_:
            return std::isfinite(value.get_double());
        case bj::kind::array:
            return std::all_of(value.get_array().begin(),
                               value.get_array().end(),
                               [&](const bj::value& item) { return survey(item, members); });
        case bj::kind::object:
            members += value.get_object().size();
            return std::all_of(value.get_object().begin(),
                               value.get_object().end(),
                               [&](const bj::key_value_pair& member) {
                                   return !has_nul(member.key()) && survey(member.value(), members);
                               });
        default:
            return true;
    }
}

void write_text(std::string_view text, std::string& out) {
    constexpr std::string_view digits = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (code >= 0x20) {
            out += c;
        } else {
            out += "\\u00";
            out += digits[code >> 4];
            out += digits[code & 15];
        }
    }
    out += '"';
}

template <class Number>
void write_number(Number number, std::string& out) {
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, number);
    out.append(buffer, end.ptr);
}

void write(const bj::value& value, std::string& out);

void write_object(const bj::object& object, std::string& out) {
    std::vector<const bj::key_value_pair*> members;
    members.reserve(object.size());
    for (const auto& member : object)
        members.push_back(&member);
    std::sort(members.begin(), members.end(), [](const auto* a, const auto* b) {
        return std::string_view(a->key()) < std::string_view(b->key());
    });
    out += '{';
    for (const auto* member : members) {
        if (out.back() != '{') out += ',';
        write_text(member->key(), out);
        out += ':';
        write(member->value(), out);
    }
    out += '}';
}

void write(const bj::value& value, std::string& out) {
    switch (value.kind()) {
        case bj::kind::null:
            out += "null";
            return;
        case bj::kind::bool_:
            out += value.get_bool() ? "true" : "false";
            return;
        case bj::kind::int64:
            return write_number(value.get_int64(), out);
        case bj::kind::uint64:
            return write_number(value.get_uint64(), out);
        case bj::kind::double_:
            // "-0" would be read back as an integer, and written as "0" then.
            return write_number(value.get_double() == 0 ? 0.0 : value.get_double(), out);
        case bj::kind::string:
            return write_text(value.get_string(), out);
        case bj::kind::object:
            return write_object(value.get_object(), out);
        case bj::kind::array:
            out += '[';
            for (const auto& item : value.get_array()) {
                if (&item != value.get_array().begin()) out += ',';
                write(item, out);
            }
            out += ']';
            return;
    }
}

}  // namespace

Result<bj::value> parse(std::string_view text) {
    const Error malformed{ErrorKind::malformed, "json.malformed"};
    bj::error_code failure;
    bj::value value = bj::parse(text, failure);
    if (failure) return malformed;
    // The parser keeps the last of two equal keys; two readers could then see two documents.
    std::size_t members = 0;
    if (!survey(value, members) || members != members_written(text)) return malformed;
    return value;
}

std::string canonical(const bj::value& value) {
    std::string out;
    write(value, out);
    return out;
}

}  // namespace placet::json
