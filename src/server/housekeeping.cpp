#include "server/housekeeping.h"

#include <chrono>

#include "consents/collect_orphans.h"
#include "consents/rotate_keys.h"
#include "ledger/forget_tokens.h"

namespace placet::server {

using system::Event;
using system::Key;
using system::Level;

Result<void> Housekeeping::guard_now() {
    for (const auto& log : TRY(product_.heads.guard()))
        product_.app.log->write(
            Level::error, Event::ledger_frozen, {{Key::log, to_hex(log.log_id)}});
    return {};
}

void Housekeeping::look_after(const ledger::Log& log) {
    const auto now = product_.app.clock->now();
    const auto forgotten = ledger::forget_tokens(*product_.app.main, log.log, now);
    const auto kept = product_.heads.keep(log.log);
    for (const auto* failed : {&forgotten, &kept})
        if (!*failed)
            product_.app.log->write(
                Level::warning, Event::job_failed, {{Key::code, failed->error().code}});
}

void Housekeeping::look_after_keys() {
    const auto rotated = consents::rotate_keys(product_.consent_ports, *product_.ring, {});
    if (!rotated)
        product_.app.log->write(
            Level::error,
            Event::job_failed,
            {{Key::code, rotated.error().code}, {Key::detail, rotated.error().detail}});
    const auto collected = consents::collect_orphans(product_.consent_ports);
    if (!collected)
        product_.app.log->write(
            Level::warning, Event::job_failed, {{Key::code, collected.error().code}});
}

bool Housekeeping::wait() {
    std::unique_lock lock(mutex_);
    return !wake_.wait_for(lock, std::chrono::minutes(1), [this] { return stopping_; });
}

void Housekeeping::run() {
    for (int minute = 0; wait(); ++minute) {
        if (minute % 60 == 0) look_after_keys();
        if (const auto guarded = guard_now(); !guarded)
            product_.app.log->write(
                Level::warning, Event::job_failed, {{Key::code, guarded.error().code}});
        const auto logs = product_.logs.all();
        if (!logs) continue;
        for (const auto& log : *logs)
            look_after(log);
    }
}

void Housekeeping::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
}

}  // namespace placet::server
