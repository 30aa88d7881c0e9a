#include "net/session.h"

namespace placet::net {

void start_plain_session(std::shared_ptr<Core> core, Loop& loop, Socket socket) {
    std::make_shared<Session<Socket>>(std::move(core), loop, std::move(socket))->serve();
}

}  // namespace placet::net
