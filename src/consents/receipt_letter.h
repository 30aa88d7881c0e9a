#pragma once

// The letter that a person gets after a submission with an e-mail address: what was answered, the
// link to each receipt, and the link that takes a consent back. It leaves through a job that is
// written in the transaction of the submission; the job carries numbers, never the address.

#include <optional>
#include <string>
#include <string_view>

#include "consents/ports.h"
#include "jobs/jobs.h"
#include "notify/mail.h"
#include "pages/pages.h"

namespace placet::consents {

inline constexpr std::string_view receipt_letter_job = "receipt_letter";
// `first` is the index of the submission's first entry.
jobs::Job receipt_letter_due(std::int64_t log, std::uint64_t first, Timestamp at);

struct LetterPorts {
    const Ports& consents;
    const pages::Renderer& renderer;
    notify::Mailer& mailer;
    std::string public_url;  // "https://consent.example.by"; links start with it
};

// Nothing when nobody is to be written to: the person was erased, gave no address, or had three
// letters within the hour (whoever fills in forms with somebody else's address shall not flood it).
Result<std::optional<notify::Mail>> receipt_letter(const LetterPorts& ports,
                                                   std::int64_t log,
                                                   std::uint64_t first);

// Runs the job; safe to repeat, the letter's id stays the same. Errors of the mailer and the store.
Result<void> send_receipt_letter(const LetterPorts& ports, std::string_view payload);

}  // namespace placet::consents
