#pragma once

// Reads one HTTP/1.1 request from bytes as they come. Stricter than the protocol where two readers
// of one connection could disagree: a body has a Content-Length or is chunked, never both and never
// anything else; exactly one Host; no repeated header that decides something. One thread at a time.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "http/message.h"

namespace placet::net {

class RequestReader {
public:
    explicit RequestReader(std::size_t header_bytes_max);
    RequestReader(RequestReader&&) noexcept;
    RequestReader& operator=(RequestReader&&) noexcept;
    ~RequestReader();

    enum class State {
        header,   // wants more bytes of the header
        planned,  // header complete: call set_body_limit() before feeding on
        body,     // wants more bytes of the body
        complete,
        failed,  // `error()` says why; the connection cannot go on
    };
    State state() const;
    const Error& error() const;

    // Takes bytes off the front; how many is returned. What is left must be given again, with more
    // bytes behind it.
    std::size_t feed(std::string_view bytes);

    // too_large when the announced body is longer.
    void set_body_limit(std::size_t bytes);

    http::Request& request();  // path, query, method, headers once the header is complete
    bool keeps_alive() const;  // what the client wants
    bool expects_continue() const;
    int version() const;  // 10 or 11

private:
    class Parser;
    std::unique_ptr<Parser> parser_;
};

}  // namespace placet::net
