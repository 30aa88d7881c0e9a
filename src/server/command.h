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
int command_init(const Flags& flags, Output output);
int command_demo(const Flags& flags, Output output);
int command_migrate(const Flags& flags, Output output);
int command_doctor(const Flags& flags, Output output);
int command_verify(const Flags& flags, bool with_payloads, Output output);
int command_verify_receipt(const std::filesystem::path& file,
                           const std::string& vkey,
                           Output output);
int command_export_log(const Flags& flags,
                       std::int64_t workspace,
                       const std::filesystem::path& folder,
                       Output output);
// `finish`: begins no new epoch, only ends what is due.
int command_rotate_keys(const Flags& flags, int grace_hours, bool finish, Output output);

}  // namespace placet::server
