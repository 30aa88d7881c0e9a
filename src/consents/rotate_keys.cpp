#include "consents/rotate_keys.h"

#include "consents/register_row.h"

namespace placet::consents {
namespace {

// One entry, also when it is told again after an interruption: the tag is that of the epoch.
Result<void> tell(const Ports& ports, const ledger::OpenLog& log, std::int64_t epoch) {
    const auto tag = merkle::idem_tag(log.idempotency, 0, "epoch-rotated/" + std::to_string(epoch));
    const Event event{.type = merkle::EntryType::epoch_rotated,
                      .at = ports.clock.now(),
                      .channel = merkle::Channel::server,
                      .details = {{merkle::detail::epoch, static_cast<std::uint64_t>(epoch)}},
                      .tag = to_bytes(tag)};
    const auto sealed = TRY(seal_event(event, log.row, nullptr, ports.random));
    ledger::Work work{.log = log.row.log, .additions = {sealed.addition}};
    work.rows = [&](std::uint64_t first, ledger::Rows& rows) {
        add_row({.log = log.row.log,
                 .index = first,
                 .at = event.at,
                 .type = event.type,
                 .uid = sealed.uid,
                 .recorder_kind = "server"},
                rows);
    };
    TRY(ports.sequencer.submit_and_wait(std::move(work)));
    return {};
}

Result<void> tell_all(const Ports& ports, std::int64_t epoch) {
    bool told = true;
    for (const auto& row : TRY(ports.logs.all())) {
        const auto* log = TRY(ports.logs.by_number(row.log));
        const auto outcome = tell(ports, *log, epoch);
        if (!outcome && outcome.error().code != "frozen") return outcome;
        told = told && outcome.has_value();
    }
    if (!told) return {};
    return subjects::mark_announced(ports.keys, epoch);
}

}  // namespace

Result<subjects::Rotation> rotate_keys(const Ports& ports,
                                       crypto::KeyRing& ring,
                                       const subjects::RotationPolicy& policy) {
    auto rotation =
        subjects::rotate_epoch(ports.keys, ring, ports.random, ports.clock.now(), policy);
    for (const auto& epoch : TRY(subjects::list_epochs(ports.keys)))
        if (epoch.destroyed && !epoch.announced) TRY(tell_all(ports, epoch.epoch));
    return rotation;
}

}  // namespace placet::consents
