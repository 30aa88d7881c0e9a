#include "net/exchange.h"

#include <boost/asio/post.hpp>
#include <boost/json/object.hpp>

#include "http/finish.h"
#include "http/texts.h"
#include "net/reply_head.h"

namespace placet::net {
namespace {

constexpr std::size_t first_buffer_bytes = 8 * 1024;
constexpr std::size_t body_buffer_bytes = 64 * 1024;
constexpr std::size_t linger_bytes_max = 64 * 1024 * 1024;
constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";

// The slowest line that is served: 16 KiB a second.
std::chrono::milliseconds time_for(std::size_t bytes) {
    return std::chrono::milliseconds(bytes / 16);
}

}  // namespace

Exchange::Exchange(std::shared_ptr<Core> core, Loop& loop)
    : core_(std::move(core)),
      loop_(loop),
      reader_(core_->options.header_bytes_max),
      buffer_(first_buffer_bytes) {
    ++core_->connections;
    place_ = loop_.connections.insert(loop_.connections.end(), this);
}

void Exchange::serve() {
    error_code ignored;
    const auto end = socket().remote_endpoint(ignored);
    if (!ignored) peer_.address = end.address().to_string();
    state_ = State::idle;
    wait_for(core_->options.idle_timeout);
    read();
}

void Exchange::expire() {
    if (state_ != State::reading) return close();
    // The read under way ends with an error, and on_read() then answers 408.
    timed_out_ = true;
    deadline = SteadyClock::time_point::max();
    error_code ignored;
    socket().cancel(ignored);
}

void Exchange::stop() {
    if (state_ == State::idle) close();
}

void Exchange::close() {
    if (closed_) return;
    closed_ = true;
    loop_.connections.erase(place_);
    error_code ignored;
    socket().close(ignored);
    --core_->connections;
}

void Exchange::read() {
    if (from_ > 0) {
        std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(from_),
                  buffer_.begin() + static_cast<std::ptrdiff_t>(to_),
                  buffer_.begin());
        to_ -= from_;
        from_ = 0;
    }
    if (to_ == buffer_.size()) buffer_.resize(buffer_.size() * 2);
    begin_read(std::span(buffer_).subspan(to_));
}

void Exchange::on_read(error_code failure, std::size_t bytes) {
    if (closed_) return;
    if (state_ == State::lingering) {
        drained_ += bytes;
        if (failure || drained_ > linger_bytes_max) return close();
        return begin_read(buffer_);
    }
    if (timed_out_) return refuse_slow();
    if (failure) return close();
    to_ += bytes;
    process();
}

void Exchange::process() {
    using Reader = RequestReader::State;
    for (;;) {
        const std::size_t before = to_ - from_;
        if (before > 0) from_ += reader_.feed(unread());
        switch (reader_.state()) {
            case Reader::failed:
                return refuse(reader_.error());
            case Reader::complete:
                return handle();
            case Reader::planned:
                plan();
                break;
            case Reader::header:
                if (before > 0 && state_ == State::idle) {
                    state_ = State::reading;
                    wait_for(core_->options.header_timeout);
                }
                return read();
            case Reader::body:
                // Nothing is left, or too little to be understood.
                if (to_ == from_ || before == to_ - from_) return read_body();
                break;
        }
        if (to_ == from_ && reader_.state() == Reader::body) return read_body();
        if (reader_.state() == Reader::complete) return handle();
    }
}

void Exchange::plan() {
    const auto& request = reader_.request();
    plan_ = core_->dispatcher.plan(request.method, request.path);
    reader_.set_body_limit(plan_.body_bytes);
    if (reader_.state() != RequestReader::State::body) return;
    state_ = State::reading;
    wait_for(core_->options.body_timeout + time_for(plan_.body_bytes));
}

void Exchange::read_body() {
    if (buffer_.size() < body_buffer_bytes) buffer_.resize(body_buffer_bytes);
    if (!reader_.expects_continue() || invited_) return read();
    invited_ = true;
    state_ = State::inviting;
    begin_write(go_on, {});
}

void Exchange::note_request() {
    version_ = reader_.version();
    without_body_ = reader_.request().method == http::Method::head;
    keep_alive_ = reader_.keeps_alive();
}

void Exchange::handle() {
    note_request();
    state_ = State::handling;
    deadline = SteadyClock::time_point::max();
    http::Request request = std::move(reader_.request());
    Client client = client_behind(peer_, request.headers, core_->trusted);
    request.peer = std::move(client.address);
    request.secure = client.secure;

    http::Responder responder = [self = shared_from_this()](http::Reply reply) {
        self->deliver(std::move(reply));
    };
    if (plan_.run_on == http::RunOn::io)
        return core_->dispatcher.handle(std::move(request), std::move(responder));
    if (core_->pool->submit(request, responder) == WorkerPool::Outcome::full) {
        auto reply = problem_for(request, Error{ErrorKind::unavailable, "overloaded"});
        http::finish(http::asked_of(request), reply);
        write(std::move(reply));
    }
}

// Any thread.
void Exchange::deliver(http::Reply reply) {
    if (loop_.io.get_executor().running_in_this_thread()) return write(std::move(reply));
    if (core_->closed) return;
    asio::post(loop_.io, [self = shared_from_this(), reply = std::move(reply)]() mutable {
        self->write(std::move(reply));
    });
}

void Exchange::write(http::Reply reply) {
    if (closed_) return;
    state_ = State::writing;
    wait_for(core_->options.write_timeout + time_for(reply.body.size()));
    keep_alive_ = keep_alive_ && !core_->stopping;
    head_ = reply_head(reply, {keep_alive_, version_, loop_.date});
    body_ = std::move(reply.body);
    const bool sends_body = has_body(reply.status) && !without_body_;
    begin_write(head_, sends_body ? std::string_view{body_} : std::string_view{});
}

void Exchange::on_write(error_code failure) {
    if (closed_) return;
    if (failure) return close();
    if (state_ == State::inviting) {
        state_ = State::reading;
        return read();
    }
    body_ = {};
    if (unread_input_) return linger();
    if (keep_alive_ && !core_->stopping) return next_request();
    state_ = State::lingering;
    wait_for(std::chrono::seconds(2));
    begin_goodbye();
}

void Exchange::next_request() {
    reader_ = RequestReader(core_->options.header_bytes_max);
    if (from_ == to_ && buffer_.size() > first_buffer_bytes) {
        buffer_ = std::vector<char>(first_buffer_bytes);
        from_ = to_ = 0;
    }
    invited_ = false;
    state_ = State::idle;
    wait_for(core_->options.idle_timeout);
    if (from_ == to_) return read();
    process();
}

http::Reply Exchange::problem_for(const http::Request& request, const Error& error) const {
    return http::problem(error, http::choose_language(request.header("accept-language")));
}

// The connection cannot go on: what follows in it is of unknown meaning.
void Exchange::refuse(const Error& error) {
    note_request();
    write_last(problem_for(reader_.request(), error));
}

void Exchange::refuse_slow() {
    timed_out_ = false;
    const auto& request = reader_.request();
    auto reply = http::problem(Error{ErrorKind::malformed, "request_timeout"},
                               http::choose_language(request.header("accept-language")),
                               {{"status", 408}});
    reply.status = 408;
    write_last(std::move(reply));
}

void Exchange::write_last(http::Reply reply) {
    keep_alive_ = false;
    unread_input_ = true;
    http::finish({}, reply);
    write(std::move(reply));
}

// Closing a socket that still holds input sends a reset, which can destroy the reply before the
// client has read it. So the input is read away for a moment.
void Exchange::linger() {
    state_ = State::lingering;
    wait_for(std::chrono::seconds(2));
    error_code ignored;
    socket().shutdown(Tcp::socket::shutdown_send, ignored);
    from_ = to_ = 0;
    begin_read(buffer_);
}

}  // namespace placet::net
