#pragma once

// An entry with its payloads, as stored, and opened for whoever may see it.

#include "consents/capture_override.h"
#include "consents/event.h"
#include "consents/ports.h"
#include "consents/register_row.h"

namespace placet::consents {

struct StoredEvent {
    Bytes e;
    Hash leaf{};
    Bytes operational, evidence;  // sealed; empty when destroyed or never there
    std::int64_t sid = 0;
};
// not_found "entry_not_found"
Result<StoredEvent> read_stored(const Ports& ports, std::int64_t log, std::uint64_t index);

// not_found "entry_not_found"
Result<RegisterRow> find_row(const Ports& ports, std::int64_t log, std::uint64_t index);

// The override that the record was made under; nothing when the law allowed the way of asking.
Result<std::optional<CaptureOverride>> override_of(const Ports& ports, const RegisterRow& row);

// What was sealed, when the subject's keys still exist; nothing when it was erased or is about no
// person. Other errors are errors.
Result<std::optional<OpenedEvent>> open_stored(const Ports& ports,
                                               std::int64_t workspace,
                                               const StoredEvent& stored);

}  // namespace placet::consents
