#include "http/assets.h"

#include <array>

namespace placet::http {
namespace {

std::string etag_of(BytesView bytes) {
    std::uint64_t hash = 0xCBF29CE484222325ULL;  // FNV-1a: it names versions, it protects nothing
    for (const std::uint8_t byte : bytes)
        hash = (hash ^ byte) * 0x100000001B3ULL;
    std::array<std::uint8_t, 8> out{};
    for (auto& byte : out) {
        byte = static_cast<std::uint8_t>(hash);
        hash >>= 8;
    }
    return "W/\"" + to_hex(out) + "\"";  // weak: the .gz sibling shares it
}

}  // namespace

std::string_view content_type_of(std::string_view path) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 14> types = {{
        {".html", "text/html; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".mjs", "text/javascript; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".ico", "image/x-icon"},
        {".webp", "image/webp"},
        {".woff2", "font/woff2"},
        {".json", "application/json"},
        {".webmanifest", "application/manifest+json"},
        {".map", "application/json"},
        {".txt", "text/plain; charset=utf-8"},
        {".pdf", "application/pdf"},
    }};
    for (const auto& [extension, type] : types)
        if (path.ends_with(extension)) return type;
    return "application/octet-stream";
}

Assets::Assets(std::span<const EmbeddedFile> files) {
    for (const auto& file : files) {
        if (file.path.ends_with(".gz")) {
            assets_[std::string(file.path.substr(0, file.path.size() - 3))].gzip = &file;
        } else {
            auto& asset = assets_[std::string(file.path)];
            asset.plain = &file;
            asset.etag = etag_of(file.bytes);
        }
    }
}

std::optional<Reply> Assets::find(const Request& request, std::string_view path) const {
    const auto found = assets_.find(path);
    if (found == assets_.end() || found->second.plain == nullptr) return std::nullopt;
    const Asset& asset = found->second;

    const bool gzip = asset.gzip != nullptr &&
                      request.header("accept-encoding").find("gzip") != std::string_view::npos;
    const auto* file = gzip ? asset.gzip : asset.plain;
    Reply reply = text_reply(200, content_type_of(path), std::string(file->text()));
    if (gzip) reply.headers.add("Content-Encoding", "gzip");
    if (asset.gzip != nullptr) reply.headers.add("Vary", "Accept-Encoding");
    reply.headers.add("ETag", asset.etag);
    reply.headers.add(
        "Cache-Control",
        path.starts_with("assets/") ? "public, max-age=31536000, immutable" : "no-cache");
    return reply;
}

}  // namespace placet::http
