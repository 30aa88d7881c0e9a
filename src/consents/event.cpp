#include "consents/event.h"

#include "merkle/commitment.h"
#include "merkle/tree.h"

namespace placet::consents {
namespace {

using subjects::PayloadClass;

constexpr std::uint64_t payload_secret = 0;      // S of the class
constexpr std::uint64_t payload_link = 64;       // K_sub, in the evidence class
constexpr std::size_t payload_block = 64;
constexpr std::int64_t dek_version = 1;

// Always committed to, with random bytes if absent: that a telephone is missing must not show.
constexpr std::array<std::uint64_t, 4> decoys = {field::email, field::phone, field::name, field::time_ms};

Bytes payload_aad(const Uid& log_id, const Uid& uid, std::int64_t sid, PayloadClass which) {
    cbor::Writer aad;
    aad.array(6).text("cr/payload/v1").bytes(log_id).bytes(uid).integer(sid);
    aad.integer(static_cast<std::int64_t>(which)).integer(dek_version);
    return aad.take();
}

// 0x80, then zeros up to a multiple of 64: the length tells little about what is inside.
void pad(Bytes& plain) {
    plain.push_back(0x80);
    plain.resize((plain.size() + payload_block - 1) / payload_block * payload_block);
}

Result<void> unpad(Bytes& plain) {
    while (!plain.empty() && plain.back() == 0) plain.pop_back();
    if (plain.empty() || plain.back() != 0x80) return internal_error("consents.payload_broken");
    plain.pop_back();
    return {};
}

Bytes seal_class(const Fields& fields,
                 const crypto::Key& secret,
                 PayloadClass which,
                 const merkle::Entry& entry,
                 const subjects::Subject& subject,
                 Random& random) {
    const bool evidence = which == PayloadClass::evidence;
    cbor::Writer payload;
    payload.map(fields.size() + (evidence ? 2 : 1));
    payload.unsigned_integer(payload_secret).bytes(secret.bytes());
    for (const auto& [id, value] : fields) payload.unsigned_integer(id).raw(cbor::encode(value));
    if (evidence) payload.unsigned_integer(payload_link).bytes(subject.link.bytes());
    Bytes plain = payload.take();
    pad(plain);
    return crypto::seal(subject.key(which),
                        plain,
                        payload_aad(entry.log_id, entry.uid, subject.sid, which),
                        random);
}

void commit_class(const Fields& fields, const crypto::Key& secret, merkle::Entry& entry) {
    for (const auto& [id, value] : fields)
        entry.commitments[id] = merkle::commit(
            merkle::field_salt(secret.bytes(), id), entry.log_id, entry.uid, id, value);
}

Result<void> open_class(BytesView sealed,
                        PayloadClass which,
                        const subjects::Subject& subject,
                        OpenedEvent& opened,
                        Fields& fields) {
    const Error broken{ErrorKind::internal, "consents.payload_broken"};
    const auto& entry = opened.entry;
    Bytes plain = TRY(crypto::open(subject.key(which),
                                   sealed,
                                   payload_aad(entry.log_id, entry.uid, subject.sid, which)));
    TRY(unpad(plain));
    const auto payload = TRY(cbor::decode(plain, {.depth = 6, .bytes = 1U << 20}));
    const auto* members = payload.as_map();
    const auto* secret = payload.find(payload_secret);
    if (!members || !secret || !secret->as_bytes()) return broken;
    for (const auto& [key, value] : *members) {
        const auto* id = key.as_unsigned();
        if (!id) return broken;
        if (*id == payload_secret || *id == payload_link) continue;
        const Hash salt = merkle::field_salt(*secret->as_bytes(), *id);
        const auto committed = entry.commitments.find(*id);
        if (committed == entry.commitments.end() ||
            merkle::commit(salt, entry.log_id, entry.uid, *id, value) != committed->second)
            return internal_error("consents.commitment_broken");
        opened.salts.emplace(*id, salt);
        fields.emplace(*id, value);
    }
    return {};
}

}  // namespace

Result<SealedEvent> seal_event(const Event& event,
                               const ledger::Log& log,
                               const subjects::Subject* subject,
                               Random& random) {
    merkle::Entry entry{.log_id = log.log_id,
                        .uid = random.bytes<16>(),
                        .type = static_cast<std::uint64_t>(event.type),
                        .time_s = event.at.seconds(),
                        .channel = event.channel,
                        .source = event.source,
                        .notice = event.notice,
                        .purposes = event.purposes,
                        .profile = event.profile};
    if (!event.tag.empty()) entry.idem_tag = TRY(to_array<16>(event.tag));

    SealedEvent sealed;
    sealed.uid = entry.uid;
    if (subject) {
        Fields evidence = event.evidence;
        evidence[field::time_ms] = cbor::Value{static_cast<std::uint64_t>(event.at.millis())};
        const auto secret_o = crypto::Key::random(random), secret_e = crypto::Key::random(random);
        for (const auto id : decoys) entry.commitments[id] = random.bytes<32>();
        commit_class(event.operational, secret_o, entry);
        commit_class(evidence, secret_e, entry);
        entry.slink = merkle::slink(subject->link.bytes(), entry.uid);
        sealed.operational = seal_class(
            event.operational, secret_o, PayloadClass::operational, entry, *subject, random);
        sealed.evidence =
            seal_class(evidence, secret_e, PayloadClass::evidence, entry, *subject, random);
    }
    sealed.addition.e = TRY(merkle::encode(entry));
    sealed.addition.leaf = merkle::leaf_hash(sealed.addition.e);
    sealed.addition.tag = event.tag;
    sealed.addition.time_s = entry.time_s;
    return sealed;
}

Result<OpenedEvent> open_event(BytesView e,
                               BytesView operational_ct,
                               BytesView evidence_ct,
                               const subjects::Subject& subject) {
    OpenedEvent opened{.entry = TRY(merkle::decode_entry(e))};
    if (!operational_ct.empty())
        TRY(open_class(operational_ct, PayloadClass::operational, subject, opened, opened.operational));
    if (!evidence_ct.empty())
        TRY(open_class(evidence_ct, PayloadClass::evidence, subject, opened, opened.evidence));
    return opened;
}

}  // namespace placet::consents
