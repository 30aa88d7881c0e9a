#pragma once

// The newest signed heads as files of their own, FOLDER/<32 hex of log_id>.head, best on another
// file system than the store. What is written is on the disk when write() returns. Any thread.
// Errors: those of system/files.h.

#include <filesystem>
#include <mutex>

#include "ledger/heads.h"

namespace placet::server {

class FileAnchor final : public ledger::Anchor {
public:
    explicit FileAnchor(std::filesystem::path folder) : folder_(std::move(folder)) {}

    Result<std::optional<std::string>> read(const ledger::Log& log) override;
    Result<void> write(const ledger::Log& log, std::string_view note) override;

private:
    std::filesystem::path file_of(const ledger::Log& log) const;

    const std::filesystem::path folder_;
    std::mutex mutex_;  // one writer at a time: a replacement has a fixed draft name
};

}  // namespace placet::server
