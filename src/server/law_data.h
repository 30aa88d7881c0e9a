#pragma once

// The data of the laws: that of the program, with files of the same name in DIR/law in place of
// it. So a new version of a law or the moved days of a new year need no new program.

#include <filesystem>

#include "law/calendar.h"
#include "law/profiles.h"
#include "lawbook/words.h"

namespace placet::server {

struct LawData {
    law::Profiles profiles;
    law::Calendars calendars;
    lawbook::Words words;
};

// internal "law.data" naming every fault of the files.
Result<LawData> load_law_data(const std::filesystem::path& folder);

}  // namespace placet::server
