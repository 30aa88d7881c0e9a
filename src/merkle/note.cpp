#include "merkle/note.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/utf8.h"

namespace placet::merkle {
namespace {

constexpr std::uint8_t ed25519 = 1;
constexpr std::size_t longest_note = 1 << 18;
constexpr std::size_t most_signatures = 100;
constexpr std::size_t most_proof_hashes = 63;
constexpr std::string_view dash = "\u2014 ";
constexpr std::string_view proof_header = "c2sp.org/tlog-proof@v1";

Error malformed() {
    return Error{ErrorKind::malformed, "note.malformed"};
}
Error bad_proof() {
    return Error{ErrorKind::malformed, "proof.malformed"};
}

bool is_space(std::int32_t point) {
    return point == ' ' || (point >= '\t' && point <= '\r') || point == 0x85 || point == 0xA0 ||
           point == 0x1680 || (point >= 0x2000 && point <= 0x200A) || point == 0x2028 ||
           point == 0x2029 || point == 0x202F || point == 0x205F || point == 0x3000;
}

bool valid_name(std::string_view name) {
    if (name.empty()) return false;
    for (std::size_t at = 0; at < name.size();) {
        const std::int32_t point = next_code_point(name, at);
        if (point < 0 || point == '+' || is_space(point)) return false;
    }
    return true;
}

bool valid_text(std::string_view text) {
    const auto control = [](char c) { return static_cast<std::uint8_t>(c) < 0x20 && c != '\n'; };
    return valid_utf8(text) && std::ranges::none_of(text, control);
}

// Decimal without leading zeros, at most 2^63 - 1: the largest size a database column holds.
std::optional<std::uint64_t> decimal(std::string_view text) {
    std::uint64_t value = 0;
    if (text.empty() || (text.size() > 1 && text[0] == '0')) return std::nullopt;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value > INT64_MAX)
        return std::nullopt;
    return value;
}

Result<Hash> hash_of(std::string_view base64) {
    return to_array<32>(TRY(from_base64(base64)));
}

// Takes one line without its newline off `rest`; nothing when there is no newline left.
std::optional<std::string_view> take_line(std::string_view& rest) {
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    return line;
}

std::uint32_t big_endian(BytesView bytes) {
    return (std::uint32_t{bytes[0]} << 24) | (std::uint32_t{bytes[1]} << 16) |
           (std::uint32_t{bytes[2]} << 8) | bytes[3];
}

std::array<std::uint8_t, 4> big_endian(std::uint32_t value) {
    return {static_cast<std::uint8_t>(value >> 24),
            static_cast<std::uint8_t>(value >> 16),
            static_cast<std::uint8_t>(value >> 8),
            static_cast<std::uint8_t>(value)};
}

std::uint32_t key_id(std::string_view name, std::span<const std::uint8_t, 32> public_key) {
    constexpr std::array<std::uint8_t, 2> separator{'\n', ed25519};
    return big_endian(crypto::sha256({view(name), separator, public_key}));
}

struct Signature {
    std::string_view name;
    std::uint32_t id = 0;
    Bytes bytes;
};

Result<Signature> parse_signature(std::string_view line) {
    if (!line.starts_with(dash)) return malformed();
    line.remove_prefix(dash.size());
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos || !valid_name(line.substr(0, space))) return malformed();
    auto decoded = from_base64(line.substr(space + 1));
    if (!decoded || decoded->size() < 5) return malformed();
    Signature signature{line.substr(0, space), big_endian(*decoded), {}};
    signature.bytes.assign(decoded->begin() + 4, decoded->end());
    return signature;
}

bool good(const Signature& signature, std::string_view text, const Vkey& vkey) {
    const auto bytes = to_array<64>(signature.bytes);
    return bytes && crypto::verify_signature(vkey.public_key, view(text), *bytes);
}

}  // namespace

Vkey Vkey::of(std::string name, const std::array<std::uint8_t, 32>& public_key) {
    const std::uint32_t id = key_id(name, public_key);
    return Vkey{std::move(name), id, public_key};
}

Result<Vkey> Vkey::parse(std::string_view text) {
    const Error bad{ErrorKind::malformed, "note.vkey"};
    const std::size_t first = text.find('+');
    if (first == std::string_view::npos) return bad;
    const std::size_t second = text.find('+', first + 1);
    if (second == std::string_view::npos || !valid_name(text.substr(0, first))) return bad;
    const auto id = from_hex(text.substr(first + 1, second - first - 1));
    const auto key = from_base64(text.substr(second + 1));
    if (!id || id->size() != 4 || !key || key->size() != 33 || (*key)[0] != ed25519) return bad;
    const auto public_key = to_array<32>(BytesView(*key).subspan(1));
    Vkey vkey = of(std::string(text.substr(0, first)), *public_key);
    if (vkey.id != big_endian(*id)) return bad;
    return vkey;
}

std::string Vkey::text() const {
    Bytes key{ed25519};
    key.insert(key.end(), public_key.begin(), public_key.end());
    return name + "+" + to_hex(big_endian(id)) + "+" + to_base64(key);
}

Result<std::string> open_note(std::string_view note, const Vkey& vkey) {
    if (note.size() > longest_note || !valid_text(note)) return malformed();
    const std::size_t gap = note.rfind("\n\n");  // the last empty line
    if (gap == std::string_view::npos) return malformed();
    const std::string_view text = note.substr(0, gap + 1);
    std::string_view rest = note.substr(gap + 2);
    if (rest.empty()) return malformed();
    bool found = false;
    bool forged = false;
    for (std::size_t count = 0; !rest.empty(); ++count) {
        const auto line = take_line(rest);
        if (!line || count == most_signatures) return malformed();
        const Signature signature = TRY(parse_signature(*line));
        if (signature.name != vkey.name || signature.id != vkey.id) continue;
        (good(signature, text, vkey) ? found : forged) = true;
    }
    if (!found || forged) return invalid_input("note.signature");
    return std::string(text);
}

std::string sign_note(std::string_view text, std::string_view name, const crypto::SigningKey& key) {
    Bytes signature;
    const auto id = big_endian(key_id(name, key.public_key()));
    const auto bytes = key.sign(view(text));
    signature.insert(signature.end(), id.begin(), id.end());
    signature.insert(signature.end(), bytes.begin(), bytes.end());
    std::string note(text);
    note.append("\n").append(dash).append(name).append(" ");
    note.append(to_base64(signature)).append("\n");
    return note;
}

std::string checkpoint_body(const Checkpoint& checkpoint) {
    return checkpoint.origin + "\n" + std::to_string(checkpoint.head.size) + "\n" +
           to_base64(checkpoint.head.root) + "\n";
}

Result<Checkpoint> parse_checkpoint_body(std::string_view body) {
    const auto origin = take_line(body);
    const auto size_line = take_line(body);
    const auto root_line = take_line(body);
    if (!origin || origin->empty() || !size_line || !root_line) return malformed();
    const auto size = decimal(*size_line);
    const auto root = hash_of(*root_line);
    if (!size || !root) return malformed();
    while (!body.empty()) {
        const auto extension = take_line(body);
        if (!extension || extension->empty()) return malformed();
    }
    return Checkpoint{std::string(*origin), Head{*size, *root}};
}

std::string sign_checkpoint(const Checkpoint& checkpoint, const crypto::SigningKey& key) {
    return sign_note(checkpoint_body(checkpoint), checkpoint.origin, key);
}

Result<Checkpoint> open_checkpoint(std::string_view note, const Vkey& vkey) {
    const std::string body = TRY(open_note(note, vkey));
    Checkpoint checkpoint = TRY(parse_checkpoint_body(body));
    if (checkpoint.origin != vkey.name) return invalid_input("note.origin");
    return checkpoint;
}

std::string to_text(const TlogProof& proof) {
    std::string text(proof_header);
    text += "\nindex " + std::to_string(proof.index) + "\n";
    for (const Hash& hash : proof.hashes)
        text += to_base64(hash) + "\n";
    return text + "\n" + proof.checkpoint;
}

Result<TlogProof> parse_tlog_proof(std::string_view text) {
    if (text.size() > longest_note || take_line(text) != proof_header) return bad_proof();
    auto line = take_line(text);
    if (line && line->starts_with("extra ")) {
        if (!from_base64(line->substr(6))) return bad_proof();
        line = take_line(text);
    }
    if (!line || !line->starts_with("index ")) return bad_proof();
    const auto index = decimal(line->substr(6));
    if (!index) return bad_proof();
    TlogProof proof;
    proof.index = *index;
    for (line = take_line(text); line && !line->empty(); line = take_line(text)) {
        const auto hash = hash_of(*line);
        if (!hash || proof.hashes.size() == most_proof_hashes) return bad_proof();
        proof.hashes.push_back(*hash);
    }
    if (!line || text.empty()) return bad_proof();
    proof.checkpoint = text;
    return proof;
}

}  // namespace placet::merkle
