#pragma once

// The two ways a letter leaves: through a relay by SMTP, or, in rehearsal, into a folder where a
// person can look at it. Any thread.

#include <filesystem>
#include <string>

#include "base/time.h"
#include "notify/mail.h"
#include "notify/mime.h"

namespace placet::system {

struct Relay {
    enum class Security { none, starttls, tls };  // `none` only makes sense on the same machine
    std::string host;
    int port = 587;
    Security security = Security::starttls;
    std::string user = {};
    std::string password = {};
    int timeout_seconds = 30;
};

class SmtpMailer final : public notify::Mailer {
public:
    SmtpMailer(Relay relay, notify::Sender from, const Clock& clock);
    Result<void> send(const notify::Mail& mail) override;

private:
    const Relay relay_;
    const notify::Sender from_;
    const Clock& clock_;
};

// Writes FOLDER/<instant>-<id>.eml, "[Rehearsal]" before its subject; the folder is made when it is
// missing.
class FolderMailer final : public notify::Mailer {
public:
    FolderMailer(std::filesystem::path folder, notify::Sender from, const Clock& clock);
    Result<void> send(const notify::Mail& mail) override;

private:
    const std::filesystem::path folder_;
    const notify::Sender from_;
    const Clock& clock_;
};

}  // namespace placet::system
