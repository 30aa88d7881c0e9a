#pragma once

// One connection: reads requests one after another, hands each on, writes its reply. Everything
// happens on the loop's thread but deliver(), which a handler may call from any. The object is kept
// alive by the operation or the handler that is under way. Private to net/.

#include <array>
#include <optional>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/json/object.hpp>

#include "http/finish.h"
#include "http/texts.h"
#include "net/loop.h"
#include "net/reply_head.h"
#include "net/request_reader.h"

namespace placet::net {

template <class Stream>
class Session final : public Connection, public std::enable_shared_from_this<Session<Stream>> {
public:
    Session(std::shared_ptr<Core> core, Loop& loop, Stream stream)
        : core_(std::move(core)),
          loop_(loop),
          stream_(std::move(stream)),
          reader_(core_->options.header_bytes_max),
          buffer_(first_buffer_bytes) {
        ++core_->connections;
        place_ = loop_.connections.insert(loop_.connections.end(), this);
        error_code ignored;
        const auto end = socket().remote_endpoint(ignored);
        if (!ignored) peer_.address = end.address().to_string();
    }

    Stream& stream() { return stream_; }
    void set_secure() { peer_.secure = true; }
    void wait_for(std::chrono::milliseconds time) { deadline = SteadyClock::now() + time; }

    void serve() {
        state_ = State::idle;
        wait_for(core_->options.idle_timeout);
        read();
    }

    void expire() override {
        if (state_ != State::reading) return close();
        // The read under way ends with an error, and on_read() then answers 408.
        timed_out_ = true;
        deadline = SteadyClock::time_point::max();
        error_code ignored;
        socket().cancel(ignored);
    }

    void stop() override {
        if (state_ == State::idle) close();
    }

    void close() override {
        if (closed_) return;
        closed_ = true;
        loop_.connections.erase(place_);
        error_code ignored;
        socket().close(ignored);
        --core_->connections;
    }

private:
    enum class State { idle, reading, handling, writing, lingering };
    static constexpr std::size_t first_buffer_bytes = 8 * 1024;
    static constexpr std::size_t body_buffer_bytes = 64 * 1024;
    static constexpr std::size_t linger_bytes_max = 64 * 1024 * 1024;

    Socket& socket() {
        if constexpr (std::is_same_v<Stream, Socket>)
            return stream_;
        else
            return stream_.next_layer();
    }

    std::string_view unread() const { return {buffer_.data() + from_, to_ - from_}; }

    void read() {
        if (from_ > 0) {
            std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(from_),
                      buffer_.begin() + static_cast<std::ptrdiff_t>(to_),
                      buffer_.begin());
            to_ -= from_;
            from_ = 0;
        }
        if (to_ == buffer_.size()) buffer_.resize(buffer_.size() * 2);
        stream_.async_read_some(
            asio::buffer(buffer_.data() + to_, buffer_.size() - to_),
            [self = this->shared_from_this()](error_code failure, std::size_t bytes) {
                self->on_read(failure, bytes);
            });
    }

    void on_read(error_code failure, std::size_t bytes) {
        if (closed_) return;
        if (timed_out_) return refuse_slow();
        if (failure) return close();
        to_ += bytes;
        process();
    }

    void process() {
        for (;;) {
            const std::size_t before = to_ - from_;
            if (before > 0) from_ += reader_.feed(unread());
            switch (reader_.state()) {
                case RequestReader::State::failed:
                    return refuse(reader_.error());
                case RequestReader::State::complete:
                    return handle();
                case RequestReader::State::planned:
                    plan();
                    break;
                case RequestReader::State::header:
                    if (before > 0 && state_ == State::idle) begin_reading();
                    return read();
                case RequestReader::State::body:
                    if (to_ == from_ || before == to_ - from_) return read_body();
                    break;
            }
            if (reader_.state() == RequestReader::State::body && to_ == from_) return read_body();
            if (reader_.state() == RequestReader::State::complete) return handle();
        }
    }

    void begin_reading() {
        state_ = State::reading;
        wait_for(core_->options.header_timeout);
    }

    void plan() {
        const auto& request = reader_.request();
        plan_ = core_->dispatcher.plan(request.method, request.path);
        reader_.set_body_limit(plan_.body_bytes);
        if (reader_.state() != RequestReader::State::body) return;
        state_ = State::reading;
        wait_for(core_->options.body_timeout + seconds_for(plan_.body_bytes));
    }

    void read_body() {
        if (buffer_.size() < body_buffer_bytes) buffer_.resize(body_buffer_bytes);
        if (!reader_.expects_continue() || continued_) return read();
        continued_ = true;
        static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
        asio::async_write(stream_,
                          asio::buffer(go_on.data(), go_on.size()),
                          [self = this->shared_from_this()](error_code failure, std::size_t) {
                              if (self->closed_) return;
                              if (failure) return self->close();
                              self->read();
                          });
    }

    static std::chrono::milliseconds seconds_for(std::size_t bytes) {
        return std::chrono::milliseconds(bytes / 16);
    }

    void note_request() {
        version_ = reader_.version();
        without_body_ = reader_.request().method == http::Method::head;
        keep_alive_ = reader_.keeps_alive();
    }

    void handle() {
        note_request();
        state_ = State::handling;
        deadline = SteadyClock::time_point::max();
        http::Request request = std::move(reader_.request());
        Client client = client_behind(peer_, request.headers, core_->trusted);
        request.peer = std::move(client.address);
        request.secure = client.secure;

        http::Responder responder = [self = this->shared_from_this()](http::Reply reply) {
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
    void deliver(http::Reply reply) {
        if (loop_.io.get_executor().running_in_this_thread()) return write(std::move(reply));
        if (core_->closed) return;
        asio::post(loop_.io, [self = this->shared_from_this(), reply = std::move(reply)]() mutable {
            self->write(std::move(reply));
        });
    }

    void write(http::Reply reply) {
        if (closed_) return;
        state_ = State::writing;
        wait_for(core_->options.write_timeout + seconds_for(reply.body.size()));
        keep_alive_ = keep_alive_ && !core_->stopping;
        head_ = reply_head(reply, {keep_alive_, version_, loop_.date});
        body_ = std::move(reply.body);
        const bool sends_body = has_body(reply.status) && !without_body_;
        const std::array<asio::const_buffer, 2> parts = {
            asio::buffer(head_), asio::buffer(body_.data(), sends_body ? body_.size() : 0)};
        asio::async_write(
            stream_, parts, [self = this->shared_from_this()](error_code failure, std::size_t) {
                self->on_written(failure);
            });
    }

    void on_written(error_code failure) {
        if (closed_) return;
        if (failure) return close();
        body_ = {};
        if (unread_input_) return linger();
        if (!keep_alive_ || core_->stopping) return finish_connection();
        reader_ = RequestReader(core_->options.header_bytes_max);
        if (from_ == to_ && buffer_.size() > first_buffer_bytes) {
            buffer_ = std::vector<char>(first_buffer_bytes);
            from_ = to_ = 0;
        }
        continued_ = false;
        state_ = State::idle;
        wait_for(core_->options.idle_timeout);
        if (from_ == to_) return read();
        process();
    }

    http::Reply problem_for(const http::Request& request, const Error& error) {
        return http::problem(error, http::choose_language(request.header("accept-language")));
    }

    // The connection cannot go on: what follows in it is of unknown meaning.
    void refuse(const Error& error) {
        note_request();
        write_last(problem_for(reader_.request(), error));
    }

    void refuse_slow() {
        timed_out_ = false;
        const auto& request = reader_.request();
        auto reply = http::problem(Error{ErrorKind::malformed, "request_timeout"},
                                   http::choose_language(request.header("accept-language")),
                                   {{"status", 408}});
        reply.status = 408;
        write_last(std::move(reply));
    }

    void write_last(http::Reply reply) {
        keep_alive_ = false;
        unread_input_ = true;
        http::finish({}, reply);
        write(std::move(reply));
    }

    // Closing a socket that still holds input sends a reset, which can destroy the reply before the
    // client has read it. So the input is read away for a moment.
    void linger() {
        unread_input_ = false;
        state_ = State::lingering;
        wait_for(std::chrono::seconds(2));
        error_code ignored;
        socket().shutdown(Tcp::socket::shutdown_send, ignored);
        from_ = to_ = 0;
        drain();
    }

    void drain() {
        socket().async_read_some(
            asio::buffer(buffer_),
            [self = this->shared_from_this()](error_code failure, std::size_t bytes) {
                if (self->closed_) return;
                self->drained_ += bytes;
                if (failure || self->drained_ > linger_bytes_max) return self->close();
                self->drain();
            });
    }

    void finish_connection() {
        if constexpr (std::is_same_v<Stream, Socket>) {
            error_code ignored;
            stream_.shutdown(Tcp::socket::shutdown_send, ignored);
            close();
        } else {
            state_ = State::lingering;
            wait_for(std::chrono::seconds(2));
            stream_.async_shutdown(
                [self = this->shared_from_this()](error_code) { self->close(); });
        }
    }

    std::shared_ptr<Core> core_;
    Loop& loop_;
    Stream stream_;
    std::list<Connection*>::iterator place_;
    Client peer_;

    RequestReader reader_;
    std::vector<char> buffer_;  // [from_, to_) is read and not yet understood
    std::size_t from_ = 0;
    std::size_t to_ = 0;
    http::Dispatcher::Plan plan_;
    std::string head_;
    std::string body_;
    std::size_t drained_ = 0;

    State state_ = State::idle;
    int version_ = 11;
    bool keep_alive_ = true;
    bool without_body_ = false;
    bool continued_ = false;  // 100 Continue was sent
    bool timed_out_ = false;
    bool unread_input_ = false;
    bool closed_ = false;
};

}  // namespace placet::net
