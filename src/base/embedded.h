#pragma once

// Files that are part of the program: law data, texts, SQL, the web pages. Made by placet_embed()
// in cmake/module.cmake; `path` is relative to the embedded folder, in bytewise order.

#include <span>
#include <string_view>

#include "base/bytes.h"

namespace placet {

struct EmbeddedFile {
    std::string_view path;
    BytesView bytes;

    std::string_view text() const { return text_view(bytes); }
};

// nullptr when there is no such file.
inline const EmbeddedFile* find(std::span<const EmbeddedFile> files, std::string_view path) {
    for (const auto& file : files)
        if (file.path == path) return &file;
    return nullptr;
}

}  // namespace placet
