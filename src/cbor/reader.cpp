#include "cbor/reader.h"

#include <algorithm>

#include "base/utf8.h"

namespace placet::cbor {
namespace {

constexpr std::uint8_t simple_false = 20;
constexpr std::uint8_t simple_null = 22;

}  // namespace

std::optional<Item> Reader::next() {
    if (rest_.empty()) return std::nullopt;
    const auto major = static_cast<Major>(rest_[0] >> 5);
    const std::uint8_t additional = rest_[0] & 31;
    std::uint64_t value = additional;
    std::size_t head = 1;
    if (additional >= 24) {
        if (additional > 27 || major == Major::simple) return std::nullopt;
        const std::size_t width = std::size_t{1} << (additional - 24);
        if (rest_.size() < 1 + width) return std::nullopt;
        value = 0;
        for (std::size_t i = 1; i <= width; ++i)
            value = (value << 8) | rest_[i];
        head += width;
        const std::uint64_t lowest = width == 1 ? 24 : std::uint64_t{1} << (4 * width);
        if (value < lowest) return std::nullopt;  // a shorter form exists
    }
    Item item{major, value, {}};
    switch (major) {
        case Major::tag:
            return std::nullopt;
        case Major::simple:
            if (value < simple_false || value > simple_null) return std::nullopt;
            break;
        case Major::negative:
            if (value > INT64_MAX) return std::nullopt;
            break;
        case Major::bytes:
        case Major::text:
            if (value > rest_.size() - head) return std::nullopt;
            item.content = rest_.subspan(head, value);
            if (major == Major::text && !valid_utf8(text_view(item.content))) return std::nullopt;
            head += value;
            break;
        case Major::array:
        case Major::map:
            // Every member takes a byte at least; this also bounds what a caller may reserve.
            if (value > rest_.size() - head) return std::nullopt;
            break;
        case Major::unsigned_integer:
            break;
    }
    rest_ = rest_.subspan(head);
    return item;
}

bool Reader::skip(std::size_t depth) {
    const auto item = next();
    if (!item) return false;
    if (item->major != Major::array && item->major != Major::map) return true;
    if (depth == 0) return false;
    if (item->major == Major::map) return skip_map(item->argument, depth - 1);
    for (std::uint64_t i = 0; i < item->argument; ++i)
        if (!skip(depth - 1)) return false;
    return true;
}

bool Reader::skip_map(std::uint64_t count, std::size_t depth) {
    BytesView previous;
    for (std::uint64_t i = 0; i < count; ++i) {
        const BytesView from = rest_;
        if (!skip(depth)) return false;
        const BytesView key = from.first(from.size() - rest_.size());
        if (!std::ranges::lexicographical_compare(previous, key)) return false;
        previous = key;
        if (!skip(depth)) return false;
    }
    return true;
}

std::optional<std::uint64_t> Reader::argument(Major major) {
    const auto item = next();
    if (!item || item->major != major) return std::nullopt;
    return item->argument;
}

std::optional<BytesView> Reader::string(Major major) {
    const auto item = next();
    if (!item || item->major != major) return std::nullopt;
    return item->content;
}

bool valid(BytesView encoded, Limits limits) {
    if (encoded.size() > limits.bytes) return false;
    Reader reader{encoded};
    return reader.skip(limits.depth) && reader.done();
}

}  // namespace placet::cbor
