#pragma once

// Edits that cannot overwrite each other: a resource answers with `ETag: "n"`, a change may name
// the revision it started from in `If-Match`, and loses with 412 `edit_conflict` when it is old.

#include <cstdint>
#include <optional>

#include "http/message.h"

namespace placet::http {

// The revision named by If-Match; nothing when the header is absent or `*`.
// malformed "bad_if_match".
Result<std::optional<std::int64_t>> if_match(const Request& request);

// precondition "edit_conflict" when a revision is expected and it is not `actual`.
Result<void> check_revision(std::optional<std::int64_t> expected, std::int64_t actual);

// Adds the ETag of `revision`.
Reply with_etag(Reply reply, std::int64_t revision);

}  // namespace placet::http
