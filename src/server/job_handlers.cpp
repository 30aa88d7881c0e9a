#include "server/job_handlers.h"

#include "consents/receipt_letter.h"
#include "forms/page_check.h"
#include "forms/representative.h"
#include "server/source_alarm.h"
#include "workspaces/mailbox.h"

namespace placet::server {

using system::Event;
using system::Key;
using system::Level;

jobs::Handlers job_handlers(Product& product) {
    jobs::Handlers handlers;
    const auto given_up = [&log = *product.app.log](const jobs::ClaimedJob& job,
                                                    const Error& error) {
        log.write(Level::error,
                  Event::mail_failed,
                  {{Key::kind, job.kind}, {Key::job, job.id}, {Key::code, error.code}});
    };
    // Without a mailer letters wait in the queue until there is one.
    if (product.app.mailer)
        handlers[std::string(consents::receipt_letter_job)] = {
            .run =
                [&product](const jobs::ClaimedJob& job) {
                    return consents::send_receipt_letter(
                        {.consents = product.consent_ports,
                         .renderer = product.renderer,
                         .mailer = *product.app.mailer,
                         .public_url = base_url(product.app.config)},
                        job.payload);
                },
            .given_up = given_up};
    handlers[std::string(forms::page_check_job)] = {.run = [&product](const jobs::ClaimedJob& job) {
        return forms::check_pages(product.form_ports, product.published_forms, job.payload);
    }};
    handlers[std::string(look_at_sources_job)] = {
        .run = [&product](const jobs::ClaimedJob&) { return look_at_sources(product); },
        .policy = {.attempts = 3, .first_delay_seconds = 600}};
    if (product.app.mailer)
        handlers[std::string(workspaces::mailbox_code_job)] = {
            .run =
                [&product](const jobs::ClaimedJob& job) {
                    return workspaces::send_mailbox_letter(
                        {product.workspace_ports, product.renderer, *product.app.mailer},
                        job.payload);
                },
            .given_up = given_up};
    handlers[std::string(forms::forget_requests_job)] = {
        .run = [&product](const jobs::ClaimedJob&) {
            return forms::forget_expired_requests(product.form_ports);
        }};
    return handlers;
}

std::vector<jobs::Schedule> job_schedules() {
    // At night by UTC, so that the day's work is looked at.
    constexpr std::int64_t day = 86'400, hour = 3600;
    return {{std::string(look_at_sources_job), day, 2 * hour},
            {std::string(forms::page_check_job), day, 3 * hour},
            {std::string(forms::forget_requests_job), 600, 0}};
}

}  // namespace placet::server
