#pragma once

// What the operator decides: defaults, then the TOML file, then flags. Read once at start and never
// changed. An unknown key is an error that names it: a misspelt limit must not be silently absent.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "notify/mime.h"
#include "system/mailers.h"

namespace placet::server {

struct Config {
    std::filesystem::path data;
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;
    std::string public_url = {};           // "https://consent.example.by"; no slash at the end
    std::string database = {};             // postgresql://…; empty: SQLite files in `data`
    std::filesystem::path anchor = {};     // default: `data`/anchor
    std::filesystem::path rehearsal = {};  // empty: real time, real mail
    int io_threads = 1;
    int workers = 4;
    int connections_max = 4096;
    std::vector<std::string> trusted_proxies = {};
    int submissions_per_minute = 0;  // of one client address; 0: no limit
    int representative_hours = 72;   // to answer for somebody too young, then all is destroyed
    std::string tls_certificate = {};
    std::string tls_key = {};
    std::string log_origin = {};  // the log's name; default: host of `public_url` + "/log"
    notify::Sender mail_from = {};
    std::optional<system::Relay> relay = {};  // none: letters wait in the job queue
};

// Where people reach the server: links in letters start with it.
std::string base_url(const Config& config);

// What the command line said; an empty member was not given.
struct Flags {
    std::filesystem::path data = {};
    std::filesystem::path config = {};  // default: `data`/placet.toml when it is there
    std::string listen = {};            // "127.0.0.1:8080", "[::1]:8080"
    std::string database = {};
    std::filesystem::path rehearsal = {};
};

// invalid_input with a detail that names the key or the flag: "config.unknown_key", "config.value",
// "config.file", "config.listen".
Result<Config> read_config(const Flags& flags);

}  // namespace placet::server
