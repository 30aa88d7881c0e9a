#include "subjects/subject.h"

#include <algorithm>
#include <charconv>

#include "cbor/cbor.h"
#include "subjects/sql.h"

namespace placet::subjects {
namespace {

// Keys of the sealed identity (docs/formats/keys.md).
constexpr std::uint64_t identity_emails = 1;
constexpr std::uint64_t identity_phones = 2;
constexpr std::uint64_t identity_link = 64;

Bytes key_aad(const Subject& subject, PayloadClass which) {
    return data_key_aad(subject.workspace, subject.sid, which, subject.epoch);
}

Bytes identity_aad(std::int64_t workspace, std::int64_t sid) {
    cbor::Writer aad;
    aad.array(3).text("cr/ident/v1").integer(workspace).integer(sid);
    return aad.take();
}

Bytes encode_identity(const Subject& subject) {
    cbor::Writer out;
    out.map(3).unsigned_integer(identity_emails).array(subject.emails.size());
    for (const auto& email : subject.emails)
        out.text(email);
    out.unsigned_integer(identity_phones).array(subject.phones.size());
    for (const auto& phone : subject.phones)
        out.text(phone);
    out.unsigned_integer(identity_link).bytes(subject.link.bytes());
    return out.take();
}

Result<void> decode_identity(BytesView plain, Subject& subject) {
    const Error broken{ErrorKind::internal, "subjects.identity_broken"};
    const auto identity = TRY(cbor::decode(plain, {.depth = 4, .bytes = 65536}));
    const auto* emails = identity.find(identity_emails);
    const auto* phones = identity.find(identity_phones);
    const auto* link = identity.find(identity_link);
    if (!emails || !emails->as_array() || !phones || !phones->as_array() || !link ||
        !link->as_bytes())
        return broken;
    for (const auto& email : *emails->as_array())
        if (const auto* text = email.as_text()) subject.emails.push_back(*text);
    for (const auto& phone : *phones->as_array())
        if (const auto* text = phone.as_text()) subject.phones.push_back(*text);
    subject.link = TRY(crypto::Key::from(*link->as_bytes()));
    return {};
}

}  // namespace

Bytes data_key_aad(std::int64_t workspace,
                   std::int64_t sid,
                   PayloadClass which,
                   std::int64_t epoch) {
    cbor::Writer aad;
    aad.array(5).text("cr/dek/v1").integer(workspace).integer(sid);
    aad.integer(static_cast<std::int64_t>(which)).integer(epoch);
    return aad.take();
}

Result<void> open_identity(BytesView sealed, Subject& subject) {
    const auto plain = TRY(
        crypto::open(subject.operational, sealed, identity_aad(subject.workspace, subject.sid)));
    return decode_identity(plain, subject);
}

std::string public_id(std::int64_t sid) {
    return "su_" + std::to_string(sid);
}

Result<std::int64_t> sid_of(std::string_view id) {
    std::int64_t sid = 0;
    if (!id.starts_with("su_")) return not_found("subject_not_found");
    const auto* end = id.data() + id.size();
    const auto [at, status] = std::from_chars(id.data() + 3, end, sid);
    if (status != std::errc{} || at != end || sid <= 0) return not_found("subject_not_found");
    return sid;
}

Result<SealedSubject> seal_subject(const Subject& subject,
                                   const crypto::KeyRing& ring,
                                   Random& random) {
    const auto kek = TRY(ring.subject_kek(subject.workspace, subject.epoch));
    SealedSubject sealed;
    sealed.operational = crypto::seal(
        kek, subject.operational.bytes(), key_aad(subject, PayloadClass::operational), random);
    sealed.evidence = crypto::seal(
        kek, subject.evidence.bytes(), key_aad(subject, PayloadClass::evidence), random);
    sealed.identity = crypto::seal(subject.operational,
                                   encode_identity(subject),
                                   identity_aad(subject.workspace, subject.sid),
                                   random);
    return sealed;
}

Result<Subject> open_subject(std::int64_t workspace,
                             std::int64_t sid,
                             std::int64_t epoch,
                             const SealedSubject& sealed,
                             const crypto::KeyRing& ring) {
    Subject subject{.sid = sid, .workspace = workspace, .epoch = epoch};
    const auto kek = TRY(ring.subject_kek(workspace, epoch));
    const auto operational =
        TRY(crypto::open(kek, sealed.operational, key_aad(subject, PayloadClass::operational)));
    subject.operational = TRY(crypto::Key::from(operational));
    const auto evidence =
        TRY(crypto::open(kek, sealed.evidence, key_aad(subject, PayloadClass::evidence)));
    subject.evidence = TRY(crypto::Key::from(evidence));
    TRY(open_identity(sealed.identity, subject));
    return subject;
}

Result<Subject> find_subject(db::Transaction& keys,
                             std::int64_t workspace,
                             std::int64_t sid,
                             const crypto::KeyRing& ring) {
    const auto rows = TRY(keys.query(sql::find_subject, {workspace, sid}));
    if (rows.empty()) return not_found("subject_not_found");
    if (rows[0].integer(4) != 0 || rows[0].is_null(1) || rows[0].is_null(2) || rows[0].is_null(3))
        return not_found("subject_erased");
    return open_subject(workspace,
                        sid,
                        rows[0].integer(0),
                        {rows[0].bytes(1), rows[0].bytes(2), rows[0].bytes(3)},
                        ring);
}

Result<std::vector<std::int64_t>> find_by_identifier(db::Transaction& keys,
                                                     std::int64_t workspace,
                                                     merkle::IdentifierKind kind,
                                                     std::string_view normalised,
                                                     const crypto::KeyRing& ring) {
    // A rotation by another process may have begun an epoch that this ring has not met.
    const auto current = TRY(keys.query(sql::current_epoch, {}));
    if (!current.empty() && current[0].integer(0) > 0)
        TRY(ring.index_key(workspace, current[0].integer(0)));
    std::vector<std::int64_t> found;
    for (const std::int64_t epoch : ring.epochs()) {
        const auto index = TRY(ring.index_key(workspace, epoch));
        const auto tag = merkle::blind_index_tag(index, kind, normalised);
        const auto rows = TRY(keys.query(
            sql::find_tag, {workspace, static_cast<std::int64_t>(kind), epoch, to_bytes(tag)}));
        for (const auto& row : rows)
            if (std::find(found.begin(), found.end(), row.integer(0)) == found.end())
                found.push_back(row.integer(0));
    }
    return found;
}

}  // namespace placet::subjects
