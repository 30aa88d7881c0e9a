#include <algorithm>

#include "cbor/reader.h"
#include "merkle/commitment.h"
#include "merkle/entry.h"
#include "merkle/entry_schema.h"

namespace placet::merkle {
namespace {

namespace key = schema::key;

// Reads the members of an entry one after the other. Every `bool` says whether the schema holds.
class EntryReader {
public:
    EntryReader(BytesView encoded, Entry& entry) : in_(encoded), entry_(entry) {}

    std::optional<std::uint64_t> members() { return in_.map(); }
    // Reads one key, which must be greater than `previous`, and its value.
    bool member(std::uint64_t& previous);
    std::uint64_t version() const { return version_; }

private:
    bool value_of(std::uint64_t id);
    bool notice();
    bool purposes();
    bool law_profile();
    bool commitments();
    bool details();
    bool detail(std::uint64_t id);
    bool skip_unknown(std::string name);
    bool number(std::uint64_t& out, std::uint64_t highest);

    template <std::size_t N>
    bool bytes(std::array<std::uint8_t, N>& out) {
        const auto content = in_.bytes();
        if (!content || content->size() != N) return false;
        std::ranges::copy(*content, out.begin());
        return true;
    }

    cbor::Reader in_;
    Entry& entry_;
    std::uint64_t version_ = 0;
};

bool EntryReader::number(std::uint64_t& out, std::uint64_t highest) {
    const auto value = in_.unsigned_integer();
    if (!value || *value > highest) return false;
    out = *value;
    return true;
}

bool EntryReader::member(std::uint64_t& previous) {
    const auto id = in_.unsigned_integer();
    if (!id) return false;
    previous = *id;
    return value_of(*id);
}

bool EntryReader::value_of(std::uint64_t id) {
    std::uint64_t small = 0;
    switch (id) {
        case key::version:
            return number(version_, UINT64_MAX);
        case key::log_id:
            return bytes(entry_.log_id);
        case key::uid:
            return bytes(entry_.uid);
        case key::type:
            if (!number(small, UINT16_MAX) || small == 0) return false;
            entry_.type = static_cast<EntryType>(small);
            return true;
        case key::time:
            return number(entry_.time_s, schema::latest_time);
        case key::channel:
            if (!number(small, UINT16_MAX) || small == 0) return false;
            entry_.channel = static_cast<Channel>(small);
            return true;
        case key::source:
            return number(entry_.source, schema::most_code);
        case key::notice:
            return notice();
        case key::purposes:
            return purposes();
        case key::law_profile:
            return law_profile();
        case key::commitments:
            return commitments();
        case key::slink:
            return bytes(entry_.slink.emplace());
        case key::idem:
            return bytes(entry_.idem.emplace());
        case key::details:
            return details();
        default:
            return skip_unknown(std::to_string(id));
    }
}

bool EntryReader::notice() {
    Notice& notice = entry_.notice.emplace();
    return in_.array() == 3U && bytes(notice.uid) && number(notice.version, schema::most_code) &&
           bytes(notice.text_sha256);
}

bool EntryReader::purposes() {
    const auto count = in_.array();
    if (!count || *count == 0 || *count > schema::most_purposes) return false;
    entry_.purposes.reserve(*count);
    for (std::uint64_t i = 0; i < *count; ++i) {
        PurposeDecision next;
        std::uint64_t decision = 0;
        if (in_.array() != 2U || !number(next.code, schema::most_code) || !number(decision, 1))
            return false;
        if (i > 0 && next.code <= entry_.purposes.back().code) return false;
        next.granted = decision == 1;
        entry_.purposes.push_back(next);
    }
    return true;
}

bool EntryReader::law_profile() {
    const auto text = in_.text();
    if (!text || !schema::valid_profile(text_view(*text))) return false;
    entry_.law_profile = text_view(*text);
    return true;
}

bool EntryReader::commitments() {
    const auto count = in_.map();
    if (!count || *count == 0) return false;
    for (std::uint64_t i = 0; i < *count; ++i) {
        std::uint64_t id = 0;
        Hash hash{};
        if (!number(id, UINT16_MAX) || id == 0 || !bytes(hash)) return false;
        entry_.commitments.emplace_hint(entry_.commitments.end(), id, hash);
        if (id > field::last) entry_.unknown.push_back("11/" + std::to_string(id));
    }
    return true;
}

bool EntryReader::details() {
    const auto count = in_.map();
    if (!count || *count == 0) return false;
    for (std::uint64_t i = 0; i < *count; ++i) {
        const auto id = in_.unsigned_integer();
        if (!id || !detail(*id)) return false;
    }
    return true;
}

bool EntryReader::detail(std::uint64_t id) {
    Detail value;
    switch (schema::detail_kind(id)) {
        case schema::DetailKind::unknown:
            return skip_unknown("14/" + std::to_string(id));
        case schema::DetailKind::number:
            if (!number(value.emplace<std::uint64_t>(), UINT64_MAX)) return false;
            break;
        case schema::DetailKind::hash:
            if (!bytes(value.emplace<Hash>())) return false;
            break;
        case schema::DetailKind::language:
        case schema::DetailKind::origin: {
            const auto text = in_.text();
            if (!text) return false;
            value = std::string(text_view(*text));
            break;
        }
    }
    if (!schema::valid_detail(id, value)) return false;
    entry_.details.emplace_hint(entry_.details.end(), id, std::move(value));
    return true;
}

bool EntryReader::skip_unknown(std::string name) {
    entry_.unknown.push_back(std::move(name));
    return in_.skip(cbor::Limits{}.depth);
}

Error malformed(std::uint64_t at) {
    return Error{ErrorKind::malformed, "entry.malformed", std::to_string(at)};
}

}  // namespace

Result<Entry> decode_entry(BytesView encoded) {
    // From here on the bytes are canonical: keys ascend, nothing is cut off, nothing follows.
    if (!cbor::valid(encoded)) return malformed(0);
    Entry entry;
    EntryReader reader{encoded, entry};
    const auto members = reader.members();
    if (!members) return malformed(0);
    std::uint64_t last = 0;
    for (std::uint64_t i = 0; i < *members; ++i) {
        const bool fits = reader.member(last);
        if (reader.version() > schema::version) return Error{ErrorKind::malformed, "entry.version"};
        // The first seven members are always there, and keys ascend: so they are 1 to 7.
        if (!fits || (i < key::source && last != i + 1)) return malformed(last);
    }
    if (*members < key::source || reader.version() != schema::version) return malformed(0);
    return entry;
}

}  // namespace placet::merkle
