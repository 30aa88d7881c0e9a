// placet init: makes the data directory, its keys and its stores, so that the first start is quick
// and the master key can be put away before anything depends on it.

#include <cstdio>

#include "server/command.h"
#include "server/product.h"

namespace placet::server {
namespace {

Result<void> run_init(const Flags& flags) {
    auto config = TRY(read_config(flags));
    const auto app = TRY(open_application(std::move(config), Schema::migrate));
    TRY(Product::make(*app));
    return {};
}

}  // namespace

int command_init(const Flags& flags, Output output) {
    const auto made = run_init(flags);
    if (!made) return report(made.error(), output);
    std::puts(output == Output::json
                  ? "{\"initialised\":true}"
                  : "Stores and keys are ready. Keep a copy of keys/master.key apart.");
    return done;
}

}  // namespace placet::server
