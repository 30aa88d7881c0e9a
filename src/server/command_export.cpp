// placet export log: the log of a workspace as static files, for auditors and for publishing. It
// only reads the stores, so a server may be running on them.

#include <cstdio>

#include <boost/json.hpp>

#include "ledger/export_log.h"
#include "server/anchor_files.h"
#include "server/command.h"
#include "server/stores_for_reading.h"

namespace placet::server {
namespace {

struct Exported {
    std::string origin, vkey;
    merkle::Head head;
};

Result<Exported> export_files(const Config& config,
                              std::int64_t workspace,
                              const std::filesystem::path& folder) {
    const auto stores = TRY(open_for_reading(config));
    crypto::SystemRandom random;
    system::FileKeys files(config.data / "keys", random);
    const auto ring = TRY(open_existing_keys(files, random));
    ledger::Logs logs(*stores.main, *stores.keys, *ring, random);
    const auto* log = TRY(logs.of_workspace(workspace));
    FileAnchor anchors(config.anchor);
    const auto anchor = TRY(anchors.read(log->row));
    const auto head = TRY(ledger::export_log(*stores.main, *log, anchor, folder));
    return Exported{log->row.origin, log->row.vkey, head};
}

}  // namespace

int command_export_log(const Flags& flags,
                       std::int64_t workspace,
                       const std::filesystem::path& folder,
                       Output output) {
    const auto config = read_config(flags);
    if (!config) return report(config.error(), output);
    const auto exported = export_files(*config, workspace, folder);
    if (!exported) return report(exported.error(), output);
    if (output == Output::json)
        std::puts(boost::json::serialize(boost::json::object{{"origin", exported->origin},
                                                             {"vkey", exported->vkey},
                                                             {"size", exported->head.size},
                                                             {"out", folder.string()}})
                      .c_str());
    else
        std::printf("%s: %llu entries in %s\nkey: %s\n",
                    exported->origin.c_str(),
                    static_cast<unsigned long long>(exported->head.size),
                    folder.c_str(),
                    exported->vkey.c_str());
    return done;
}

}  // namespace placet::server
