// write_logs DIR SIZE…: the first SIZE entries of one log as static files in DIR/SIZE, with a
// receipt of one of them in DIR/SIZE/receipt.json. Then verifies each with our own code; with one
// SIZE it also says how long that took.

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>

#include "merkle/commitment.h"
#include "merkle/entry_samples.h"
#include "merkle/receipt.h"
#include "merkle/static_log.h"
#include "merkle/verify_log.h"

namespace placet::merkle {
namespace {

namespace fs = std::filesystem;

// The subtree hashes of a log in memory.
class Levels {
public:
    void add(const Hash& leaf) {
        Hash hash = leaf;
        for (std::size_t level = 0;; ++level) {
            if (level == levels_.size()) levels_.emplace_back();
            levels_[level].push_back(hash);
            const std::size_t size = levels_[level].size();
            if (size % 2 != 0) return;
            hash = node_hash(levels_[level][size - 2], levels_[level][size - 1]);
        }
    }
    NodeReader reader() const {
        return [this](unsigned level, std::uint64_t index) -> Result<Hash> {
            return levels_.at(level).at(index);
        };
    }

private:
    std::vector<std::vector<Hash>> levels_;
};

Entry sample(std::uint64_t n) {
    Entry entry = test::numbered_entry(n);
    const Hash salt = crypto::sha256(view("salt " + std::to_string(n)));
    const cbor::Value phone{std::string("+375291234567")};
    entry.commitments[field::phone] = commit(salt, entry.log_id, entry.uid, field::phone, phone);
    return entry;
}

OpenedField opened_phone(std::uint64_t n) {
    return {field::phone,
            {std::string("+375291234567")},
            crypto::sha256(view("salt " + std::to_string(n)))};
}

struct Signer {
    crypto::SigningKey key =
        crypto::SigningKey::from_seed(crypto::Key{crypto::sha256(view("interop"))});
    std::string origin = "placet.example/log/" + to_hex(test::uid_of("log"));
    Vkey vkey = Vkey::of(origin, key.public_key());
};

Result<void> write_receipt(const fs::path& folder,
                           const Signer& signer,
                           const std::string& checkpoint,
                           std::uint64_t index,
                           std::uint64_t size,
                           const Levels& levels) {
    ReceiptParts parts;
    parts.vkey = signer.vkey;
    parts.entry = TRY(encode(sample(index)));
    parts.proof = {index, TRY(inclusion_proof(index, size, levels.reader())), checkpoint};
    parts.opened = {opened_phone(index)};
    const std::string json = receipt_json(parts);
    std::ofstream(folder / "receipt.json") << json;
    TRY(verify_receipt(json, signer.vkey));
    return {};
}

Result<void> write_log(const fs::path& folder, std::uint64_t size, const Signer& signer) {
    StaticLogWriter writer{folder};
    Levels levels;
    for (std::uint64_t i = 0; i < size; ++i) {
        const Bytes entry = TRY(encode(sample(i)));
        levels.add(leaf_hash(entry));
        TRY(writer.add(entry));
    }
    const std::string checkpoint = sign_checkpoint({signer.origin, writer.head()}, signer.key);
    TRY(writer.finish(checkpoint, signer.vkey));
    if (size == 0) return {};
    return write_receipt(folder, signer, checkpoint, size * 2 / 3, size, levels);
}

Result<void> verify(const fs::path& folder, const Signer& signer) {
    const StaticLog log = TRY(open_static_log(folder));
    const Checkpoint checkpoint = TRY(open_checkpoint(log.checkpoint, signer.vkey));
    LogVerifier verifier{test::uid_of("log")};
    std::chrono::duration<double> spent{};
    TRY(read_static_log(folder, checkpoint.head.size, [&](BytesView entry) {
        const auto start = std::chrono::steady_clock::now();
        verifier.add(entry);
        spent += std::chrono::steady_clock::now() - start;
        return Result<void>{};
    }));
    const auto start = std::chrono::steady_clock::now();
    const LogReport report = TRY(verifier.finish(
        checkpoint.head, [](std::uint64_t) -> Result<Bytes> { return not_found(); }));
    spent += std::chrono::steady_clock::now() - start;
    if (!report.sound()) return internal_error(report.findings.front().code);
    std::printf("size %llu: sound, verified in %.3f s\n",
                static_cast<unsigned long long>(checkpoint.head.size),
                spent.count());
    return {};
}

Result<void> run(const fs::path& folder, std::uint64_t size) {
    const Signer signer;
    TRY(write_log(folder, size, signer));
    return verify(folder, signer);
}

}  // namespace
}  // namespace placet::merkle

int main(int count, char** arguments) {
    for (int i = 2; i < count; ++i) {
        const auto folder = std::filesystem::path(arguments[1]) / arguments[i];
        const auto done = placet::merkle::run(folder, std::strtoull(arguments[i], nullptr, 10));
        if (!done) {
            std::cerr << arguments[i] << ": " << done.error().code << "\n";
            return 1;
        }
    }
    return 0;
}
