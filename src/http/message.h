#pragma once

// A request as a handler sees it and the reply it gives. No sockets here: net/ makes the one and
// writes the other.

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/fwd.hpp>

#include "base/result.h"
#include "http/caller.h"

namespace placet::http {

inline constexpr std::string_view languages[] = {"ru", "be", "de", "en"};

enum class Method { get, head, post, patch, put, del, options };

// Case-insensitive names; a handful of entries, so a vector.
class Headers {
public:
    void set(std::string_view name, std::string value);  // replaces
    void add(std::string_view name, std::string value);  // appends (Set-Cookie, Link)
    std::optional<std::string_view> find(std::string_view name) const;
    std::vector<std::string_view> all_of(std::string_view name) const;
    const std::vector<std::pair<std::string, std::string>>& all() const { return entries_; }

private:
    std::vector<std::pair<std::string, std::string>> entries_;
};

struct Request {
    Method method = Method::get;
    std::string path;                           // decoded, normalised, without the query
    std::map<std::string, std::string> params;  // {form} of the route's path
    std::map<std::string, std::string> query;   // decoded; a repeated name is refused earlier
    Headers headers;
    std::string body;
    std::string peer;             // client IP, after the trusted-proxy rule
    Principal principal;          // who calls; set before the handler runs
    std::string language = "en";  // best of ru, be, de, en for Accept-Language
    bool secure = false;          // came by TLS, here or at a trusted proxy
    // The body, already read and checked, when the route declares a request shape. Shared because
    // a request is copied into deferred work.
    std::shared_ptr<const boost::json::value> document = {};

    std::string_view param(std::string_view name) const;  // empty when absent
    std::string_view query_or(std::string_view name, std::string_view otherwise) const;
    std::string_view header(std::string_view name) const;  // empty when absent
    std::string_view cookie(std::string_view name) const;  // empty when absent
    const boost::json::value& json() const;                // `document`; null when there is none
};

struct Reply {
    int status = 200;
    Headers headers;
    std::string body;
};

Reply json_reply(int status, const boost::json::value& body);
Reply html_reply(int status, std::string html);  // with the strict page CSP
Reply text_reply(int status, std::string_view content_type, std::string body);
Reply empty_reply(int status);
Reply redirect_reply(int status, std::string location);
// RFC 9457 problem; `language` chooses the messages. `more` adds members (409 carries a manifest).
Reply problem(const Error& error, std::string_view language);
Reply problem(const Error& error, std::string_view language, const boost::json::object& more);

std::string_view name_of(Method method);  // "DELETE"
int status_of(ErrorKind kind);

// Answers exactly once, from any thread, now or later.
using Responder = std::function<void(Reply)>;

}  // namespace placet::http
