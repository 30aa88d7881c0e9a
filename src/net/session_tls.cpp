#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>

#include "net/session.h"

namespace placet::net {

struct Tls {
    asio::ssl::context context{asio::ssl::context::tls_server};
};

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
    using Stream = asio::ssl::stream<Socket>;
    auto& context = core->tls->context;
    const auto session = std::make_shared<Session<Stream>>(
        std::move(core), loop, Stream(std::move(socket), context));
    session->set_secure();
    session->wait_for(std::chrono::seconds(10));
    session->stream().async_handshake(asio::ssl::stream_base::server,
                                      [session](error_code failure) {
                                          if (failure) return session->close();
                                          session->serve();
                                      });
}

}  // namespace placet::net
