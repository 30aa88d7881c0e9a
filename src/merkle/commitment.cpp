#include "merkle/commitment.h"

#include <algorithm>

namespace placet::merkle {
namespace {

Uid first_half(const Hash& hash) {
    Uid out{};
    std::copy_n(hash.begin(), out.size(), out.begin());
    return out;
}

bool is_bytes(const cbor::Value& value, std::size_t size) {
    const Bytes* bytes = value.as_bytes();
    return bytes != nullptr && bytes->size() == size;
}

bool is_text_pair(const cbor::Value& value) {
    const cbor::Array* pair = value.as_array();
    return pair != nullptr && pair->size() == 2 && (*pair)[0].as_text() != nullptr &&
           (*pair)[1].as_text() != nullptr;
}

template <class Predicate>
bool is_array_of(const cbor::Value& value, Predicate predicate) {
    const cbor::Array* array = value.as_array();
    return array != nullptr && std::ranges::all_of(*array, predicate);
}

}  // namespace

bool fits(std::uint16_t id, const cbor::Value& value) {
    switch (id) {
        case field::ip:
            return is_bytes(value, 4) || is_bytes(value, 16);
        case field::time_ms:
            return value.as_unsigned() != nullptr;
        case field::references:
            return is_array_of(value, [](const cbor::Value& item) { return is_bytes(item, 16); });
        case field::answers:
            return is_array_of(value, is_text_pair);
        case field::attachments:
            return is_array_of(value, [](const cbor::Value& item) { return is_bytes(item, 32); });
        default:
            return id >= field::email && id <= field::last && value.as_text() != nullptr;
    }
}

Hash field_salt(const crypto::Key& class_secret, std::uint16_t id) {
    Bytes message = to_bytes("cr/salt/v1");
    message.push_back(static_cast<std::uint8_t>(id >> 8));
    message.push_back(static_cast<std::uint8_t>(id));
    return crypto::hmac_sha256(class_secret.bytes(), message);
}

Hash commit(const Hash& salt,
            const Uid& log_id,
            const Uid& uid,
            std::uint16_t id,
            const cbor::Value& value) {
    cbor::Writer message;
    message.array(5).text("cr/commit/v1").bytes(log_id).bytes(uid).unsigned_integer(id);
    message.raw(cbor::encode(value));
    return crypto::hmac_sha256(salt, message.view());
}

Hash slink(const crypto::Key& subject_key, const Uid& uid) {
    Bytes message = to_bytes("cr/slink/v1");
    message.insert(message.end(), uid.begin(), uid.end());
    return crypto::hmac_sha256(subject_key.bytes(), message);
}

Uid idem_tag(const crypto::Key& idem_key, std::uint64_t source, std::string_view client_key) {
    cbor::Writer message;
    message.array(3).text("cr/idem/v1").unsigned_integer(source).text(client_key);
    return first_half(crypto::hmac_sha256(idem_key.bytes(), message.view()));
}

Uid blind_index_tag(const crypto::Key& index_key,
                    IdentifierKind kind,
                    std::string_view normalised) {
    cbor::Writer message;
    message.array(3).text("cr/bidx/v1").unsigned_integer(static_cast<std::uint64_t>(kind));
    message.text(normalised);
    return first_half(crypto::hmac_sha256(index_key.bytes(), message.view()));
}

}  // namespace placet::merkle
