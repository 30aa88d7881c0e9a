#include "system/mailers.h"

#include <cstring>
#include <memory>

#include <curl/curl.h>

#include "system/files.h"

namespace placet::system {
namespace {

struct Unread {
    std::string_view rest;
};

std::size_t give_bytes(char* out, std::size_t size, std::size_t count, void* unread) {
    auto& rest = static_cast<Unread*>(unread)->rest;
    const std::size_t bytes = std::min(size * count, rest.size());
    std::memcpy(out, rest.data(), bytes);
    rest.remove_prefix(bytes);
    return bytes;
}

struct CurlDeleter {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

void set_relay(CURL* handle, const Relay& relay) {
    const bool tls = relay.security == Relay::Security::tls;
    const std::string url =
        (tls ? "smtps://" : "smtp://") + relay.host + ":" + std::to_string(relay.port);
    curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    if (relay.security == Relay::Security::starttls)
        curl_easy_setopt(handle, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
    if (!relay.user.empty()) {
        curl_easy_setopt(handle, CURLOPT_USERNAME, relay.user.c_str());
        curl_easy_setopt(handle, CURLOPT_PASSWORD, relay.password.c_str());
    }
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, 10L);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT, static_cast<long>(relay.timeout_seconds));
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
}

}  // namespace

SmtpMailer::SmtpMailer(Relay relay, notify::Sender from, const Clock& clock)
    : relay_(std::move(relay)), from_(std::move(from)), clock_(clock) {}

Result<void> SmtpMailer::send(const notify::Mail& mail) {
    const std::string message = TRY(notify::mime_message(mail, from_, clock_.now()));
    const std::unique_ptr<CURL, CurlDeleter> handle(curl_easy_init());
    if (!handle) return Error{ErrorKind::unavailable, "mail.later"};
    set_relay(handle.get(), relay_);

    const std::string sender = "<" + from_.address + ">";
    const std::unique_ptr<curl_slist, CurlDeleter> to(
        curl_slist_append(nullptr, ("<" + mail.to + ">").c_str()));
    Unread unread{message};
    curl_easy_setopt(handle.get(), CURLOPT_MAIL_FROM, sender.c_str());
    curl_easy_setopt(handle.get(), CURLOPT_MAIL_RCPT, to.get());
    curl_easy_setopt(handle.get(), CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(handle.get(), CURLOPT_READFUNCTION, give_bytes);
    curl_easy_setopt(handle.get(), CURLOPT_READDATA, &unread);

    const CURLcode outcome = curl_easy_perform(handle.get());
    if (outcome == CURLE_OK) return {};
    long status = 0;
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
    // 5xx is the relay's last word about this letter, except about how we signed in to it.
    const bool for_good = status >= 500 && status < 600 && outcome != CURLE_LOGIN_DENIED;
    if (for_good) return invalid_input("mail.refused");
    return Error{ErrorKind::unavailable, "mail.later", curl_easy_strerror(outcome)};
}

FolderMailer::FolderMailer(std::filesystem::path folder, notify::Sender from, const Clock& clock)
    : folder_(std::move(folder)), from_(std::move(from)), clock_(clock) {}

Result<void> FolderMailer::send(const notify::Mail& mail) {
    const Timestamp now = clock_.now();
    notify::Mail marked = mail;
    marked.subject = "[Rehearsal] " + mail.subject;
    const std::string message = TRY(notify::mime_message(marked, from_, now));
    TRY(make_private_folder(folder_));
    return replace_file(folder_ / (std::to_string(now.micros) + "-" + mail.id + ".eml"),
                        view(message),
                        Access::owner_writes);
}

}  // namespace placet::system
