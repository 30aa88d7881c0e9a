#include "http/revision.h"

#include <charconv>

namespace placet::http {

Result<std::optional<std::int64_t>> if_match(const Request& request) {
    auto text = request.header("If-Match");
    if (text.empty() || text == "*") return std::optional<std::int64_t>{};

    // Proxies that compress an answer make its tag weak; the revision is the same.
    if (text.starts_with("W/")) text.remove_prefix(2);
    if (text.size() < 3 || text.front() != '"' || text.back() != '"')
        return Error{ErrorKind::malformed, "bad_if_match"};
    text = text.substr(1, text.size() - 2);

    std::int64_t revision = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), revision);
    if (error != std::errc{} || end != text.data() + text.size() || revision < 0)
        return Error{ErrorKind::malformed, "bad_if_match"};
    return std::optional<std::int64_t>{revision};
}

Result<void> check_revision(std::optional<std::int64_t> expected, std::int64_t actual) {
    if (expected && *expected != actual) return Error{ErrorKind::precondition, "edit_conflict"};
    return {};
}

Reply with_etag(Reply reply, std::int64_t revision) {
    reply.headers.set("ETag", "\"" + std::to_string(revision) + "\"");
    return reply;
}

}  // namespace placet::http
