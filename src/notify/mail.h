#pragma once

// A letter and the port that sends it. Letters leave through jobs, after the transaction that
// caused them, and may therefore be sent twice: `id` is the same each time, so that a mailbox can
// recognise the copy.

#include <string>

#include "base/result.h"

namespace placet::notify {

struct Mail {
    std::string id;  // becomes Message-ID; letters, digits, "_" and "-"
    std::string to;  // one address
    std::string subject;
    std::string text;       // plain text; always there
    std::string html = {};  // the same, for those who want it
    std::string language = "en";
    std::string unsubscribe_url = {};  // https; makes List-Unsubscribe and its one-click form
};

class Mailer {
public:
    virtual ~Mailer() = default;
    // Blocks for as long as the relay takes. invalid_input "mail.address" or "mail.refused" (for
    // good), unavailable "mail.later" (try again).
    virtual Result<void> send(const Mail& mail) = 0;
};

}  // namespace placet::notify
