// placet verify-receipt: needs the receipt and the key of its log, and nothing of ours: no data
// folder, no network, no clock.

#include <algorithm>
#include <cstdio>
#include <iterator>

#include <boost/json.hpp>

#include "merkle/receipt.h"
#include "server/command.h"
#include "system/files.h"

namespace placet::server {
namespace {

constexpr std::size_t receipt_max = 16 * 1024 * 1024;
constexpr std::size_t key_max = 4096;

// The key itself, or a file that holds it.
Result<merkle::Vkey> read_key(const std::string& given) {
    auto key = merkle::Vkey::parse(given);
    if (key) return key;
    const auto file = system::read_file(given, key_max);
    if (!file) return Error(key.error());
    std::string text(text_view(*file));
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r'))
        text.pop_back();
    return merkle::Vkey::parse(text);
}

boost::json::value json_of(const cbor::Value& value) {
    if (const auto* text = value.as_text()) return boost::json::string(*text);
    if (const auto* number = value.as_unsigned()) return *number;
    if (const auto* bytes = value.as_bytes())
        return boost::json::object{{"base64", to_base64(*bytes)}};
    boost::json::array items;
    if (const auto* array = value.as_array())
        for (const auto& item : *array)
            items.push_back(json_of(item));
    return items;
}

boost::json::object json_of(const merkle::ReceiptVerdict& verdict) {
    boost::json::array opened;
    for (const auto& field : verdict.opened)
        opened.push_back({{"field", field.field}, {"value", json_of(field.value)}});
    const auto& entry = verdict.entry;
    boost::json::object json{
        {"valid", true},
        {"origin", verdict.checkpoint.origin},
        {"size", verdict.checkpoint.head.size},
        {"index", verdict.index},
        {"leaf_hash", to_hex(verdict.leaf)},
        {"type", static_cast<std::uint64_t>(entry.type)},
        {"time", to_rfc3339(Timestamp::from_seconds(static_cast<std::int64_t>(entry.time_s)))},
        {"law_profile", entry.law_profile},
        {"opened", opened},
        {"text_verified", verdict.text.has_value()},
        {"names_other_key", verdict.names_other_key}};
    if (entry.notice)
        json["text"] = {{"version", entry.notice->version},
                        {"sha256", to_hex(entry.notice->text_sha256)}};
    boost::json::array purposes;
    for (const auto& purpose : entry.purposes)
        purposes.push_back({{"code", purpose.code}, {"granted", purpose.granted}});
    json["purposes"] = purposes;
    return json;
}

void print(const merkle::ReceiptVerdict& verdict) {
    const auto facts = json_of(verdict);
    std::puts("The receipt holds:");
    for (const auto& [name, value] : facts)
        if (name != "valid")
            std::printf(
                "  %-16s %s\n", std::string(name).c_str(), boost::json::serialize(value).c_str());
    if (verdict.names_other_key)
        std::puts("  (the file names another key than the one given; the given one was used)");
}

}  // namespace

int command_verify_receipt(const std::filesystem::path& file,
                           const std::string& vkey,
                           Output output) {
    const auto key = read_key(vkey);
    if (!key) return report(key.error(), output);
    const auto content = system::read_file(file, receipt_max);
    if (!content) return report(content.error(), output);
    const auto verdict = merkle::verify_receipt(text_view(*content), *key);
    if (verdict) {
        if (output == Output::json)
            std::puts(boost::json::serialize(json_of(*verdict)).c_str());
        else
            print(*verdict);
        return done;
    }
    const auto& error = verdict.error();
    if (output == Output::json)
        std::puts(boost::json::serialize(boost::json::object{{"valid", false},
                                                             {"code", error.code},
                                                             {"detail", error.detail}})
                      .c_str());
    else
        std::printf("The receipt does not hold: %s%s%s\n",
                    error.code.c_str(),
                    error.detail.empty() ? "" : ": ",
                    error.detail.c_str());
    return found_false;
}

}  // namespace placet::server
