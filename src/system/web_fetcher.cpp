#include "system/web_fetcher.h"

#include <memory>

#include <curl/curl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "system/public_address.h"

namespace placet::system {
namespace {

struct Transfer {
    Reach reach = Reach::public_only;
    std::size_t limit = 0;
    http::Fetched fetched;
    bool refused = false;
    bool too_large = false;
};

curl_socket_t open_socket(void* given, curlsocktype, curl_sockaddr* address) {
    auto& transfer = *static_cast<Transfer*>(given);
    const bool allowed =
        is_public_address(address->addr) ||
        (transfer.reach == Reach::loopback_too && is_loopback_address(address->addr));
    if (!allowed) {
        transfer.refused = true;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t take_bytes(const char* data, std::size_t size, std::size_t count, void* given) {
    auto& transfer = *static_cast<Transfer*>(given);
    const std::size_t bytes = size * count;
    if (transfer.fetched.body.size() + bytes > transfer.limit) {
        transfer.too_large = true;
        return 0;
    }
    transfer.fetched.body.append(data, bytes);
    return bytes;
}

void set_options(CURL* handle,
                 const std::string& url,
                 const FetchLimits& limits,
                 Transfer& transfer) {
    curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(handle, CURLOPT_MAXREDIRS, static_cast<long>(limits.redirects));
    // A proxy of the environment would connect on our behalf, behind the guard.
    curl_easy_setopt(handle, CURLOPT_PROXY, "");
    curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, &transfer);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take_bytes);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(handle, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(limits.bytes));
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, static_cast<long>(limits.connect_seconds));
    curl_easy_setopt(handle, CURLOPT_TIMEOUT, static_cast<long>(limits.total_seconds));
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_USERAGENT, "Placet");
    curl_easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, "");
}

Error error_of(CURLcode outcome, const Transfer& transfer) {
    if (transfer.refused) return invalid_input("fetch_private");
    if (transfer.too_large || outcome == CURLE_FILESIZE_EXCEEDED)
        return invalid_input("fetch_too_large");
    if (outcome == CURLE_TOO_MANY_REDIRECTS) return invalid_input("fetch_redirects");
    if (outcome == CURLE_URL_MALFORMAT || outcome == CURLE_UNSUPPORTED_PROTOCOL)
        return invalid_input("fetch_url");
    return Error{ErrorKind::unavailable, "fetch_unreachable", curl_easy_strerror(outcome)};
}

}  // namespace

Result<http::Fetched> WebFetcher::get(const std::string& url) {
    // Otherwise libcurl would guess what a word without a scheme means.
    if (!url.starts_with("https://") && !url.starts_with("http://"))
        return invalid_input("fetch_url");
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> handle(curl_easy_init(),
                                                                     &curl_easy_cleanup);
    if (!handle) return Error{ErrorKind::unavailable, "fetch_unreachable"};
    Transfer transfer{.reach = reach_, .limit = limits_.bytes, .fetched = {}};
    set_options(handle.get(), url, limits_, transfer);
    const CURLcode outcome = curl_easy_perform(handle.get());
    if (outcome != CURLE_OK) return error_of(outcome, transfer);

    long status = 0;
    const char* type = nullptr;
    const char* address = nullptr;
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(handle.get(), CURLINFO_CONTENT_TYPE, &type);
    curl_easy_getinfo(handle.get(), CURLINFO_EFFECTIVE_URL, &address);
    if (status != 200)
        return Error{ErrorKind::invalid_input, "fetch_status", std::to_string(status)};
    transfer.fetched.type = type == nullptr ? "" : type;
    transfer.fetched.url = address == nullptr ? url : address;
    return std::move(transfer.fetched);
}

}  // namespace placet::system
