#pragma once

// A workspace with people in it, for tests of everything above the stores.

#include <string>
#include <vector>

#include "staff/directory.h"
#include "staff/edit_staff.h"
#include "staff/ports.h"
#include "support/manual_clock.h"
#include "support/seeded_random.h"
#include "support/stores.h"
#include "workspaces/ports.h"
#include "workspaces/workspace.h"

namespace placet::test {

// One migrated store with workspace 1 in it, and the ports of workspaces/ and staff/ onto it.
struct People {
    explicit People(TestStore given) : store(std::move(given)) {
        must(store->write([&](db::Transaction& tx) {
            return workspaces::create_workspace(
                tx,
                {.name = "Полесье", .default_language = "ru", .phone_region = "BY"},
                clock.now());
        }));
    }

    staff::Account add(std::string email, std::vector<http::Role> roles) {
        return must(staff::create_account(staff_ports,
                                          {.workspace = 1,
                                           .actor = workspaces::Actor::system("test"),
                                           .email = std::move(email),
                                           .name = "Somebody",
                                           .lang = "ru",
                                           .roles = std::move(roles),
                                           .password = password}));
    }

    static constexpr const char* password = "correct horse battery";
    TestStore store;
    ManualClock clock;
    SeededRandom random;
    staff::Directory directory;
    workspaces::Ports workspace_ports{*store, clock, random, directory};
    staff::Ports staff_ports{.database = *store,
                             .clock = clock,
                             .random = random,
                             .credentials_key = crypto::Key::random(random)};
};

}  // namespace placet::test
