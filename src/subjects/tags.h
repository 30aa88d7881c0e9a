#pragma once

// The rows of the blind index that a known subject has; private to subjects.

#include <vector>

#include "subjects/subject.h"

namespace placet::subjects {

// A row that exists already is left as it is.
extern const db::BulkInsert known_tag_rows;

// One row for each identifier, under the epoch of the subject.
Result<std::vector<db::Values>> tag_rows_of(const Subject& subject, const crypto::KeyRing& ring);

}  // namespace placet::subjects
