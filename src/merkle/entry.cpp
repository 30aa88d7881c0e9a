#include "merkle/entry.h"

#include <algorithm>

#include "cbor/cbor.h"
#include "cbor/reader.h"
#include "merkle/commitment.h"
#include "merkle/entry_schema.h"

namespace placet::merkle {
namespace {

namespace key = schema::key;

Error refused(std::uint64_t at) {
    return Error{ErrorKind::invalid_input, "entry.schema", std::to_string(at)};
}

void write(cbor::Writer& out, const Notice& notice) {
    out.array(3).bytes(notice.uid).unsigned_integer(notice.version).bytes(notice.text_sha256);
}

void write(cbor::Writer& out, const std::vector<PurposeDecision>& purposes) {
    out.array(purposes.size());
    for (const auto& [code, granted] : purposes)
        out.array(2).unsigned_integer(code).unsigned_integer(granted ? 1 : 0);
}

void write(cbor::Writer& out, const std::map<std::uint64_t, Hash>& commitments) {
    out.map(commitments.size());
    for (const auto& [id, hash] : commitments)
        out.unsigned_integer(id).bytes(hash);
}

struct DetailWriter {
    cbor::Writer& out;

    void operator()(std::uint64_t number) const { out.unsigned_integer(number); }
    void operator()(const Hash& hash) const { out.bytes(hash); }
    void operator()(const std::string& text) const { out.text(text); }
};

void write(cbor::Writer& out, const std::map<std::uint64_t, Detail>& details) {
    out.map(details.size());
    for (const auto& [id, value] : details) {
        out.unsigned_integer(id);
        std::visit(DetailWriter{out}, value);
    }
}

bool repeats(const std::vector<PurposeDecision>& sorted) {
    const auto same = [](const auto& a, const auto& b) { return a.code == b.code; };
    return std::ranges::adjacent_find(sorted, same) != sorted.end();
}

// The key that breaks the schema, or 0.
std::uint64_t broken_key(const Entry& entry, const std::vector<PurposeDecision>& purposes) {
    if (!schema::known(entry.type)) return key::type;
    if (entry.time_s > schema::latest_time) return key::time;
    if (!schema::known(entry.channel)) return key::channel;
    if (entry.source > schema::most_code) return key::source;
    if (entry.notice && entry.notice->version > schema::most_code) return key::notice;
    if (purposes.size() > schema::most_purposes || repeats(purposes)) return key::purposes;
    if (!purposes.empty() && purposes.back().code > schema::most_code) return key::purposes;
    if (!entry.law_profile.empty() && !schema::valid_profile(entry.law_profile))
        return key::law_profile;
    for (const auto& [id, hash] : entry.commitments)
        if (id == 0 || id > field::last) return key::commitments;
    for (const auto& [id, value] : entry.details)
        if (!schema::valid_detail(id, value)) return key::details;
    return 0;
}

}  // namespace

Result<Bytes> encode(const Entry& entry) {
    auto purposes = entry.purposes;
    std::ranges::sort(purposes, {}, &PurposeDecision::code);
    if (const auto broken = broken_key(entry, purposes); broken != 0) return refused(broken);
    if (!entry.unknown.empty()) return refused(0);

    const std::size_t members =
        7 + std::size_t{entry.notice.has_value()} + std::size_t{!purposes.empty()} +
        std::size_t{!entry.law_profile.empty()} + std::size_t{!entry.commitments.empty()} +
        std::size_t{entry.slink.has_value()} + std::size_t{entry.idem.has_value()} +
        std::size_t{!entry.details.empty()};
    cbor::Writer out;
    out.map(members);
    out.unsigned_integer(key::version).unsigned_integer(schema::version);
    out.unsigned_integer(key::log_id).bytes(entry.log_id);
    out.unsigned_integer(key::uid).bytes(entry.uid);
    out.unsigned_integer(key::type).unsigned_integer(static_cast<std::uint64_t>(entry.type));
    out.unsigned_integer(key::time).unsigned_integer(entry.time_s);
    out.unsigned_integer(key::channel).unsigned_integer(static_cast<std::uint64_t>(entry.channel));
    out.unsigned_integer(key::source).unsigned_integer(entry.source);
    if (entry.notice) write(out.unsigned_integer(key::notice), *entry.notice);
    if (!purposes.empty()) write(out.unsigned_integer(key::purposes), purposes);
    if (!entry.law_profile.empty()) out.unsigned_integer(key::law_profile).text(entry.law_profile);
    if (!entry.commitments.empty())
        write(out.unsigned_integer(key::commitments), entry.commitments);
    if (entry.slink) out.unsigned_integer(key::slink).bytes(*entry.slink);
    if (entry.idem) out.unsigned_integer(key::idem).bytes(*entry.idem);
    if (!entry.details.empty()) write(out.unsigned_integer(key::details), entry.details);
    return out.take();
}

}  // namespace placet::merkle
