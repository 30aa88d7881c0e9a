#include "pages/multipart.h"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "base/bytes.h"
#include "http/url.h"

namespace placet::pages {
namespace {

constexpr std::size_t kParts = 200;

Error broken() {
    return Error{ErrorKind::malformed, "http.form"};
}

struct Part {
    std::string name;
    std::string file_name;
    std::string type;
    bool is_file = false;
};

// `name="value"` of a header; browsers write %22, %0D and %0A for the three that would break it.
std::string parameter(std::string_view header, std::string_view name) {
    const std::string opening = "; " + std::string(name) + "=\"";
    const std::size_t at = header.find(opening);
    if (at == std::string_view::npos) return {};
    const std::string_view rest = header.substr(at + opening.size());
    std::string value(rest.substr(0, rest.find('"')));
    for (std::size_t quote = value.find("%22"); quote != std::string::npos;
         quote = value.find("%22", quote + 1))
        value.replace(quote, 3, "\"");
    return value;
}

bool starts_with_name(std::string_view line, std::string_view name) {
    if (line.size() < name.size()) return false;
    for (std::size_t i = 0; i < name.size(); ++i)
        if ((line[i] | 0x20) != (name[i] | 0x20)) return false;
    return true;
}

Part read_headers(std::string_view headers) {
    Part part;
    while (!headers.empty()) {
        const std::size_t end = headers.find("\r\n");
        const std::string_view line = headers.substr(0, end);
        headers = end == std::string_view::npos ? std::string_view() : headers.substr(end + 2);
        if (starts_with_name(line, "content-disposition:")) {
            part.name = parameter(line, "name");
            part.file_name = parameter(line, "filename");
            part.is_file = line.find("; filename=\"") != std::string_view::npos;
        } else if (starts_with_name(line, "content-type:")) {
            const std::string_view type = line.substr(line.find(':') + 1);
            const std::size_t first = type.find_first_not_of(' ');
            if (first != std::string_view::npos) part.type = type.substr(first);
        }
    }
    return part;
}

bool is_text(std::string_view text) {
    return http::is_utf8(text) && text.find('\0') == std::string_view::npos;
}

Result<void> add(Post& post, std::string_view content) {
    const std::size_t gap = content.find("\r\n\r\n");
    if (gap == std::string_view::npos) return broken();
    const Part part = read_headers(content.substr(0, gap));
    const std::string_view value = content.substr(gap + 4);
    if (part.name.empty() || !is_text(part.name) || !is_text(part.file_name)) return broken();
    if (!part.is_file) {
        if (!is_text(value)) return broken();
        post.emplace_back(part.name, value);
    } else if (!part.file_name.empty() || !value.empty()) {
        const boost::json::object file{{"name", part.file_name},
                                       {"type", is_text(part.type) ? part.type : std::string()},
                                       {"base64", to_base64(view(value))}};
        post.emplace_back(part.name, boost::json::serialize(file));
    }
    return {};
}

}  // namespace

Result<Post> read_multipart(std::string_view body) {
    const std::size_t line_end = body.find("\r\n");
    if (line_end == std::string_view::npos || line_end < 3 || line_end > 72) return broken();
    const std::string delimiter = "\r\n" + std::string(body.substr(0, line_end));
    body.remove_prefix(line_end);

    Post post;
    while (true) {
        if (body.starts_with("--")) return post;
        if (!body.starts_with("\r\n")) return broken();
        body.remove_prefix(2);
        const std::size_t end = body.find(delimiter);
        if (end == std::string_view::npos) return broken();
        TRY(add(post, body.substr(0, end)));
        if (post.size() > kParts) return Error{ErrorKind::too_large, "http.form"};
        body.remove_prefix(end + delimiter.size());
    }
}

}  // namespace placet::pages
