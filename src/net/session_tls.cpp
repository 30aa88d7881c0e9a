#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>

#include "net/session.h"

namespace placet::net {

struct Tls {
    asio::ssl::context context{asio::ssl::context::tls_server};
};

namespace {

using TlsStream = asio::ssl::stream<Socket>;

class TlsSession final : public Session<TlsStream> {
public:
    using Session::Session;

    void shake_hands() {
        peer_.secure = true;
        wait_for(std::chrono::seconds(10));
        stream_.async_handshake(
            asio::ssl::stream_base::server,
            [self = std::static_pointer_cast<TlsSession>(shared_from_this())](error_code failure) {
                if (failure) return self->close();
                self->serve();
            });
    }

private:
    Socket& socket() override { return stream_.next_layer(); }

    void begin_goodbye() override {
        stream_.async_shutdown([self = shared_from_this()](error_code) { self->close(); });
    }
};

}  // namespace

Result<std::shared_ptr<Tls>> load_tls(const std::string& certificate, const std::string& key) {
    auto tls = std::make_shared<Tls>();
    error_code failure;
    tls->context.set_options(asio::ssl::context::default_workarounds |
                                 asio::ssl::context::no_sslv2 | asio::ssl::context::no_sslv3 |
                                 asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1,
                             failure);
    if (!failure) tls->context.use_certificate_chain_file(certificate, failure);
    if (!failure) tls->context.use_private_key_file(key, asio::ssl::context::pem, failure);
    if (failure) return internal_error("net.tls", failure.message());
    return tls;
}

void start_tls_session(std::shared_ptr<Core> core, Loop& loop, Socket socket) {
    auto& context = core->tls->context;
    std::make_shared<TlsSession>(std::move(core), loop, TlsStream(std::move(socket), context))
        ->shake_hands();
}

}  // namespace placet::net
