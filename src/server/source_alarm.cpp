#include "server/source_alarm.h"

#include "agreements/agreement_store.h"
#include "agreements/external_text.h"
#include "staff/account_store.h"
#include "workspaces/trail.h"

namespace placet::server {
namespace {

using agreements::SourceState;

struct Alarm {
    std::string agreement;  // its name among staff
    std::vector<staff::Account> readers;
};

Result<Alarm> note_change(Product& product, const SourceState& source) {
    return product.app.main->write([&](db::Transaction& tx) -> Result<Alarm> {
        Alarm alarm{TRY(agreements::find_agreement(tx, source.workspace, source.agreement)).name,
                    {}};
        for (auto& account : TRY(staff::list_accounts(tx, source.workspace)))
            if (account.active && (account.is_owner() || account.has(http::Role::privacy_officer)))
                alarm.readers.push_back(std::move(account));
        TRY(workspaces::record_act(
            tx,
            product.app.random,
            {.workspace = source.workspace,
             .actor = workspaces::Actor::system(std::string(look_at_sources_job)),
             .action = "agreement.source_changed",
             .object = source.agreement,
             .at = source.checked_at}));
        return alarm;
    });
}

notify::Mail letter(Product& product,
                    const SourceState& source,
                    const Alarm& alarm,
                    const staff::Account& reader) {
    const auto word = [&](std::string_view key) {
        return std::string(product.renderer.text(key, reader.lang));
    };
    const auto when =
        pages::format_instant(product.renderer, to_rfc3339(source.checked_at), reader.lang);
    return {.id = "source-" + source.agreement + "-" + source.lang + "-" +
                  std::to_string(source.checked_at.seconds()) + "-" + reader.id,
            .to = reader.email,
            .subject = word("source_alarm_subject") + ": " + alarm.agreement,
            .text = word("letter_greeting") + "\n\n" + word("source_alarm_text") + "\n\n" +
                    alarm.agreement + "\n" + source.url + "\n" + when + "\n\n" +
                    word("source_alarm_remedy") + "\n" + base_url(product.app.config) +
                    "/app/agreements/" + source.agreement + "\n",
            .language = reader.lang};
}

}  // namespace

Result<void> look_at_sources(Product& product) {
    return agreements::check_sources(
        product.agreement_ports, [&](const SourceState& source) -> Result<void> {
            product.app.log->write(system::Level::warning,
                                   system::Event::source_changed,
                                   {{system::Key::workspace, source.workspace}});
            const auto alarm = TRY(note_change(product, source));
            if (!product.app.mailer) return {};
            // One mailbox that refuses must not keep the others from knowing; the agreement shows
            // its state in any case.
            for (const auto& reader : alarm.readers)
                (void)product.app.mailer->send(letter(product, source, alarm, reader));
            return {};
        });
}

}  // namespace placet::server
