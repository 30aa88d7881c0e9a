// placet verify: audits the whole store. It only reads, so a server may be running on it.

#include <cstdio>

#include <boost/json.hpp>

#include "consents/verify_payloads.h"
#include "ledger/verify_store.h"
#include "server/anchor_files.h"
#include "server/command.h"
#include "server/stores_for_reading.h"

namespace placet::server {
namespace {

struct Audited {
    ledger::StoreReport store;
    std::optional<consents::PayloadReport> payloads;
    bool anchored = false;  // there was an anchor to compare with

    bool sound() const { return store.sound() && (!payloads || payloads->sound()); }
};

Result<std::vector<Audited>> audit(const Config& config, bool with_payloads) {
    const auto stores = TRY(open_for_reading(config));
    crypto::SystemRandom random;
    system::FileKeys files(config.data / "keys", random);
    std::unique_ptr<crypto::KeyRing> ring;
    if (with_payloads) ring = TRY(open_existing_keys(files, random));

    FileAnchor anchors(config.anchor);
    std::vector<Audited> all;
    for (const auto& log : TRY(ledger::list_logs(*stores.main))) {
        // The anchor first: a running server may only move the log on from there.
        const auto anchor = TRY(anchors.read(log));
        auto& audited = all.emplace_back();
        audited.anchored = anchor.has_value();
        audited.store = TRY(ledger::verify_store(*stores.main, log, anchor));
        if (ring)
            audited.payloads =
                TRY(consents::verify_payloads(*stores.main, *stores.keys, *ring, log));
    }
    return all;
}

boost::json::array json_of(const std::vector<merkle::LogFinding>& findings) {
    boost::json::array items;
    for (const auto& one : findings)
        items.push_back({{"code", one.code}, {"index", one.index}, {"detail", one.detail}});
    return items;
}

boost::json::object json_of(const Audited& audited) {
    const auto& store = audited.store;
    boost::json::object log{{"log", to_hex(store.log.log_id)},
                            {"workspace", store.log.workspace},
                            {"origin", store.log.origin},
                            {"size", store.head.size},
                            {"root", to_base64(store.head.root)},
                            {"checkpoints", store.checkpoints},
                            {"anchored", audited.anchored},
                            {"frozen", store.frozen},
                            {"sound", audited.sound()},
                            {"found", store.found},
                            {"findings", json_of(store.findings)}};
    if (audited.payloads)
        log["payloads"] = {{"opened", audited.payloads->opened},
                           {"erased", audited.payloads->erased},
                           {"found", audited.payloads->found},
                           {"findings", json_of(audited.payloads->findings)}};
    return log;
}

void print(const std::vector<merkle::LogFinding>& findings) {
    for (const auto& one : findings)
        std::printf("  %s at %llu%s%s\n",
                    one.code.c_str(),
                    static_cast<unsigned long long>(one.index),
                    one.detail.empty() ? "" : ": ",
                    one.detail.c_str());
}

void print(const Audited& audited) {
    const auto& store = audited.store;
    std::printf("%s: %s, %llu entries%s%s\n",
                store.log.origin.c_str(),
                audited.sound() ? "sound" : "NOT SOUND",
                static_cast<unsigned long long>(store.head.size),
                audited.anchored ? ", as the anchor says" : ", no anchor to compare with",
                store.frozen ? ", frozen" : "");
    print(store.findings);
    if (!audited.payloads) return;
    std::printf("  sealed data: %llu opened, %llu erased\n",
                static_cast<unsigned long long>(audited.payloads->opened),
                static_cast<unsigned long long>(audited.payloads->erased));
    print(audited.payloads->findings);
}

}  // namespace

int command_verify(const Flags& flags, bool with_payloads, Output output) {
    const auto config = read_config(flags);
    if (!config) return report(config.error(), output);
    const auto audited = audit(*config, with_payloads);
    if (!audited) return report(audited.error(), output);
    bool sound = true;
    boost::json::array logs;
    for (const auto& one : *audited) {
        sound = sound && one.sound();
        if (output == Output::json)
            logs.push_back(json_of(one));
        else
            print(one);
    }
    if (output == Output::json)
        std::puts(
            boost::json::serialize(boost::json::object{{"sound", sound}, {"logs", logs}}).c_str());
    return sound ? done : found_false;
}

}  // namespace placet::server
