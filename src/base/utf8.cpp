#include "base/utf8.h"

namespace placet {
namespace {

struct Lead {
    int more;             // continuation bytes that follow
    std::int32_t bits;    // what the lead byte contributes
    std::int32_t lowest;  // below it the form is overlong
};

Lead lead_of(std::uint8_t byte) {
    if (byte < 0x80) return {0, byte, 0};
    if (byte >= 0xC2 && byte < 0xE0) return {1, byte & 0x1F, 0x80};
    if (byte >= 0xE0 && byte < 0xF0) return {2, byte & 0x0F, 0x800};
    if (byte >= 0xF0 && byte < 0xF5) return {3, byte & 0x07, 0x10000};
    return {-1, 0, 0};
}

}  // namespace

std::int32_t next_code_point(std::string_view text, std::size_t& at) {
    if (at >= text.size()) return -1;
    const Lead lead = lead_of(static_cast<std::uint8_t>(text[at]));
    if (lead.more < 0 || text.size() - at <= static_cast<std::size_t>(lead.more)) return -1;
    std::int32_t point = lead.bits;
    for (int i = 1; i <= lead.more; ++i) {
        const auto byte = static_cast<std::uint8_t>(text[at + static_cast<std::size_t>(i)]);
        if ((byte & 0xC0) != 0x80) return -1;
        point = (point << 6) | (byte & 0x3F);
    }
    const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
    if (point < lead.lowest || surrogate || point > 0x10FFFF) return -1;
    at += static_cast<std::size_t>(lead.more) + 1;
    return point;
}

bool valid_utf8(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size())
        if (next_code_point(text, at) < 0) return false;
    return true;
}

}  // namespace placet
