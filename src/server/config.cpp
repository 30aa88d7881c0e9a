#include "server/config.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>

#include <toml++/toml.h>

#include "system/files.h"

namespace placet::server {
namespace {

constexpr std::size_t file_bytes_max = 256 * 1024;

Error bad_value(std::string key) {
    return {ErrorKind::invalid_input, "config.value", std::move(key)};
}

Result<void> read_listen(std::string_view listen, Config& config) {
    const Error bad{ErrorKind::invalid_input, "config.listen", std::string(listen)};
    const std::size_t colon = listen.rfind(':');
    if (colon == std::string_view::npos) return bad;
    std::string_view host = listen.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    const auto* end = listen.data() + listen.size();
    const auto read = std::from_chars(listen.data() + colon + 1, end, config.port);
    if (host.empty() || read.ec != std::errc{} || read.ptr != end) return bad;
    config.address = host == "localhost" ? "127.0.0.1" : std::string(host);
    return {};
}

Result<void> read_text(const toml::node& node, const std::string& key, std::string& into) {
    const auto value = node.value_exact<std::string>();
    if (!value) return bad_value(key);
    into = *value;
    return {};
}

Result<void> read_number(const toml::node& node, const std::string& key, int& into) {
    const auto value = node.value_exact<std::int64_t>();
    if (!value || *value < 1 || *value > 1'000'000) return bad_value(key);
    into = static_cast<int>(*value);
    return {};
}

Result<void> read_texts(const toml::node& node,
                        const std::string& key,
                        std::vector<std::string>& into) {
    const auto* items = node.as_array();
    if (items == nullptr) return bad_value(key);
    for (const auto& item : *items) {
        auto text = item.value_exact<std::string>();
        if (!text) return bad_value(key);
        into.push_back(std::move(*text));
    }
    return {};
}

Result<void> read_security(const toml::node& node, const std::string& key, system::Relay& relay) {
    using Security = system::Relay::Security;
    const auto value = node.value_exact<std::string>();
    if (value == "none")
        relay.security = Security::none;
    else if (value == "starttls")
        relay.security = Security::starttls;
    else if (value == "tls")
        relay.security = Security::tls;
    else
        return bad_value(key);
    return {};
}

using Reader = std::function<Result<void>(const toml::node&, const std::string&, Config&)>;

system::Relay& relay_of(Config& config) {
    if (!config.relay) config.relay.emplace();
    return *config.relay;
}

Reader text(std::string& (*member)(Config&)) {
    return [member](const toml::node& node, const std::string& key, Config& config) {
        return read_text(node, key, member(config));
    };
}
Reader number(int& (*member)(Config&)) {
    return [member](const toml::node& node, const std::string& key, Config& config) {
        return read_number(node, key, member(config));
    };
}

struct Known {
    std::string_view key;
    Reader read;
};

const std::vector<Known>& known_keys() {
    using Node = toml::node;
    static const std::vector<Known> keys = {
        {"server.listen",
         [](const Node& node, const std::string& key, Config& config) -> Result<void> {
             std::string listen;
             TRY(read_text(node, key, listen));
             return read_listen(listen, config);
         }},
        {"server.public_url", text([](Config& c) -> std::string& { return c.public_url; })},
        {"server.io_threads", number([](Config& c) -> int& { return c.io_threads; })},
        {"server.workers", number([](Config& c) -> int& { return c.workers; })},
        {"limits.submissions_per_minute",
         number([](Config& c) -> int& { return c.submissions_per_minute; })},
        {"limits.representative_hours",
         number([](Config& c) -> int& { return c.representative_hours; })},
        {"server.connections_max", number([](Config& c) -> int& { return c.connections_max; })},
        {"server.trusted_proxies",
         [](const Node& node, const std::string& key, Config& config) {
             return read_texts(node, key, config.trusted_proxies);
         }},
        {"server.tls_certificate",
         text([](Config& c) -> std::string& { return c.tls_certificate; })},
        {"server.tls_key", text([](Config& c) -> std::string& { return c.tls_key; })},
        {"store.database", text([](Config& c) -> std::string& { return c.database; })},
        {"store.anchor",
         [](const Node& node, const std::string& key, Config& config) -> Result<void> {
             std::string folder;
             TRY(read_text(node, key, folder));
             config.anchor = folder;
             return {};
         }},
        {"log.origin", text([](Config& c) -> std::string& { return c.log_origin; })},
        {"mail.from_name", text([](Config& c) -> std::string& { return c.mail_from.name; })},
        {"mail.from_address", text([](Config& c) -> std::string& { return c.mail_from.address; })},
        {"mail.host", text([](Config& c) -> std::string& { return relay_of(c).host; })},
        {"mail.port", number([](Config& c) -> int& { return relay_of(c).port; })},
        {"mail.user", text([](Config& c) -> std::string& { return relay_of(c).user; })},
        {"mail.password", text([](Config& c) -> std::string& { return relay_of(c).password; })},
        {"mail.security",
         [](const Node& node, const std::string& key, Config& config) {
             return read_security(node, key, relay_of(config));
         }},
    };
    return keys;
}

Result<void> read_table(const toml::table& table, const std::string& prefix, Config& config) {
    for (const auto& [name, node] : table) {
        const std::string key = prefix + std::string(name.str());
        if (const auto* inner = node.as_table(); inner != nullptr && prefix.empty()) {
            TRY(read_table(*inner, key + ".", config));
            continue;
        }
        const auto& keys = known_keys();
        const auto known = std::find_if(
            keys.begin(), keys.end(), [&](const Known& one) { return one.key == key; });
        if (known == keys.end()) return Error{ErrorKind::invalid_input, "config.unknown_key", key};
        TRY(known->read(node, key, config));
    }
    return {};
}

Result<void> read_file(const std::filesystem::path& file, Config& config) {
    const auto bytes = TRY(system::read_file(file, file_bytes_max));
    toml::table table;
    try {
        table = toml::parse(text_view(bytes));
    } catch (const toml::parse_error& failure) {
        return Error{ErrorKind::invalid_input,
                     "config.file",
                     file.string() + " line " + std::to_string(failure.source().begin.line) + ": " +
                         std::string(failure.description())};
    }
    return read_table(table, "", config);
}

Result<void> check_together(const Config& config) {
    if (config.tls_certificate.empty() != config.tls_key.empty())
        return bad_value("server.tls_certificate and server.tls_key go together");
    if (config.relay && config.relay->host.empty()) return bad_value("mail.host");
    if (config.relay && !notify::is_plain_address(config.mail_from.address))
        return bad_value("mail.from_address");
    return {};
}

void derive(Config& config) {
    if (config.anchor.empty()) config.anchor = config.data / "anchor";
    if (config.public_url.empty()) {
        const bool six = config.address.find(':') != std::string::npos;
        config.public_url = (config.tls_key.empty() ? "http://" : "https://") +
                            (six ? "[" + config.address + "]" : config.address) + ":" +
                            std::to_string(config.port);
    }
    while (config.public_url.ends_with('/'))
        config.public_url.pop_back();
    if (config.log_origin.empty()) {
        const std::size_t host = config.public_url.find("://");
        config.log_origin =
            (host == std::string::npos ? config.public_url : config.public_url.substr(host + 3)) +
            "/log";
    }
    if (config.mail_from.address.empty() && !config.rehearsal.empty())
        config.mail_from = {"Placet", "no-reply@rehearsal.invalid"};
}

}  // namespace

std::string base_url(const Config& config) {
    if (!config.public_url.empty()) return config.public_url;
    return "http://" + config.address + ":" + std::to_string(config.port);
}

Result<Config> read_config(const Flags& flags) {
    Config config;
    config.data = flags.data;
    const auto beside = flags.data / "placet.toml";
    if (!flags.config.empty())
        TRY(read_file(flags.config, config));
    else if (!flags.data.empty() && std::filesystem::exists(beside))
        TRY(read_file(beside, config));

    if (!flags.listen.empty()) TRY(read_listen(flags.listen, config));
    if (!flags.database.empty()) config.database = flags.database;
    if (!flags.rehearsal.empty()) config.rehearsal = flags.rehearsal;
    TRY(check_together(config));
    derive(config);
    return config;
}

}  // namespace placet::server
