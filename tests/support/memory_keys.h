#pragma once

// Key files that live in memory.

#include <map>

#include "crypto/key_ring.h"

namespace placet::test {

class MemoryKeys final : public crypto::KeyFiles {
public:
    explicit MemoryKeys(Random& random) : master_(crypto::Key::random(random)) {}

    Result<crypto::Key> master() override { return master_; }
    Result<std::vector<std::int64_t>> epochs() override {
        std::vector<std::int64_t> out;
        for (const auto& [epoch, sealed] : epochs_)
            out.push_back(epoch);
        return out;
    }
    Result<Bytes> read_epoch(std::int64_t epoch) override {
        const auto found = epochs_.find(epoch);
        if (found == epochs_.end()) return not_found("system.no_file");
        return found->second;
    }
    Result<void> write_epoch(std::int64_t epoch, BytesView sealed) override {
        epochs_[epoch] = to_bytes(sealed);
        return {};
    }
    Result<void> destroy_epoch(std::int64_t epoch) override {
        epochs_.erase(epoch);
        return {};
    }

private:
    crypto::Key master_;
    std::map<std::int64_t, Bytes> epochs_;
};

}  // namespace placet::test
