#pragma once

// Files of the program as replies: content type by extension, an ETag, and the `.gz` sibling for
// clients that accept it. Built once from embedded files, then read by any thread.

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/embedded.h"
#include "http/message.h"

namespace placet::http {

class Assets {
public:
    explicit Assets(std::span<const EmbeddedFile> files);

    // nullopt when there is no such file. Files below `assets/` have a hash in their name and may
    // be kept for ever; all others are asked for again each time.
    std::optional<Reply> find(const Request& request, std::string_view path) const;

private:
    struct Asset {
        const EmbeddedFile* plain = nullptr;
        const EmbeddedFile* gzip = nullptr;
        std::string etag;
    };
    std::map<std::string, Asset, std::less<>> assets_;
};

std::string_view content_type_of(std::string_view path);

}  // namespace placet::http
