// A request means the same however the network cuts it, and nothing unclean gets through.

#include <algorithm>
#include <optional>

#include "fuzz/fuzz.h"
#include "http/url.h"
#include "net/request_reader.h"

namespace placet::fuzz {
namespace {

using net::RequestReader;
using State = RequestReader::State;

// Reads one request in pieces of `step` bytes, as a connection does.
std::optional<http::Request> read_request(std::string_view bytes, std::size_t step) {
    RequestReader reader(2048);
    std::string held;
    for (bool moved = true; moved;) {
        moved = false;
        if (!held.empty()) {
            const std::size_t used = reader.feed(held);
            require(used <= held.size());
            held.erase(0, used);
            moved = used > 0;
        }
        if (reader.state() == State::planned) {
            reader.set_body_limit(256);
            moved = true;
        }
        if (reader.state() == State::failed) return std::nullopt;
        if (reader.state() == State::complete) return std::move(reader.request());
        if (moved && !held.empty()) continue;
        const std::size_t more = std::min(step, bytes.size());
        held += bytes.substr(0, more);
        bytes.remove_prefix(more);
        moved = moved || more > 0;
    }
    return std::nullopt;
}

}  // namespace

void judge(BytesView input) {
    // At the limit of the header's length, what comes behind it may decide.
    if (input.size() > 2000) return;
    const auto text = text_view(input);
    const auto whole = read_request(text, text.size());
    const auto pieces = read_request(text, 3);
    require(whole.has_value() == pieces.has_value());
    if (!whole) return;
    require(whole->path == pieces->path && whole->body == pieces->body);
    require(whole->query == pieces->query && whole->headers.all() == pieces->headers.all());
    require(whole->path.starts_with('/') && whole->body.size() <= 256);
    require(http::is_utf8(whole->path) && whole->path.find('\0') == std::string::npos);
    require(whole->path.find("/../") == std::string::npos);
}

}  // namespace placet::fuzz
