#pragma once

// The deterministic CBOR profile of the register's entries (RFC 8949 4.2.1, narrowed): unsigned and
// negative integers, byte and text strings, arrays, maps, true, false, null; shortest forms,
// definite lengths, map keys ascending by their bytes and unique. Specified in
// docs/formats/entry.md.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/bytes.h"

namespace placet::cbor {

// Appends canonical CBOR to a buffer. Map members must be written in ascending key order; `map`
// and `array` take the count first, then the items follow.
class Writer {
public:
    Writer& unsigned_integer(std::uint64_t value);
    Writer& integer(std::int64_t value);
    Writer& bytes(BytesView value);
    Writer& text(std::string_view value);  // valid UTF-8 is the caller's promise
    Writer& array(std::size_t count);
    Writer& map(std::size_t count);
    Writer& boolean(bool value);
    Writer& null();
    Writer& raw(BytesView encoded);  // one already encoded item

    Bytes take() { return std::move(out_); }
    BytesView view() const { return out_; }

private:
    void head(std::uint8_t major, std::uint64_t argument);
    Bytes out_;
};

struct Value;
using Array = std::vector<Value>;
using Map = std::vector<std::pair<Value, Value>>;  // in encoded order

struct Value {
    std::variant<std::nullptr_t, bool, std::int64_t, std::uint64_t, Bytes, std::string, Array, Map>
        data = nullptr;  // uint64_t for major type 0, int64_t (negative) for major type 1

    const std::uint64_t* as_unsigned() const { return std::get_if<std::uint64_t>(&data); }
    const std::string* as_text() const { return std::get_if<std::string>(&data); }
    const Bytes* as_bytes() const { return std::get_if<Bytes>(&data); }
    const Array* as_array() const { return std::get_if<Array>(&data); }
    const Map* as_map() const { return std::get_if<Map>(&data); }
    const Value* find(std::uint64_t key) const;  // in a map with unsigned keys
};

struct Limits {
    std::size_t depth = 4;
    std::size_t bytes = 4096;
};

// Accepts the profile and nothing else. malformed: "cbor.malformed".
Result<Value> decode(BytesView encoded, Limits limits = {});
Bytes encode(const Value& value);

}  // namespace placet::cbor
