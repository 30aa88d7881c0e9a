#include "net/request_reader.h"

#include <algorithm>

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/basic_parser.hpp>

#include "http/url.h"

namespace placet::net {

namespace beast = boost::beast;
namespace bh = boost::beast::http;
using beast::error_code;

namespace {

constexpr std::size_t headers_max = 100;
constexpr std::size_t reserved_at_once = 1024 * 1024;

// A second value of one of these would be read by us and not by a proxy, or the other way round.
bool must_be_single(bh::field name, beast::string_view text) {
    switch (name) {
        case bh::field::host:
        case bh::field::authorization:
        case bh::field::content_type:
        case bh::field::origin:
        case bh::field::if_match:
        case bh::field::expect:
            return true;
        default:
            return beast::iequals(text, "idempotency-key") || beast::iequals(text, "x-csrf-token");
    }
}

Result<http::Method> method_of(bh::verb verb) {
    switch (verb) {
        case bh::verb::get:
            return http::Method::get;
        case bh::verb::head:
            return http::Method::head;
        case bh::verb::post:
            return http::Method::post;
        case bh::verb::patch:
            return http::Method::patch;
        case bh::verb::put:
            return http::Method::put;
        case bh::verb::delete_:
            return http::Method::del;
        case bh::verb::options:
            return http::Method::options;
        default:
            return Error{ErrorKind::not_allowed, "method_not_allowed"};
    }
}

std::string_view plain(beast::string_view text) {
    return {text.data(), text.size()};
}

}  // namespace

class RequestReader::Parser final : public bh::basic_parser<true> {
public:
    explicit Parser(std::size_t header_bytes_max) {
        header_limit(static_cast<std::uint32_t>(header_bytes_max));
        body_limit(boost::none);
        eager(false);
    }

    http::Request request;
    Error error{ErrorKind::malformed, "bad_request"};
    int spoken = 11;
    bool failed = false;
    bool planned = false;
    bool continues = false;

    void fail(Error why) {
        failed = true;
        error = std::move(why);
    }

private:
    void on_request_impl(bh::verb verb,
                         beast::string_view,
                         beast::string_view target,
                         int version,
                         error_code& ec) override {
        auto method = method_of(verb);
        auto read = http::read_target(plain(target));
        if (!method) return refuse(method.error(), ec);
        if (!read || version < 10 || version > 11) return refuse(error, ec);
        spoken = version;
        request.method = *method;
        request.path = std::move(read->path);
        request.query = std::move(read->query);
    }

    void on_field_impl(bh::field name,
                       beast::string_view text,
                       beast::string_view value,
                       error_code& ec) override {
        if (name == bh::field::transfer_encoding && !beast::iequals(value, "chunked"))
            return refuse(error, ec);
        if (name == bh::field::expect && beast::iequals(value, "100-continue")) continues = true;
        if (request.headers.all().size() == headers_max) return refuse(error, ec);
        if (must_be_single(name, text) && request.headers.find(plain(text)))
            return refuse(error, ec);
        request.headers.add(plain(text), std::string(plain(value)));
    }

    void on_header_impl(error_code& ec) override {
        if (spoken >= 11 && !request.headers.find("host")) refuse(error, ec);
    }

    void on_body_init_impl(const boost::optional<std::uint64_t>& length, error_code&) override {
        if (length) request.body.reserve(std::min<std::size_t>(*length, reserved_at_once));
    }
    std::size_t on_body_impl(beast::string_view bytes, error_code&) override {
        request.body.append(bytes.data(), bytes.size());
        return bytes.size();
    }
    std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view bytes, error_code&) override {
        request.body.append(bytes.data(), bytes.size());
        return bytes.size();
    }
    void on_chunk_header_impl(std::uint64_t, beast::string_view, error_code&) override {}
    void on_finish_impl(error_code&) override {}
    void on_response_impl(int, beast::string_view, int, error_code&) override {}

    void refuse(Error why, error_code& ec) {
        fail(std::move(why));
        ec = bh::error::bad_value;
    }
};

RequestReader::RequestReader(std::size_t header_bytes_max)
    : parser_(std::make_unique<Parser>(header_bytes_max)) {}
RequestReader::RequestReader(RequestReader&&) noexcept = default;
RequestReader& RequestReader::operator=(RequestReader&&) noexcept = default;
RequestReader::~RequestReader() = default;

RequestReader::State RequestReader::state() const {
    if (parser_->failed) return State::failed;
    if (!parser_->is_header_done()) return State::header;
    if (!parser_->planned) return State::planned;
    return parser_->is_done() ? State::complete : State::body;
}

const Error& RequestReader::error() const {
    return parser_->error;
}

std::size_t RequestReader::feed(std::string_view bytes) {
    if (parser_->failed) return 0;
    error_code ec;
    const std::size_t used = parser_->put({bytes.data(), bytes.size()}, ec);
    if (!ec || ec == bh::error::need_more || parser_->failed) return used;
    if (ec == bh::error::body_limit)
        parser_->fail(Error{ErrorKind::too_large, "body_too_large"});
    else
        parser_->fail(Error{ErrorKind::malformed, "bad_request"});
    return used;
}

void RequestReader::set_body_limit(std::size_t bytes) {
    parser_->planned = true;
    parser_->eager(true);
    parser_->body_limit(bytes);
    const auto announced = parser_->content_length();
    if (announced && *announced > bytes)
        parser_->fail(Error{ErrorKind::too_large, "body_too_large"});
}

http::Request& RequestReader::request() {
    return parser_->request;
}
bool RequestReader::keeps_alive() const {
    return !parser_->failed && parser_->keep_alive();
}
bool RequestReader::expects_continue() const {
    return parser_->continues;
}
int RequestReader::version() const {
    return parser_->spoken;
}

}  // namespace placet::net
