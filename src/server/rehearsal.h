#pragma once

// Rehearsal has a clock that anybody may set, so it must never write among real records.

#include "base/result.h"
#include "server/application.h"

namespace placet::server {

// conflict "rehearsal.real_records" when the server rehearses and a workspace that was made for
// real (not a demo's, not one of a rehearsal) has taken an answer of a person.
Result<void> refuse_rehearsal_of_real_records(Application& app);

}  // namespace placet::server
