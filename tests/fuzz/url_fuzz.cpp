// Targets and forms: whatever is accepted is clean UTF-8 and survives being written again.

#include "fuzz/fuzz.h"
#include "http/texts.h"
#include "http/url.h"
#include "net/client.h"

namespace placet::fuzz {

void judge(BytesView input) {
    const auto text = text_view(input);
    if (const auto target = http::read_target(text)) {
        require(target->path.starts_with('/') && http::is_utf8(target->path));
        require(target->path.find('\0') == std::string::npos);
    }
    if (const auto form = http::read_form(text)) {
        std::string written;
        for (const auto& [name, value] : *form) {
            require(http::is_utf8(name) && http::is_utf8(value));
            written += http::percent_encode(name) + "=" + http::percent_encode(value) + "&";
        }
        const auto again = http::read_form(written);
        require(again && *again == *form);
    }
    require(!http::choose_language(text).empty());

    static const auto trusted = net::TrustedProxies::parse({"10.0.0.0/8", "2001:db8::/32"});
    http::Headers headers;
    headers.add("X-Forwarded-For", std::string(text));
    require(!net::client_behind({"10.0.0.1", false}, headers, *trusted).address.empty());
    (void)net::TrustedProxies::parse({std::string(text)});
}

}  // namespace placet::fuzz
