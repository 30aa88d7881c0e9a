#pragma once

// The published forms that ask for an agreement: it cannot be retired under them.

#include <string_view>
#include <vector>

#include "agreements/ports.h"
#include "db/database.h"

namespace placet::forms {

Result<std::vector<agreements::AskingForm>> asking_forms(db::Transaction& tx,
                                                         std::int64_t workspace,
                                                         std::string_view agreement);

}  // namespace placet::forms
