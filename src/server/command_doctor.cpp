// placet doctor: looks at the machine and the configuration before something goes wrong. It changes
// nothing but a small test file in the data folder.

#include <cstdio>
#include <vector>

#include <sys/resource.h>
#include <sys/stat.h>

#include <boost/json.hpp>

#include "server/application.h"
#include "server/command.h"
#include "system/files.h"

namespace placet::server {
namespace {

enum class Verdict { good, note, bad };

struct Finding {
    Verdict verdict;
    std::string check;
    std::string detail;
};

std::string_view name_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::good:
            return "ok";
        case Verdict::note:
            return "note";
        case Verdict::bad:
            return "bad";
    }
    return "bad";
}

Finding look_at_folder(const std::filesystem::path& folder) {
    struct stat status{};
    if (::stat(folder.c_str(), &status) != 0)
        return {Verdict::bad, "data_folder", folder.string() + " does not exist"};
    if ((status.st_mode & 0077) != 0)
        return {
            Verdict::bad, "data_folder", folder.string() + " is open to other users: chmod 700"};
    return {Verdict::good, "data_folder", folder.string()};
}

Finding look_at_disk(const std::filesystem::path& folder) {
    const auto micros = system::measure_sync_micros(folder);
    if (!micros) return {Verdict::bad, "disk_sync", micros.error().detail};
    const std::string text = std::to_string(*micros) + " us to keep 4 KiB";
    // Faster than any device: something between us and the disk only pretends.
    if (*micros < 20)
        return {Verdict::bad, "disk_sync", text + ": the disk does not really keep it"};
    if (*micros > 20'000) return {Verdict::note, "disk_sync", text + ": slow, consents will wait"};
    return {Verdict::good, "disk_sync", text};
}

Finding look_at_space(const std::filesystem::path& folder) {
    std::error_code problem;
    const auto space = std::filesystem::space(folder, problem);
    if (problem) return {Verdict::bad, "disk_space", problem.message()};
    const std::string text = std::to_string(space.available / (1024 * 1024)) + " MiB free";
    return {
        space.available < 512ULL * 1024 * 1024 ? Verdict::bad : Verdict::good, "disk_space", text};
}

Finding look_at_descriptors(const Config& config) {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    const std::string text = std::to_string(limit.rlim_cur) + " file descriptors for " +
                             std::to_string(config.connections_max) + " connections";
    const bool few = limit.rlim_cur < static_cast<rlim_t>(config.connections_max) + 128;
    return {few ? Verdict::note : Verdict::good, "file_descriptors", text};
}

Finding look_at_address(const Config& config) {
    const bool open = config.address != "127.0.0.1" && config.address != "::1";
    const bool plain = config.tls_key.empty() && config.trusted_proxies.empty();
    if (open && plain)
        return {Verdict::note,
                "transport",
                "listens on " + config.address + " without TLS and without a trusted proxy"};
    return {Verdict::good, "transport", config.public_url};
}

Finding look_at_mail(const Config& config) {
    if (!config.rehearsal.empty()) return {Verdict::note, "mail", "rehearsal: letters stay here"};
    if (!config.relay) return {Verdict::note, "mail", "no relay: letters wait in the queue"};
    return {Verdict::good, "mail", config.relay->host + ":" + std::to_string(config.relay->port)};
}

Finding look_at_stores(const Config& config) {
    const auto app = open_application(config, Schema::must_fit);
    if (app) return {Verdict::good, "stores", config.database.empty() ? "sqlite" : "postgresql"};
    // A running server holds the lock: that is how it should be.
    const bool in_use = app.error().code == "db.locked";
    return {in_use ? Verdict::note : Verdict::bad,
            "stores",
            app.error().code + (app.error().detail.empty() ? "" : ": " + app.error().detail)};
}

void print(const std::vector<Finding>& findings, Output output) {
    if (output == Output::json) {
        boost::json::array items;
        for (const auto& one : findings)
            items.push_back(
                {{"check", one.check}, {"verdict", name_of(one.verdict)}, {"detail", one.detail}});
        std::puts(boost::json::serialize(boost::json::object{{"findings", items}}).c_str());
        return;
    }
    for (const auto& one : findings)
        std::printf("%-5s %-18s %s\n",
                    std::string(name_of(one.verdict)).c_str(),
                    one.check.c_str(),
                    one.detail.c_str());
}

}  // namespace

int command_doctor(const Flags& flags, Output output) {
    const auto config = read_config(flags);
    if (!config) return report(config.error(), output);
    std::vector<Finding> findings = {look_at_folder(config->data)};
    if (findings.front().verdict != Verdict::bad || std::filesystem::exists(config->data)) {
        findings.push_back(look_at_disk(config->data));
        findings.push_back(look_at_space(config->data));
        findings.push_back(look_at_stores(*config));
    }
    findings.push_back(look_at_descriptors(*config));
    findings.push_back(look_at_address(*config));
    findings.push_back(look_at_mail(*config));
    print(findings, output);
    const bool any_bad = std::any_of(findings.begin(), findings.end(), [](const Finding& one) {
        return one.verdict == Verdict::bad;
    });
    return any_bad ? found_false : done;
}

}  // namespace placet::server
