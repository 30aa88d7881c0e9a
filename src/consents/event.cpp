#include "consents/event.h"

#include "merkle/tree.h"

namespace placet::consents {
namespace {

namespace field = merkle::field;
using subjects::PayloadClass;

constexpr std::uint64_t payload_secret = 0;  // S of the class
constexpr std::uint64_t payload_link = 64;   // K_sub, in the evidence class
constexpr std::uint64_t payload_attachments = 65;
constexpr std::size_t payload_block = 64;
constexpr std::int64_t dek_version = 1;

// Always committed to, with random bytes if absent: that a telephone is missing must not show.
constexpr std::array<std::uint16_t, 4> decoys = {
    field::email, field::phone, field::name, field::time_ms};

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
    while (!plain.empty() && plain.back() == 0)
        plain.pop_back();
    if (plain.empty() || plain.back() != 0x80) return internal_error("consents.payload_broken");
    plain.pop_back();
    return {};
}

struct ClassPayload {
    PayloadClass which;
    const Fields& fields;
    const crypto::Key& secret;
    const cbor::Array& attachments;
};

Bytes seal_class(const ClassPayload& content,
                 const merkle::Entry& entry,
                 const subjects::Subject& subject,
                 Random& random) {
    const auto which = content.which;
    const bool evidence = which == PayloadClass::evidence;
    const bool files = !content.attachments.empty();
    cbor::Writer payload;
    payload.map(content.fields.size() + 1 + (evidence ? 1 : 0) + (files ? 1 : 0));
    payload.unsigned_integer(payload_secret).bytes(content.secret.bytes());
    for (const auto& [id, value] : content.fields)
        payload.unsigned_integer(id).raw(cbor::encode(value));
    if (evidence) payload.unsigned_integer(payload_link).bytes(subject.link.bytes());
    if (files)
        payload.unsigned_integer(payload_attachments).raw(cbor::encode({content.attachments}));
    Bytes plain = payload.take();
    pad(plain);
    return crypto::seal(subject.key(which),
                        plain,
                        payload_aad(entry.log_id, entry.uid, subject.sid, which),
                        random);
}

void commit_class(const Fields& fields, const crypto::Key& secret, merkle::Entry& entry) {
    for (const auto& [id, value] : fields)
        entry.commitments[id] =
            merkle::commit(merkle::field_salt(secret, id), entry.log_id, entry.uid, id, value);
}

Result<void> open_class(BytesView sealed,
                        PayloadClass which,
                        const subjects::Subject& subject,
                        OpenedEvent& opened,
                        Fields& fields) {
    const Error broken{ErrorKind::internal, "consents.payload_broken"};
    const auto& entry = opened.entry;
    Bytes plain = TRY(crypto::open(
        subject.key(which), sealed, payload_aad(entry.log_id, entry.uid, subject.sid, which)));
    TRY(unpad(plain));
    const auto payload = TRY(cbor::decode(plain, {.depth = 6, .bytes = 1U << 20}));
    const auto* members = payload.as_map();
    const auto* secret = payload.find(payload_secret);
    if (!members || !secret || !secret->as_bytes()) return broken;
    const auto class_secret = TRY(crypto::Key::from(*secret->as_bytes()));
    for (const auto& [key, value] : *members) {
        const auto* number = key.as_unsigned();
        if (!number) return broken;
        if (*number == payload_secret || *number == payload_link) continue;
        if (*number == payload_attachments) {
            if (const auto* files = value.as_array()) opened.attachments = *files;
            continue;
        }
        const auto id = static_cast<std::uint16_t>(*number);
        const Hash salt = merkle::field_salt(class_secret, id);
        const auto committed = entry.commitments.find(id);
        if (committed == entry.commitments.end() ||
            merkle::commit(salt, entry.log_id, entry.uid, id, value) != committed->second)
            return internal_error("consents.commitment_broken");
        opened.salts.emplace(id, salt);
        fields.emplace(id, value);
    }
    return {};
}

}  // namespace

Result<SealedEvent> seal_event(const Event& event,
                               const ledger::Log& log,
                               const subjects::Subject* subject,
                               Random& random) {
    merkle::Entry entry{.log_id = log.log_id,
                        .uid = event.uid ? *event.uid : random.bytes<16>(),
                        .type = event.type,
                        .time_s = static_cast<std::uint64_t>(event.at.seconds()),
                        .channel = event.channel,
                        .source = event.source,
                        .notice = event.notice,
                        .purposes = event.purposes,
                        .law_profile = event.profile,
                        .details = event.details};
    if (!event.tag.empty()) entry.idem = TRY(to_array<16>(event.tag));

    SealedEvent sealed;
    sealed.uid = entry.uid;
    if (subject) {
        Fields evidence = event.evidence;
        evidence[field::time_ms] = cbor::Value{static_cast<std::uint64_t>(event.at.millis())};
        const auto secret_o = crypto::Key::random(random), secret_e = crypto::Key::random(random);
        for (const auto id : decoys)
            entry.commitments[id] = random.bytes<32>();
        commit_class(event.operational, secret_o, entry);
        commit_class(evidence, secret_e, entry);
        entry.slink = merkle::slink(subject->link, entry.uid);
        sealed.operational =
            seal_class({PayloadClass::operational, event.operational, secret_o, event.attachments},
                       entry,
                       *subject,
                       random);
        sealed.evidence =
            seal_class({PayloadClass::evidence, evidence, secret_e, {}}, entry, *subject, random);
    }
    sealed.addition.e = TRY(merkle::encode(entry));
    sealed.addition.leaf = merkle::leaf_hash(sealed.addition.e);
    sealed.addition.tag = event.tag;
    sealed.addition.time_s = event.at.seconds();
    return sealed;
}

Result<OpenedEvent> open_event(BytesView e,
                               BytesView operational_ct,
                               BytesView evidence_ct,
                               const subjects::Subject& subject) {
    OpenedEvent opened{.entry = TRY(merkle::decode_entry(e))};
    if (!operational_ct.empty())
        TRY(open_class(
            operational_ct, PayloadClass::operational, subject, opened, opened.operational));
    if (!evidence_ct.empty())
        TRY(open_class(evidence_ct, PayloadClass::evidence, subject, opened, opened.evidence));
    return opened;
}

}  // namespace placet::consents
