#pragma once

// The commands of the program. Each returns its exit code: 0 done, 1 found false, 2 could not run.

#include <filesystem>
#include <string>

#include "base/error.h"
#include "server/config.h"

namespace placet::server {

enum ExitCode : int { done = 0, found_false = 1, could_not_run = 2 };

enum class Output { text, json };

// Says on standard error why a command could not run; returns could_not_run.
int report(const Error& error, Output output);

int command_serve(const Flags& flags);
int command_openapi(Output output);
int command_migrate(const Flags& flags, Output output);
int command_doctor(const Flags& flags, Output output);

}  // namespace placet::server
