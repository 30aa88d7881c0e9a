#pragma once

// Proof that somebody reads the mailbox for erasure requests: a code is mailed there and typed in
// here. The code is derived from a nonce under a key, so neither the store nor the queue holds it;
// it lives half an hour, bears five wrong attempts, and five an hour are sent at most. Another
// address needs a code of its own.

#include <string>
#include <string_view>

#include "jobs/jobs.h"
#include "notify/mail.h"
#include "pages/pages.h"
#include "workspaces/company.h"
#include "workspaces/ports.h"
#include "workspaces/trail.h"

namespace placet::workspaces {

inline constexpr std::string_view mailbox_code_job = "mailbox-code";

struct SendMailboxCode {
    std::int64_t workspace = 0;
    Actor actor;
    std::string company;
    std::string lang = "en";  // of the letter
};
struct SentMailboxCode {
    std::string address;
    Timestamp expires_at;
};
// Sends to the address that a text published now would show. not_found; invalid_input
// "erasure_email_required"; too_many "too_many_requests"; conflict "mail_not_configured".
Result<SentMailboxCode> send_mailbox_code(const Ports& ports, const SendMailboxCode& command);

struct VerifyMailbox {
    std::int64_t workspace = 0;
    Actor actor;
    std::string company;
    std::string code;  // as typed: blanks and hyphens do not count
};
// invalid_input "code_wrong", "code_expired" (none was sent, it is too old, was guessed at too
// often, or the address has changed).
Result<Company> verify_mailbox(const Ports& ports, const VerifyMailbox& command);

// For those who make companies that need no proof: the demo.
Result<void> trust_mailbox(db::Transaction& tx,
                           const Ports& ports,
                           std::int64_t workspace,
                           std::string_view company);

// Whether `address` was proved to be read.
bool is_proved(const Company& company, std::string_view address);

// The job of a letter; harmless to repeat. A letter whose code was replaced is not sent.
struct MailboxLetterPorts {
    const Ports& workspaces;
    const pages::Renderer& renderer;
    notify::Mailer& mailer;
};
Result<void> send_mailbox_letter(const MailboxLetterPorts& ports, std::string_view payload);

}  // namespace placet::workspaces
