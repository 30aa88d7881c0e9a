#pragma once

// The daily change of epoch roots, told in every log: an entry 24 for each root that is gone, so
// that auditors can hold the erasures against it.

#include "consents/ports.h"
#include "subjects/rotate_epoch.h"

namespace placet::consents {

// Does what is due, see subjects::rotate_epoch. `ring` is the one of the ports. What was destroyed
// but not told yet (the process ended between the two) is told by the next call; a frozen log is
// told when it goes on.
Result<subjects::Rotation> rotate_keys(const Ports& ports,
                                       crypto::KeyRing& ring,
                                       const subjects::RotationPolicy& policy);

}  // namespace placet::consents
