#pragma once

// A pull reader over encoded items, for formats that know what they expect and want neither copies
// nor allocations. Check the whole buffer with `valid` once; then every read is in bounds and every
// text is UTF-8. Views point into the buffer that was given.

#include <cstdint>
#include <optional>

#include "cbor/cbor.h"

namespace placet::cbor {

// One item of the profile and nothing behind it.
bool valid(BytesView encoded, Limits limits = {});

enum class Major : std::uint8_t {
    unsigned_integer,
    negative,
    bytes,
    text,
    array,
    map,
    tag,
    simple
};

struct Item {
    Major major = Major::simple;
    std::uint64_t argument = 0;  // the number, the length, the count, or the simple value
    BytesView content;           // of strings
};

class Reader {
public:
    explicit Reader(BytesView encoded) : rest_(encoded) {}

    // The next head, with the content of strings; the members of arrays and maps follow. Nothing
    // when the bytes there are outside the profile.
    std::optional<Item> next();
    bool skip(std::size_t depth);  // one whole item with at most `depth` nested containers
    bool done() const { return rest_.empty(); }
    BytesView rest() const { return rest_; }

    // The next item when it is of that type, else nothing.
    std::optional<std::uint64_t> unsigned_integer() { return argument(Major::unsigned_integer); }
    std::optional<std::uint64_t> array() { return argument(Major::array); }
    std::optional<std::uint64_t> map() { return argument(Major::map); }
    std::optional<BytesView> bytes() { return string(Major::bytes); }
    std::optional<BytesView> text() { return string(Major::text); }

private:
    std::optional<std::uint64_t> argument(Major major);
    std::optional<BytesView> string(Major major);
    bool skip_map(std::uint64_t count, std::size_t depth);

    BytesView rest_;
};

}  // namespace placet::cbor
