#pragma once

// Salted commitments to personal data: what an entry holds instead of the data. Without the salt a
// commitment is noise; with it, exactly one value opens it. Specified in docs/formats/entry.md.

#include <cstdint>
#include <string_view>

#include "base/bytes.h"
#include "cbor/cbor.h"
#include "crypto/crypto.h"

namespace placet::merkle {

// Field ids are part of the entry format: numbers once given are never reused.
namespace field {
inline constexpr std::uint16_t email = 1;
inline constexpr std::uint16_t phone = 2;
inline constexpr std::uint16_t name = 3;
inline constexpr std::uint16_t ip = 4;  // 4 or 16 bytes
inline constexpr std::uint16_t user_agent = 5;
inline constexpr std::uint16_t messenger_id = 6;
inline constexpr std::uint16_t time_ms = 7;  // milliseconds since 1970-01-01T00:00:00Z
inline constexpr std::uint16_t page_url = 8;
inline constexpr std::uint16_t references = 9;    // uids of earlier entries
inline constexpr std::uint16_t answers = 10;      // [name, value] each
inline constexpr std::uint16_t attachments = 11;  // SHA-256 each
inline constexpr std::uint16_t place = 12;
inline constexpr std::uint16_t operator_id = 13;
inline constexpr std::uint16_t last = operator_id;
}  // namespace field

// Is it of the type that the field's values have? False for unknown fields.
bool fits(std::uint16_t field, const cbor::Value& value);

// `class_secret`: S of the payload class the field belongs to, new for every entry.
Hash field_salt(const crypto::Key& class_secret, std::uint16_t field);
Hash commit(const Hash& salt,
            const Uid& log_id,
            const Uid& uid,
            std::uint16_t field,
            const cbor::Value& value);

// Commits to the subject: who knows the subject's key can tell that two entries are of one person.
Hash slink(const crypto::Key& subject_key, const Uid& uid);

// Equal for equal (source, key) of one log, and nothing else can be read from it.
Uid idem_tag(const crypto::Key& idem_key, std::uint64_t source, std::string_view client_key);

enum class IdentifierKind : std::uint8_t {
    email = 1,
    phone = 2,
    messenger_id = 3,
    external_id = 4
};
Uid blind_index_tag(const crypto::Key& index_key, IdentifierKind kind, std::string_view normalised);

}  // namespace placet::merkle
