#include "crypto/key_ring.h"

#include <algorithm>
#include <memory>
#include <tuple>

namespace placet::crypto {
namespace {

Bytes number_bytes(std::int64_t value) {
    Bytes out(8);
    for (int i = 0; i < 8; ++i)
        out[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(value >> (56 - 8 * i));
    return out;
}

Bytes epoch_aad(std::int64_t epoch) {
    Bytes aad = to_bytes("cr/epoch/v1");
    const Bytes number = number_bytes(epoch);
    aad.insert(aad.end(), number.begin(), number.end());
    return aad;
}

Bytes secret_aad(std::int64_t workspace, std::string_view name) {
    Bytes aad = to_bytes("cr/secret/v1");
    const Bytes number = number_bytes(workspace);
    aad.insert(aad.end(), number.begin(), number.end());
    aad.insert(aad.end(), name.begin(), name.end());
    return aad;
}

constexpr int purpose_kek = 1;
constexpr int purpose_index = 2;

}  // namespace

Result<std::unique_ptr<KeyRing>> KeyRing::open(KeyFiles& files, Random& random) {
    std::unique_ptr<KeyRing> ring{new KeyRing(files, random, TRY(files.master()))};
    const auto epochs = TRY(files.epochs());
    for (const std::int64_t epoch : epochs)
        TRY(ring->load(epoch));
    if (epochs.empty()) {
        TRY(ring->begin_epoch());
    }
    return ring;
}

Result<Key> KeyRing::read_root(std::int64_t epoch) const {
    const Bytes sealed = TRY(files_.read_epoch(epoch));
    const Bytes plain = TRY(crypto::open(master_, sealed, epoch_aad(epoch)));
    return Key::from(plain);
}

Result<void> KeyRing::load(std::int64_t epoch) {
    const Key root = TRY(read_root(epoch));
    const std::lock_guard lock(mutex_);
    roots_.insert_or_assign(epoch, root);
    return {};
}

std::int64_t KeyRing::current_epoch() const {
    const std::lock_guard lock(mutex_);
    return roots_.rbegin()->first;
}

std::vector<std::int64_t> KeyRing::epochs() const {
    const std::lock_guard lock(mutex_);
    std::vector<std::int64_t> out;
    for (const auto& [epoch, root] : roots_)
        out.push_back(epoch);
    return out;
}

Result<Key> KeyRing::root(std::int64_t epoch) const {
    const auto found = roots_.find(epoch);
    if (found != roots_.end()) return found->second;
    // Newer than all that we know: another process began it.
    if (!roots_.empty() && epoch < roots_.rbegin()->first) return not_found("keys.epoch_destroyed");
    auto newer = read_root(epoch);
    if (!newer && newer.error().kind == ErrorKind::not_found)
        return not_found("keys.epoch_destroyed");
    if (newer) roots_.insert_or_assign(epoch, *newer);
    return newer;
}

Result<Key> KeyRing::subject_kek(std::int64_t workspace, std::int64_t epoch) const {
    const std::lock_guard lock(mutex_);
    const std::tuple id{workspace, epoch, purpose_kek};
    if (const auto known = derived_.find(id); known != derived_.end()) return known->second;
    const Key from = TRY(root(epoch));
    const Key key = hkdf_sha256(from.bytes(), number_bytes(workspace), "cr/kek/v1");
    derived_.emplace(id, key);
    return key;
}

Result<Key> KeyRing::index_key(std::int64_t workspace, std::int64_t epoch) const {
    const std::lock_guard lock(mutex_);
    const std::tuple id{workspace, epoch, purpose_index};
    if (const auto known = derived_.find(id); known != derived_.end()) return known->second;
    const Key from = TRY(root(epoch));
    const Key key = hkdf_sha256(from.bytes(), number_bytes(workspace), "cr/bidx/v1");
    derived_.emplace(id, key);
    return key;
}

Key KeyRing::static_key(std::int64_t workspace, std::string_view purpose) const {
    return hkdf_sha256(master_.bytes(), number_bytes(workspace), purpose);
}

Bytes KeyRing::wrap(std::int64_t workspace, std::string_view name, const Key& secret) {
    return seal(master_, secret.bytes(), secret_aad(workspace, name), random_);
}

Result<Key> KeyRing::unwrap(std::int64_t workspace,
                            std::string_view name,
                            BytesView wrapped) const {
    const Bytes plain = TRY(crypto::open(master_, wrapped, secret_aad(workspace, name)));
    return Key::from(plain);
}

Result<std::int64_t> KeyRing::begin_epoch() {
    std::int64_t epoch = 1;
    {
        const std::lock_guard lock(mutex_);
        if (!roots_.empty()) epoch = roots_.rbegin()->first + 1;
    }
    const Key root = Key::random(random_);
    TRY(files_.write_epoch(epoch, seal(master_, root.bytes(), epoch_aad(epoch), random_)));
    TRY(load(epoch));
    return epoch;
}

Result<void> KeyRing::destroy_epoch(std::int64_t epoch) {
    TRY(files_.destroy_epoch(epoch));
    forget(epoch);
    return {};
}

Result<void> KeyRing::refresh() {
    const auto stored = TRY(files_.epochs());
    const auto known = epochs();
    for (const std::int64_t epoch : stored)
        if (!std::ranges::binary_search(known, epoch)) TRY(load(epoch));
    // Never the last one: an unreadable folder must not take the keys away.
    for (const std::int64_t epoch : known)
        if (!stored.empty() && !std::ranges::binary_search(stored, epoch)) forget(epoch);
    return {};
}

void KeyRing::forget(std::int64_t epoch) {
    const std::lock_guard lock(mutex_);
    roots_.erase(epoch);
    std::erase_if(derived_, [epoch](const auto& item) { return std::get<1>(item.first) == epoch; });
}

}  // namespace placet::crypto
