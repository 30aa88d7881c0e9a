#pragma once

// The conversation on one connection, whatever carries its bytes: reads requests one after another,
// hands each on, writes its reply. Everything happens on the loop's thread but deliver(), which a
// handler may call from any. The object is kept alive by the operation or the handler under way.
// Private to net/.

#include <span>

#include "net/loop.h"
#include "net/request_reader.h"

namespace placet::net {

class Exchange : public Connection, public std::enable_shared_from_this<Exchange> {
public:
    Exchange(std::shared_ptr<Core> core, Loop& loop);

    // Begins, when the carrier is ready.
    void serve();
    void wait_for(std::chrono::milliseconds time) { deadline = SteadyClock::now() + time; }

    void expire() override;
    void stop() override;
    void close() override;

protected:
    // What a carrier does. Each begins one operation, whose end calls the on_ function of its name.
    virtual Socket& socket() = 0;
    virtual void begin_read(std::span<char> into) = 0;
    virtual void begin_write(std::string_view first, std::string_view second) = 0;
    virtual void begin_goodbye() = 0;  // nothing more is sent; ends with close()

    void on_read(error_code failure, std::size_t bytes);
    void on_write(error_code failure);

    Client peer_;

private:
    enum class State { idle, reading, inviting, handling, writing, lingering };

    void read();
    void process();
    void plan();
    void read_body();
    void note_request();
    void handle();
    void deliver(http::Reply reply);
    void write(http::Reply reply);
    void next_request();
    void refuse(const Error& error);
    void refuse_slow();
    void write_last(http::Reply reply);
    void linger();
    http::Reply problem_for(const http::Request& request, const Error& error) const;
    std::string_view unread() const { return {buffer_.data() + from_, to_ - from_}; }

    std::shared_ptr<Core> core_;
    Loop& loop_;
    std::list<Connection*>::iterator place_;

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
    bool invited_ = false;  // 100 Continue was sent
    bool timed_out_ = false;
    bool unread_input_ = false;  // the client may still be sending what we refused
    bool closed_ = false;
};

}  // namespace placet::net
