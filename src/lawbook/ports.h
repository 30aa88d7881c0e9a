#pragma once

// What this module uses of the outside.

#include "base/random.h"
#include "base/time.h"
#include "db/database.h"
#include "law/calendar.h"
#include "lawbook/book.h"
#include "lawbook/words.h"

namespace placet::lawbook {

struct Ports {
    db::Database& database;
    const Clock& clock;
    Random& random;
    const Book& book;
    const law::Calendars& calendars;
    const Words& words;
};

}  // namespace placet::lawbook
