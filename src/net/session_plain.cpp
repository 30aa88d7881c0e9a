#include "net/session.h"

namespace placet::net {
namespace {

class PlainSession final : public Session<Socket> {
public:
    using Session::Session;

private:
    Socket& socket() override { return stream_; }

    void begin_goodbye() override {
        error_code ignored;
        stream_.shutdown(Tcp::socket::shutdown_send, ignored);
        close();
    }
};

}  // namespace

void start_plain_session(std::shared_ptr<Core> core, Loop& loop, Socket socket) {
    std::make_shared<PlainSession>(std::move(core), loop, std::move(socket))->serve();
}

}  // namespace placet::net
