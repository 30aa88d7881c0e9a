#pragma once

// C2SP signed notes, tlog checkpoints and tlog-proof files.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "crypto/crypto.h"
#include "merkle/tree.h"

namespace placet::merkle {

// `<name>+<hex key id>+<base64(0x01 || public key)>`
struct Vkey {
    std::string name;
    std::uint32_t id = 0;
    std::array<std::uint8_t, 32> public_key{};

    static Vkey of(std::string name, const std::array<std::uint8_t, 32>& public_key);
    static Result<Vkey> parse(std::string_view text);  // malformed "note.vkey"
    std::string text() const;
};

struct Checkpoint {
    std::string origin;
    Head head;
};

// The text of a signed note, which ends in a newline, once a signature by `vkey` was found good.
// Signatures by other keys are ignored. malformed "note.malformed", invalid_input "note.signature".
Result<std::string> open_note(std::string_view note, const Vkey& vkey);
// `text` must end in a newline and contain no other control character.
std::string sign_note(std::string_view text, std::string_view name, const crypto::SigningKey& key);

// The three lines that are signed.
std::string checkpoint_body(const Checkpoint& checkpoint);
// Tolerates extension lines. malformed "note.malformed"
Result<Checkpoint> parse_checkpoint_body(std::string_view body);
// Body, empty line, one Ed25519 signature line. The key's name is the origin.
std::string sign_checkpoint(const Checkpoint& checkpoint, const crypto::SigningKey& key);
// Requires a valid signature by `vkey` and origin == vkey.name; signatures by unknown keys are
// ignored. malformed "note.malformed", invalid_input "note.signature", "note.origin".
Result<Checkpoint> open_checkpoint(std::string_view note, const Vkey& vkey);

// C2SP tlog-proof: what a receipt carries.
struct TlogProof {
    std::uint64_t index = 0;
    std::vector<Hash> hashes;
    std::string checkpoint;  // the whole signed note
};
std::string to_text(const TlogProof& proof);
// Ignores an `extra` line: nothing authenticates it.
Result<TlogProof> parse_tlog_proof(std::string_view text);  // malformed "proof.malformed"

}  // namespace placet::merkle
