#pragma once

// Epoch rotation (docs/formats/keys.md): a new root, every subject's keys wrapped anew under it,
// the blind index made anew, and the old root destroyed after a time of grace. With the root dies
// every stale copy of what it wrapped: in free pages, write-ahead logs, replicas and backups. That
// is what makes an erasure final.
//
// May be killed at any point and simply called again; runs beside finders and readers, and next to
// other nodes. A root is destroyed only when no subject is under it and every subject's keys have
// been opened under a newer one.

#include <cstdint>
#include <optional>
#include <vector>

#include "base/time.h"
#include "subjects/subject.h"

namespace placet::subjects {

struct RotationPolicy {
    std::int64_t period_s = 24 * 3600;  // 0: begin an epoch now, however young the present one is
    std::int64_t grace_s = 24 * 3600;   // from the last move to the end of the old root
};

struct Epoch {
    std::int64_t epoch = 0;
    Timestamp begun;
    std::int64_t first_sid = 0;  // smaller subject numbers were given before it began
    std::optional<Timestamp> moved, destroyed;
    bool announced = false;
};

struct Rotation {
    std::int64_t epoch = 0;               // the current one
    bool begun = false;                   // by this call
    std::int64_t moved = 0;               // subjects
    std::vector<std::int64_t> destroyed;  // roots, by this call
    std::optional<Timestamp> next_end;    // when the next old root may be destroyed
};

// Does what is due. conflict "keys.rotation_unfinished" when two older roots still wait for their
// end; unavailable "keys.root_missing" when the store knows a newer root than the files hold (an
// old copy of the folder); internal "subjects.key_broken" (the subject in `detail`) when a key
// cannot be opened: then nothing is destroyed. Else the errors of db/ and of the key files.
Result<Rotation> rotate_epoch(db::Database& keys,
                              crypto::KeyRing& ring,
                              Random& random,
                              Timestamp now,
                              const RotationPolicy& policy);

Result<std::vector<Epoch>> list_epochs(db::Database& keys);
Result<void> mark_announced(db::Database& keys, std::int64_t epoch);

}  // namespace placet::subjects
