#pragma once

// Everything that exists once in a running program. Only server/ sees it: domain modules get their
// own Ports, made in wiring.cpp from what is here.

#include <memory>
#include <string_view>

#include "base/time.h"
#include "crypto/crypto.h"
#include "db/database.h"
#include "http/fetch.h"
#include "notify/mail.h"
#include "server/config.h"
#include "server/metrics.h"
#include "system/clock.h"
#include "system/log.h"

namespace placet::server {

struct Application {
    Config config;
    std::unique_ptr<Clock> clock;  // the rehearsal's or the real one
    system::RealClock real;
    system::SteadyClock steady;
    std::unique_ptr<system::Log> log;
    crypto::SystemRandom random;
    Metrics metrics;
    std::unique_ptr<db::Database> main;      // the ledger and everything else
    std::unique_ptr<db::Database> keys;      // subject keys; a file of its own on SQLite
    std::unique_ptr<notify::Mailer> mailer;  // nullptr: no relay configured
    std::unique_ptr<http::Fetcher> fetcher;  // reads public pages
};

enum class Schema { migrate, must_fit };

// Makes the data folder when it is missing, takes the stores (one process at a time on SQLite) and
// brings their schema up to date. Errors are those of system/files.h, db/ and schema/.
Result<std::unique_ptr<Application>> open_application(Config config, Schema schema);

std::string_view version();

}  // namespace placet::server
