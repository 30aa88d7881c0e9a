#pragma once

// The entry of the register: the exact bytes that are hashed into the tree, for ever. It holds
// codes, random identifiers and commitments, and never a text that a person wrote. Whoever verifies
// hashes the stored bytes; nothing is ever encoded anew to check it. Specified in
// docs/formats/entry.md.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/bytes.h"

namespace placet::merkle {

// Numbers once given are never reused.
enum class EntryType : std::uint16_t {
    grant = 1,
    refuse = 2,
    withdraw = 3,
    renew = 4,
    expire = 5,
    import = 6,
    correct = 7,
    notice_published = 8,
    not_given = 9,
    capture_override = 10,
    represented = 11,  // somebody acted for another person; which entries, is committed to
    erase_requested = 16,
    erase_done = 17,
    hold = 18,
    hold_released = 19,
    epoch_rotated = 24,
    key_changed = 25,
    log_continued = 26,
};

enum class Channel : std::uint16_t {
    form = 1,
    site_chat = 2,
    telegram = 3,
    whatsapp = 4,
    vk = 5,
    max = 6,
    email = 7,
    phone = 8,  // an operator on the telephone or in person
    paper = 9,
    api = 10,
    server = 11,  // made by the server itself: rotation, erasure, publishing
};

// Keys of E[14] and what their values are. Numbers once given are never reused.
namespace detail {
inline constexpr std::uint64_t mode = 1;            // 1…4, confirmation mode of a form agreement
inline constexpr std::uint64_t method = 2;          // capture method, see method_names
inline constexpr std::uint64_t recorder = 3;        // 1 visitor, 2 staff, 3 integration
inline constexpr std::uint64_t source_version = 4;  // published version of the form or line
inline constexpr std::uint64_t review_day = 5;      // of an override: days since 1970-01-01
inline constexpr std::uint64_t language = 6;        // text: language tag of the text shown
inline constexpr std::uint64_t screen_differs = 7;  // 1: the browser says it showed other bytes
inline constexpr std::uint64_t count = 16;          // erase done: payloads destroyed
inline constexpr std::uint64_t epoch = 17;          // erase done, epoch rotated
inline constexpr std::uint64_t act_number = 18;     // erase done: number of the act
inline constexpr std::uint64_t public_key = 19;     // 32 bytes, key changed: the new key
inline constexpr std::uint64_t old_origin = 20;     // text, log continued
inline constexpr std::uint64_t old_size = 21;       // log continued
inline constexpr std::uint64_t old_root = 22;       // 32 bytes, log continued
}  // namespace detail

// Capture methods by number, from 1.
inline constexpr std::string_view method_names[] = {"checkbox_unticked",
                                                    "checkbox_preticked",
                                                    "submit_notice",
                                                    "button_accept",
                                                    "keyword",
                                                    "implied_continuation",
                                                    "sms_code",
                                                    "email_code_doi",
                                                    "email_reply",
                                                    "esign",
                                                    "paper",
                                                    "phone_recorded",
                                                    "staff_entered",
                                                    "import",
                                                    "silence"};
std::uint64_t method_number(std::string_view name);  // 0 when there is none

using Detail = std::variant<std::uint64_t, Hash, std::string>;

struct Notice {
    Uid uid{};  // of the agreement
    std::uint64_t version = 0;
    Hash text_sha256{};  // of the exact text shown

    friend bool operator==(const Notice&, const Notice&) = default;
};

struct PurposeDecision {
    std::uint64_t code = 0;
    bool granted = false;

    friend bool operator==(const PurposeDecision&, const PurposeDecision&) = default;
};

struct Entry {
    Uid log_id{};
    Uid uid{};
    EntryType type = EntryType::grant;
    std::uint64_t time_s = 0;  // whole seconds since 1970-01-01T00:00:00Z
    Channel channel = Channel::form;
    std::uint64_t source = 0;  // number of the form, line, bot
    std::optional<Notice> notice;
    std::vector<PurposeDecision> purposes;      // by ascending code
    std::string law_profile;                    // "by-99z"; empty: none
    std::map<std::uint64_t, Hash> commitments;  // by field id (merkle/commitment.h)
    std::optional<Hash> slink;
    std::optional<Uid> idem;
    std::map<std::uint64_t, Detail> details;
    // What a newer version of the format put in: "15", "14/23", "11/40". Hashed as it is; only
    // shown.
    std::vector<std::string> unknown;

    friend bool operator==(const Entry&, const Entry&) = default;
};

// Refuses everything the schema does not name, above all free text: invalid_input "entry.schema"
// with the key in `detail`. Purposes are brought into order.
Result<Bytes> encode(const Entry& entry);

// malformed "entry.malformed" (with the key in `detail`) or "entry.version". Types, channels and
// further members that are not known here are tolerated, the latter are listed in `unknown`.
Result<Entry> decode_entry(BytesView encoded);

}  // namespace placet::merkle
