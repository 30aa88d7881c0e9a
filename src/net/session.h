#pragma once

// An exchange over one kind of stream: the only code that is compiled once for TCP and once for
// TLS. Private to net/.

#include <array>

#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>

#include "net/exchange.h"

namespace placet::net {

template <class Stream>
class Session : public Exchange {
public:
    Session(std::shared_ptr<Core> core, Loop& loop, Stream stream)
        : Exchange(std::move(core), loop), stream_(std::move(stream)) {}

protected:
    std::shared_ptr<Session> self() {
        return std::static_pointer_cast<Session>(shared_from_this());
    }

    void begin_read(std::span<char> into) override {
        stream_.async_read_some(asio::buffer(into.data(), into.size()),
                                [self = self()](error_code failure, std::size_t bytes) {
                                    self->on_read(failure, bytes);
                                });
    }

    void begin_write(std::string_view first, std::string_view second) override {
        const std::array<asio::const_buffer, 2> parts = {
            asio::buffer(first.data(), first.size()), asio::buffer(second.data(), second.size())};
        asio::async_write(stream_, parts, [self = self()](error_code failure, std::size_t) {
            self->on_write(failure);
        });
    }

    Stream stream_;
};

}  // namespace placet::net
