#include "consents/withdraw.h"

#include "consents/sql.h"
#include "consents/stored_event.h"

namespace placet::consents {
namespace {

constexpr std::string_view method = "button_accept";

Event withdrawal_event(const RegisterRow& given, const OpenedEvent& consent, Timestamp at) {
    constexpr std::uint64_t by_visitor = 1;
    Event event{.type = merkle::EntryType::withdraw,
                .at = at,
                .channel = consent.entry.channel,
                .source = consent.entry.source,
                .notice = consent.entry.notice,
                .profile = given.profile,
                .details = {{merkle::detail::method, merkle::method_number(method)},
                            {merkle::detail::recorder, by_visitor}}};
    for (const auto code : given.purposes)
        event.purposes.push_back({code, false});
    // Which consent it ends is committed to, never clear: erased entries must not be linkable.
    event.evidence[merkle::field::references] = {cbor::Array{{to_bytes(given.uid)}}};
    return event;
}

}  // namespace

Result<Withdrawal> withdraw(const Ports& ports, std::int64_t number, std::uint64_t index) {
    const auto* log = TRY(ports.logs.by_number(number));
    const auto given = TRY(find_row(ports, number, index));
    if (given.type != merkle::EntryType::grant) return not_found("entry_not_found");
    const auto stored = TRY(read_stored(ports, number, index));
    const auto consent = TRY(open_stored(ports, log->row.workspace, stored));
    if (!consent) return not_found("subject_erased");
    const auto subject = TRY(ports.keys.read([&](db::Transaction& tx) {
        return subjects::find_subject(tx, log->row.workspace, given.sid, ports.ring);
    }));

    const Timestamp now = ports.clock.now();
    Event event = withdrawal_event(given, *consent, now);
    event.tag = to_bytes(
        merkle::idem_tag(log->idempotency, consent->entry.source, "withdraw/" + to_hex(given.uid)));
    auto sealed = TRY(seal_event(event, log->row, &subject, ports.random));

    ledger::Work work{.log = number, .additions = {sealed.addition}};
    work.rows = [&](std::uint64_t first, ledger::Rows& rows) {
        add_payloads(number, first, given.sid, sealed, rows);
        RegisterRow row = given;
        row.index = first;
        row.at = now;
        row.type = merkle::EntryType::withdraw;
        row.uid = sealed.uid;
        row.mode = 0;
        row.method = method;
        row.submission.clear();
        row.concerns = index;
        row.screen_differs = false;
        add_row(row, rows);
    };
    const auto appended = TRY(ports.sequencer.submit_and_wait(std::move(work)));
    if (!appended.replayed) return Withdrawal{appended.first, now, false};
    const auto earlier = TRY(find_row(ports, number, appended.first));
    return Withdrawal{appended.first, earlier.at, true};
}

}  // namespace placet::consents
