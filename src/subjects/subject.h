#pragma once

// A person whose data are kept: a number, two data keys, and the secret that links his entries.
// Destroying the keys is what erasure means.

#include <cstdint>
#include <string>
#include <vector>

#include "crypto/key_ring.h"
#include "db/database.h"
#include "merkle/commitment.h"

namespace placet::subjects {

enum class PayloadClass : std::int64_t { operational = 1, evidence = 2 };

// Only an active subject is found and used.
enum class SubjectState : std::int64_t {
    active = 0,
    erased = 1,
    set_aside = 2,  // seems unused; removed soon, or active again
};

struct Subject {
    std::int64_t sid = 0;
    std::int64_t workspace = 0;
    std::int64_t epoch = 0;
    crypto::Key operational;          // DEK_o
    crypto::Key evidence;             // DEK_e
    crypto::Key link;                 // K_sub
    std::vector<std::string> emails;  // normalised
    std::vector<std::string> phones;

    const crypto::Key& key(PayloadClass which) const {
        return which == PayloadClass::operational ? operational : evidence;
    }
};

std::string public_id(std::int64_t sid);                  // "su_42"
Result<std::int64_t> sid_of(std::string_view public_id);  // not_found

// The columns of store K, sealed: what `subject` rows hold.
struct SealedSubject {
    Bytes operational, evidence, identity;
};
// What the data keys of one class and the identity are sealed to (docs/formats/keys.md).
Bytes data_key_aad(std::int64_t workspace,
                   std::int64_t sid,
                   PayloadClass which,
                   std::int64_t epoch);
// Adds what the sealed identity says to a subject whose operational key is set.
Result<void> open_identity(BytesView sealed, Subject& subject);
Result<SealedSubject> seal_subject(const Subject& subject,
                                   const crypto::KeyRing& ring,
                                   Random& random);
Result<Subject> open_subject(std::int64_t workspace,
                             std::int64_t sid,
                             std::int64_t epoch,
                             const SealedSubject& sealed,
                             const crypto::KeyRing& ring);

// Reads one subject. not_found "subject_erased" when its keys are gone.
Result<Subject> find_subject(db::Transaction& keys,
                             std::int64_t workspace,
                             std::int64_t sid,
                             const crypto::KeyRing& ring);

// The subject with this identifier, by its blind index.
Result<std::vector<std::int64_t>> find_by_identifier(db::Transaction& keys,
                                                     std::int64_t workspace,
                                                     merkle::IdentifierKind kind,
                                                     std::string_view normalised,
                                                     const crypto::KeyRing& ring);

}  // namespace placet::subjects
