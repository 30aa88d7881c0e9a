#pragma once

// What the use cases of consent need from outside.

#include <functional>

#include "base/random.h"
#include "base/time.h"
#include "crypto/key_ring.h"
#include "db/database.h"
#include "ledger/heads.h"
#include "ledger/log.h"
#include "ledger/reader.h"
#include "ledger/sequencer.h"
#include "subjects/finder.h"

namespace placet::consents {

struct Ports {
    db::Database& main;
    db::Database& keys;
    const Clock& clock;
    Random& random;
    const crypto::KeyRing& ring;
    ledger::Logs& logs;
    ledger::Heads& heads;
    ledger::Sequencer& sequencer;
    subjects::Finder& finder;
    // Runs work that may block on another thread than the sequencer's or the finder's.
    std::function<void(std::function<void()>)> later;
    // Whether letters can be sent: people who gave an address get their receipts by mail.
    bool letters = false;
};

}  // namespace placet::consents
