#pragma once

// A log as static files in a folder, laid out as C2SP tlog-tiles say: `checkpoint`, `tile/<L>/<N>`,
// `tile/entries/<N>`, and our `vkey`. Any web server can serve it, any tlog client can verify it.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "merkle/note.h"
#include "merkle/tile.h"
#include "merkle/tree.h"

namespace placet::merkle {

// Writes while entries come in order; memory does not grow with the log.
class StaticLogWriter {
public:
    // The folder is made when it is not there; files of the same names are replaced.
    // unavailable "static_log.write" when a file cannot be written.
    explicit StaticLogWriter(std::filesystem::path folder) : folder_(std::move(folder)) {}

    Result<void> add(BytesView entry);

    // Writes what is not complete, the key and, last, the checkpoint. invalid_input
    // "static_log.head" when the note, opened with the key, is not of exactly these entries.
    Result<void> finish(std::string_view checkpoint, const Vkey& vkey);

    Head head() const { return {frontier_.size(), frontier_.root()}; }

private:
    Result<void> add_hash(int level, const Hash& hash);
    Result<void> write_tile(int level, const std::vector<Hash>& hashes, std::uint64_t index);
    Result<void> write_bundle(std::uint64_t index);
    Result<void> write(const std::filesystem::path& name, BytesView content);

    std::filesystem::path folder_;
    Frontier frontier_;
    std::vector<Bytes> entries_;            // of the bundle that is not full yet
    std::vector<std::vector<Hash>> tiles_;  // by level, those that are not full yet
    std::vector<std::uint64_t> full_;       // by level, how many tiles are written
};

// Reads such a folder. `each` gets every entry in order.
struct StaticLog {
    std::string checkpoint;
    std::string vkey;
};
Result<StaticLog> open_static_log(const std::filesystem::path& folder);
// not_found "static_log.missing", malformed "tile.bundle", or what `each` gives.
Result<void> read_static_log(const std::filesystem::path& folder,
                             std::uint64_t size,
                             const std::function<Result<void>(BytesView entry)>& each);

}  // namespace placet::merkle
