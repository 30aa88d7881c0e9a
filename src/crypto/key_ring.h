#pragma once

// The key hierarchy of docs/formats/keys.md: master key → epoch roots → workspace keys. The ring
// holds the secrets of one installation in memory; where they are kept is the KeyFiles port.
//
//   master M        a file or a key service; never in a database
//   epoch root R_e  random, replaced every day; destroying it kills every stale copy of what
//                   was wrapped under it
//   KEK_(w,e)       wraps the keys of the subjects of workspace w
//   static keys     derived from M: nothing personal rests on them

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "crypto/crypto.h"

namespace placet::crypto {

// Where the epoch roots live. One directory of small files, or a key service.
class KeyFiles {
public:
    virtual ~KeyFiles() = default;
    virtual Result<Key> master() = 0;
    virtual Result<std::vector<std::int64_t>> epochs() = 0;                      // ascending
    virtual Result<Bytes> read_epoch(std::int64_t epoch) = 0;                    // sealed under M
    virtual Result<void> write_epoch(std::int64_t epoch, BytesView sealed) = 0;  // durable
    virtual Result<void> destroy_epoch(std::int64_t epoch) = 0;  // overwrite, unlink, sync
};

// Any thread.
class KeyRing {
public:
    // Reads every epoch root; makes the first one when there is none.
    static Result<std::unique_ptr<KeyRing>> open(KeyFiles& files, Random& random);

    std::int64_t current_epoch() const;
    std::vector<std::int64_t> epochs() const;

    // not_found "keys.epoch_destroyed" when the root is gone: what it wrapped is lost by design.
    Result<Key> subject_kek(std::int64_t workspace, std::int64_t epoch) const;
    Result<Key> index_key(std::int64_t workspace, std::int64_t epoch) const;
    Key static_key(std::int64_t workspace, std::string_view purpose) const;

    // A secret of a workspace (log signing seed, idempotency key) wrapped by M for storage.
    Bytes wrap(std::int64_t workspace, std::string_view name, const Key& secret);
    Result<Key> unwrap(std::int64_t workspace, std::string_view name, BytesView wrapped) const;

    // Looks what other processes did to the files: takes new roots, forgets destroyed ones. A root
    // newer than all that are known is also read when it is first asked for.
    Result<void> refresh();

    // Starts epoch current + 1: written and read back before it is used.
    Result<std::int64_t> begin_epoch();
    Result<void> destroy_epoch(std::int64_t epoch);

private:
    KeyRing(KeyFiles& files, Random& random, Key master)
        : files_(files), random_(random), master_(std::move(master)) {}
    Result<Key> root(std::int64_t epoch) const;  // under the lock
    Result<Key> read_root(std::int64_t epoch) const;
    Result<void> load(std::int64_t epoch);
    void forget(std::int64_t epoch);

    KeyFiles& files_;
    Random& random_;
    Key master_;
    mutable std::mutex mutex_;  // guards the two below
    mutable std::map<std::int64_t, Key> roots_;
    mutable std::map<std::tuple<std::int64_t, std::int64_t, int>, Key> derived_;
};

}  // namespace placet::crypto
