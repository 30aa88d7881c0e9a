#pragma once

// Keys as small files: FOLDER/master.key and FOLDER/epoch-<n>.bin, 0400, the folder 0700. Epoch
// roots are sealed under the master key and are on the disk before they are used; one that exists
// is never written again; a destroyed one is overwritten, unlinked, and the folder synchronised.
// Errors: those of system/files.h; unavailable "keys.master_missing"; conflict "keys.epoch_exists".

#include <filesystem>

#include "crypto/key_ring.h"

namespace placet::system {

class FileKeys final : public crypto::KeyFiles {
public:
    FileKeys(std::filesystem::path folder, Random& random)
        : folder_(std::move(folder)), random_(random) {}

    // Makes the folder, and a master key when there are no keys at all. Epoch roots without their
    // master key are a broken installation, which a new key would only hide.
    Result<void> prepare();

    Result<crypto::Key> master() override;
    Result<std::vector<std::int64_t>> epochs() override;
    Result<Bytes> read_epoch(std::int64_t epoch) override;
    Result<void> write_epoch(std::int64_t epoch, BytesView sealed) override;
    Result<void> destroy_epoch(std::int64_t epoch) override;

private:
    const std::filesystem::path folder_;
    Random& random_;
};

}  // namespace placet::system
