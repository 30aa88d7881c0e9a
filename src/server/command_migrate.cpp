// placet migrate: brings the stores to the schema of this program, and nothing else.

#include <cstdio>

#include "server/application.h"
#include "server/command.h"

namespace placet::server {

int command_migrate(const Flags& flags, Output output) {
    const auto config = read_config(flags);
    if (!config) return report(config.error(), output);
    const auto app = open_application(*config, Schema::migrate);
    if (!app) return report(app.error(), output);
    std::puts(output == Output::json ? "{\"migrated\":true}" : "The stores are up to date.");
    return done;
}

}  // namespace placet::server
