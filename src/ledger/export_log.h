#pragma once

// A log as static files that any web server can serve and any tlog client can verify.

#include <filesystem>
#include <optional>
#include <string>

#include "ledger/log.h"

namespace placet::ledger {

// Writes one instant of the log, and signs its head: so a store that is older than, or differs
// from, the anchor is refused (conflict "ledger.anchor"), and one whose entries do not give its
// head as well (invalid_input "static_log.head"). Else the errors of db/ and merkle/static_log.h.
Result<merkle::Head> export_log(db::Database& main,
                                const OpenLog& log,
                                const std::optional<std::string>& anchor,
                                const std::filesystem::path& folder);

}  // namespace placet::ledger
