#include "merkle/static_log.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace placet::merkle {
namespace {

namespace fs = std::filesystem;

Hash tile_root(const std::vector<Hash>& hashes) {
    Frontier frontier;
    for (const Hash& hash : hashes)
        frontier.append(hash);
    return frontier.root();
}

Result<Bytes> read_file(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    Bytes content{std::istreambuf_iterator<char>(in), {}};
    if (!in) return Error{ErrorKind::not_found, "static_log.missing", file.string()};
    return content;
}

fs::path tile_name(int level, std::uint64_t index, std::size_t width) {
    return fs::path("tile") / TilePath{level, index, static_cast<unsigned>(width)}.text();
}

}  // namespace

Result<void> StaticLogWriter::add(BytesView entry) {
    const Hash leaf = leaf_hash(entry);
    frontier_.append(leaf);
    entries_.push_back(to_bytes(entry));
    if (entries_.size() == tile_width) TRY(write_bundle(frontier_.size() / tile_width - 1));
    return add_hash(0, leaf);
}

Result<void> StaticLogWriter::add_hash(int level, const Hash& hash) {
    const auto at = static_cast<std::size_t>(level);
    if (at == tiles_.size()) {
        tiles_.emplace_back();
        full_.push_back(0);
    }
    tiles_[at].push_back(hash);
    if (tiles_[at].size() < tile_width) return {};
    TRY(write_tile(level, tiles_[at], full_[at]++));
    const Hash root = tile_root(tiles_[at]);
    tiles_[at].clear();
    return add_hash(level + 1, root);
}

Result<void> StaticLogWriter::finish(std::string_view checkpoint, const Vkey& vkey) {
    const Checkpoint opened = TRY(open_checkpoint(checkpoint, vkey));
    if (opened.head.size != frontier_.size() || opened.head.root != frontier_.root())
        return invalid_input("static_log.head");
    if (!entries_.empty()) TRY(write_bundle(frontier_.size() / tile_width));
    for (std::size_t level = 0; level < tiles_.size(); ++level)
        if (!tiles_[level].empty())
            TRY(write_tile(static_cast<int>(level), tiles_[level], full_[level]));
    TRY(write("vkey", view(vkey.text() + "\n")));
    return write("checkpoint", view(checkpoint));
}

Result<void> StaticLogWriter::write_tile(int level,
                                         const std::vector<Hash>& hashes,
                                         std::uint64_t index) {
    return write(tile_name(level, index, hashes.size()), encode_tile(hashes));
}

Result<void> StaticLogWriter::write_bundle(std::uint64_t index) {
    TRY(write(tile_name(TilePath::entries, index, entries_.size()), encode_bundle(entries_)));
    entries_.clear();
    return {};
}

Result<void> StaticLogWriter::write(const fs::path& name, BytesView content) {
    const fs::path file = folder_ / name;
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out.write(text_view(content).data(), static_cast<std::streamsize>(content.size()));
    out.close();
    if (!out) return Error{ErrorKind::unavailable, "static_log.write", file.string()};
    return {};
}

Result<StaticLog> open_static_log(const fs::path& folder) {
    const Bytes checkpoint = TRY(read_file(folder / "checkpoint"));
    std::string vkey(text_view(TRY(read_file(folder / "vkey"))));
    if (vkey.ends_with('\n')) vkey.pop_back();
    return StaticLog{std::string(text_view(checkpoint)), std::move(vkey)};
}

Result<void> read_static_log(const fs::path& folder,
                             std::uint64_t size,
                             const std::function<Result<void>(BytesView entry)>& each) {
    for (std::uint64_t index = 0; index * tile_width < size; ++index) {
        const std::uint64_t width = std::min(tile_width, size - index * tile_width);
        const Bytes bundle = TRY(read_file(folder / tile_name(TilePath::entries, index, width)));
        const auto entries = TRY(decode_bundle(bundle));
        if (entries.size() != width) return Error{ErrorKind::malformed, "tile.bundle"};
        for (const Bytes& entry : entries)
            TRY(each(entry));
    }
    return {};
}

}  // namespace placet::merkle
