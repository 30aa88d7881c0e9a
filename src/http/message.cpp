#include "http/message.h"

#include <algorithm>

#include <boost/json.hpp>

namespace placet::http {
namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool same_name(std::string_view a, std::string_view b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
               return lower(x) == lower(y);
           });
}

}  // namespace

void Headers::set(std::string_view name, std::string value) {
    const auto same = [&](const auto& entry) { return same_name(entry.first, name); };
    const auto first = std::find_if(entries_.begin(), entries_.end(), same);
    if (first == entries_.end()) return add(name, std::move(value));
    first->second = std::move(value);
    entries_.erase(std::remove_if(first + 1, entries_.end(), same), entries_.end());
}

void Headers::add(std::string_view name, std::string value) {
    entries_.emplace_back(name, std::move(value));
}

std::optional<std::string_view> Headers::find(std::string_view name) const {
    for (const auto& entry : entries_)
        if (same_name(entry.first, name)) return entry.second;
    return std::nullopt;
}

std::vector<std::string_view> Headers::all_of(std::string_view name) const {
    std::vector<std::string_view> out;
    for (const auto& entry : entries_)
        if (same_name(entry.first, name)) out.emplace_back(entry.second);
    return out;
}

std::string_view Request::param(std::string_view name) const {
    const auto found = params.find(std::string(name));
    return found == params.end() ? std::string_view{} : std::string_view{found->second};
}

std::string_view Request::query_or(std::string_view name, std::string_view otherwise) const {
    const auto found = query.find(std::string(name));
    return found == query.end() ? otherwise : std::string_view{found->second};
}

std::string_view Request::header(std::string_view name) const {
    return headers.find(name).value_or(std::string_view{});
}

std::string_view Request::cookie(std::string_view name) const {
    std::string_view rest = header("cookie");
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(';'), rest.size());
        std::string_view pair = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        while (pair.starts_with(' '))
            pair.remove_prefix(1);
        if (pair.size() > name.size() && pair[name.size()] == '=' && pair.starts_with(name))
            return pair.substr(name.size() + 1);
    }
    return {};
}

const boost::json::value& Request::json() const {
    static const boost::json::value null;
    return document ? *document : null;
}

std::string_view name_of(Method method) {
    switch (method) {
        case Method::get:
            return "GET";
        case Method::head:
            return "HEAD";
        case Method::post:
            return "POST";
        case Method::patch:
            return "PATCH";
        case Method::put:
            return "PUT";
        case Method::del:
            return "DELETE";
        case Method::options:
            return "OPTIONS";
    }
    return "GET";
}

Reply json_reply(int status, const boost::json::value& body) {
    return text_reply(status, "application/json", boost::json::serialize(body));
}

Reply html_reply(int status, std::string html) {
    Reply reply = text_reply(status, "text/html; charset=utf-8", std::move(html));
    reply.headers.set(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
    return reply;
}

Reply text_reply(int status, std::string_view content_type, std::string body) {
    Reply reply;
    reply.status = status;
    reply.headers.add("Content-Type", std::string(content_type));
    reply.body = std::move(body);
    return reply;
}

Reply empty_reply(int status) {
    Reply reply;
    reply.status = status;
    return reply;
}

Reply redirect_reply(int status, std::string location) {
    Reply reply = empty_reply(status);
    reply.headers.set("Location", std::move(location));
    return reply;
}

}  // namespace placet::http
