// placet rotate-keys: begins a new epoch of keys, moves everybody to it, and destroys the roots
// whose grace is over. On SQLite the server must be stopped (it does the same every day by itself);
// on PostgreSQL it may go on.

#include <cstdio>
#include <thread>

#include <boost/json.hpp>

#include "consents/rotate_keys.h"
#include "server/anchor_files.h"
#include "server/application.h"
#include "server/command.h"
#include "server/stores_for_reading.h"

namespace placet::server {
namespace {

Result<subjects::Rotation> rotate(const Config& config, const subjects::RotationPolicy& policy) {
    const auto app = TRY(open_application(config, Schema::must_fit));
    system::FileKeys files(config.data / "keys", app->random);
    const auto ring = TRY(open_existing_keys(files, app->random));
    ledger::Logs logs(*app->main, *app->keys, *ring, app->random);
    FileAnchor anchors(config.anchor);
    ledger::Heads heads(*app->main, logs, anchors, *app->clock);
    TRY(heads.guard());
    ledger::Sequencer sequencer(*app->main, heads);
    subjects::Finder finder(*app->keys, *ring, app->random);
    std::thread sequencing([&] { sequencer.run(); });
    auto rotation = consents::rotate_keys({.main = *app->main,
                                           .keys = *app->keys,
                                           .clock = *app->clock,
                                           .random = app->random,
                                           .ring = *ring,
                                           .logs = logs,
                                           .heads = heads,
                                           .sequencer = sequencer,
                                           .finder = finder,
                                           .later = {}},
                                          *ring,
                                          policy);
    sequencer.stop();
    sequencing.join();
    return rotation;
}

void print(const subjects::Rotation& rotation) {
    std::printf("Epoch %lld%s: %lld people moved.\n",
                static_cast<long long>(rotation.epoch),
                rotation.begun ? " begun" : "",
                static_cast<long long>(rotation.moved));
    for (const std::int64_t epoch : rotation.destroyed)
        std::printf("The root of epoch %lld is destroyed.\n", static_cast<long long>(epoch));
    if (rotation.next_end)
        std::printf("An older root may be destroyed from %s on: run this again then.\n",
                    to_rfc3339(*rotation.next_end).c_str());
}

}  // namespace

int command_rotate_keys(const Flags& flags, int grace_hours, bool finish, Output output) {
    const auto config = read_config(flags);
    if (!config) return report(config.error(), output);
    constexpr std::int64_t never = std::int64_t{1000} * 365 * 24 * 3600;
    const auto rotation = rotate(
        *config, {.period_s = finish ? never : 0, .grace_s = std::int64_t{grace_hours} * 3600});
    if (!rotation) return report(rotation.error(), output);
    if (output == Output::text) {
        print(*rotation);
        return done;
    }
    boost::json::object json{{"epoch", rotation->epoch},
                             {"begun", rotation->begun},
                             {"moved", rotation->moved},
                             {"destroyed", boost::json::value_from(rotation->destroyed)}};
    if (rotation->next_end) json["next_end"] = to_rfc3339(*rotation->next_end);
    std::puts(boost::json::serialize(json).c_str());
    return done;
}

}  // namespace placet::server
