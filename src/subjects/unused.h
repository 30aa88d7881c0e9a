#pragma once

// Subjects that nothing was ever sealed for: made for a visitor whose submission then failed. They
// go in two steps, because one may be taken for a new submission at this very moment: first it is
// set aside, so that nobody finds it any more; when all that was under way is long over, it is
// removed, or, used after all, found again.

#include <vector>

#include "base/time.h"
#include "subjects/subject.h"

namespace placet::subjects {

struct SubjectId {
    std::int64_t sid = 0;
    std::int64_t workspace = 0;
};

// Up to 1000 active ones with after < sid < before, ascending.
Result<std::vector<SubjectId>> active_subjects(db::Database& keys,
                                               std::int64_t after,
                                               std::int64_t before);

Result<void> set_aside(db::Database& keys, const std::vector<std::int64_t>& sids, Timestamp until);
// Up to 1000 whose time aside is over.
Result<std::vector<SubjectId>> aside_until(db::Database& keys, Timestamp now);
Result<void> use_again(db::Database& keys, const crypto::KeyRing& ring, const SubjectId& subject);
Result<void> remove(db::Database& keys, const std::vector<std::int64_t>& sids);

}  // namespace placet::subjects
