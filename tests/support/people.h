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

    // Hashing is slow on purpose, so everybody has the same password, hashed once.
    staff::Account add(std::string email, std::vector<http::Role> roles) {
        static const std::string hash = crypto::hash_password(password);
        const staff::Account account{.workspace = 1,
                                     .id = random.id("st"),
                                     .email = std::move(email),
                                     .name = "Somebody",
                                     .lang = "ru",
                                     .roles = std::move(roles),
                                     .password_hash = hash,
                                     .created_at = clock.now()};
        must(store->write([&](db::Transaction& tx) {
            return staff::add_account(tx, staff_ports, account, workspaces::Actor::system("test"));
        }));
        return account;
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
