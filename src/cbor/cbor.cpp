#include "cbor/cbor.h"

#include <algorithm>

#include "cbor/reader.h"

namespace placet::cbor {
namespace {

constexpr std::uint64_t simple_false = 20;
constexpr std::uint64_t simple_true = 21;

// The reader's buffer has passed `valid`, so every item is there.
Value build(Reader& reader) {
    const Item item = *reader.next();
    switch (item.major) {
        case Major::unsigned_integer:
            return {item.argument};
        case Major::negative:
            return {-1 - static_cast<std::int64_t>(item.argument)};
        case Major::bytes:
            return {to_bytes(item.content)};
        case Major::text:
            return {std::string(text_view(item.content))};
        case Major::array: {
            Array array;
            array.reserve(item.argument);
            for (std::uint64_t i = 0; i < item.argument; ++i)
                array.push_back(build(reader));
            return {std::move(array)};
        }
        case Major::map: {
            Map map;
            map.reserve(item.argument);
            for (std::uint64_t i = 0; i < item.argument; ++i) {
                Value key = build(reader);
                map.emplace_back(std::move(key), build(reader));
            }
            return {std::move(map)};
        }
        case Major::tag:
        case Major::simple:
            break;
    }
    if (item.argument == simple_false || item.argument == simple_true)
        return {item.argument == simple_true};
    return {};
}

void write(Writer& out, const Value& value);

// Members go out in the order of their encoded keys, whatever the order in memory.
void write_map(Writer& out, const Map& map) {
    std::vector<std::pair<Bytes, const Value*>> members;
    members.reserve(map.size());
    for (const auto& [key, value] : map)
        members.emplace_back(encode(key), &value);
    std::ranges::sort(members, {}, &std::pair<Bytes, const Value*>::first);
    out.map(members.size());
    for (const auto& [key, value] : members) {
        out.raw(key);
        write(out, *value);
    }
}

struct ValueWriter {
    Writer& out;

    void operator()(std::nullptr_t) const { out.null(); }
    void operator()(bool value) const { out.boolean(value); }
    void operator()(std::int64_t value) const { out.integer(value); }
    void operator()(std::uint64_t value) const { out.unsigned_integer(value); }
    void operator()(const Bytes& value) const { out.bytes(value); }
    void operator()(const std::string& value) const { out.text(value); }
    void operator()(const Array& array) const {
        out.array(array.size());
        for (const Value& member : array)
            write(out, member);
    }
    void operator()(const Map& map) const { write_map(out, map); }
};

void write(Writer& out, const Value& value) {
    std::visit(ValueWriter{out}, value.data);
}

}  // namespace

void Writer::head(std::uint8_t major, std::uint64_t argument) {
    const auto first = static_cast<std::uint8_t>(major << 5);
    if (argument < 24) {
        out_.push_back(first | static_cast<std::uint8_t>(argument));
        return;
    }
    const int exponent = argument <= 0xFF         ? 0
                         : argument <= 0xFFFF     ? 1
                         : argument <= 0xFFFFFFFF ? 2
                                                  : 3;
    out_.push_back(first | static_cast<std::uint8_t>(24 + exponent));
    for (int shift = (8 << exponent) - 8; shift >= 0; shift -= 8)
        out_.push_back(static_cast<std::uint8_t>(argument >> shift));
}

Writer& Writer::unsigned_integer(std::uint64_t value) {
    head(0, value);
    return *this;
}

Writer& Writer::integer(std::int64_t value) {
    if (value >= 0) return unsigned_integer(static_cast<std::uint64_t>(value));
    head(1, static_cast<std::uint64_t>(-1 - value));
    return *this;
}

Writer& Writer::bytes(BytesView value) {
    head(2, value.size());
    return raw(value);
}

Writer& Writer::text(std::string_view value) {
    head(3, value.size());
    return raw(placet::view(value));
}

Writer& Writer::array(std::size_t count) {
    head(4, count);
    return *this;
}

Writer& Writer::map(std::size_t count) {
    head(5, count);
    return *this;
}

Writer& Writer::boolean(bool value) {
    head(7, value ? simple_true : simple_false);
    return *this;
}

Writer& Writer::null() {
    head(7, 22);
    return *this;
}

Writer& Writer::raw(BytesView encoded) {
    out_.insert(out_.end(), encoded.begin(), encoded.end());
    return *this;
}

const Value* Value::find(std::uint64_t key) const {
    const Map* map = as_map();
    if (map == nullptr) return nullptr;
    for (const auto& [name, value] : *map)
        if (const auto* number = name.as_unsigned(); number != nullptr && *number == key)
            return &value;
    return nullptr;
}

Result<Value> decode(BytesView encoded, Limits limits) {
    if (!valid(encoded, limits)) return Error{ErrorKind::malformed, "cbor.malformed"};
    Reader reader{encoded};
    return build(reader);
}

Bytes encode(const Value& value) {
    Writer out;
    write(out, value);
    return out.take();
}

}  // namespace placet::cbor
