#pragma once

// What encoding and decoding of entries agree on; private to merkle.

#include "merkle/entry.h"

namespace placet::merkle::schema {

inline constexpr std::uint64_t version = 1;
inline constexpr std::uint64_t latest_time = 253'402'300'799;  // 9999-12-31T23:59:59Z
inline constexpr std::uint64_t most_code = 0xFFFF'FFFF;
inline constexpr std::size_t most_purposes = 64;

namespace key {
inline constexpr std::uint64_t version = 1;
inline constexpr std::uint64_t log_id = 2;
inline constexpr std::uint64_t uid = 3;
inline constexpr std::uint64_t type = 4;
inline constexpr std::uint64_t time = 5;
inline constexpr std::uint64_t channel = 6;
inline constexpr std::uint64_t source = 7;
inline constexpr std::uint64_t notice = 8;
inline constexpr std::uint64_t purposes = 9;
inline constexpr std::uint64_t law_profile = 10;
inline constexpr std::uint64_t commitments = 11;
inline constexpr std::uint64_t slink = 12;
inline constexpr std::uint64_t idem = 13;
inline constexpr std::uint64_t details = 14;
}  // namespace key

bool known(EntryType type);
bool known(Channel channel);
// Of an enumeration that an administrator or the law writes: [a-z0-9-], 1 to 32 of them.
bool valid_profile(std::string_view text);

enum class DetailKind { unknown, number, hash, language, origin };
DetailKind detail_kind(std::uint64_t key);
// Is the value one that the detail may have?
bool valid_detail(std::uint64_t key, const Detail& value);

}  // namespace placet::merkle::schema
