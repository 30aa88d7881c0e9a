#include "merkle/receipt_json.h"

#include <boost/json.hpp>

#include "crypto/crypto.h"
#include "json/shape.h"
#include "merkle/commitment.h"

namespace placet::merkle {
namespace {

namespace bj = boost::json;

constexpr std::string_view format_name = "placet-receipt/1";
constexpr std::size_t longest_receipt = 4 << 20;
constexpr std::size_t longest_text = 1 << 20;

Error malformed() {
    return Error{ErrorKind::malformed, "receipt.malformed"};
}

json::Shape shape() {
    using namespace json;
    return object({
        required("format", text(1, 100)),
        required("vkey", text(0, 500)),
        required("index", integer(0, INT64_MAX)),
        required("entry", text(1, 100'000)),
        required("proof", text(1, 300'000)),
        required("opened",
                 array(object({required("field", integer(0, UINT16_MAX)),
                               required("value", any()),
                               required("salt", text(44, 44))}),
                       field::last)),
        optional("text",
                 object({required("sha256", text(64, 64)),
                         required("lang", text(1, 35)),
                         required("html", text(0, longest_text))})),
        optional("summary", any()),
    });
}

struct ToJson {
    bj::value operator()(std::nullptr_t) const { return nullptr; }
    bj::value operator()(bool value) const { return value; }
    bj::value operator()(std::int64_t value) const { return value; }
    bj::value operator()(std::uint64_t value) const { return value; }
    bj::value operator()(const Bytes& value) const { return {{"base64", to_base64(value)}}; }
    bj::value operator()(const std::string& value) const { return bj::string(value); }
    bj::value operator()(const cbor::Array& array) const {
        bj::array out;
        for (const cbor::Value& item : array)
            out.push_back(std::visit(ToJson{}, item.data));
        return out;
    }
    // No field has a map for a value; null does not come back as one.
    bj::value operator()(const cbor::Map&) const { return nullptr; }
};

Result<cbor::Value> from_json(const bj::value& value) {
    if (value.is_string()) return cbor::Value{std::string(value.get_string())};
    if (value.is_int64() && value.get_int64() >= 0)
        return cbor::Value{static_cast<std::uint64_t>(value.get_int64())};
    if (value.is_uint64()) return cbor::Value{value.get_uint64()};
    if (value.is_array()) {
        cbor::Array array;
        for (const bj::value& item : value.get_array())
            array.push_back(TRY(from_json(item)));
        return cbor::Value{std::move(array)};
    }
    if (value.is_object() && value.get_object().size() == 1) {
        const bj::value* text = value.get_object().if_contains("base64");
        if (text != nullptr && text->is_string())
            return cbor::Value{TRY(from_base64(text->get_string()))};
    }
    return malformed();
}

Result<OpenedField> opened_from_json(const bj::object& json) {
    OpenedField opened;
    opened.field = static_cast<std::uint16_t>(json.at("field").to_number<std::int64_t>());
    opened.salt = TRY(to_array<32>(TRY(from_base64(json.at("salt").as_string()))));
    auto value = from_json(json.at("value"));
    // A value that no field can have is a wrong value, not a broken file.
    if (!value) return invalid_input("receipt.field");
    opened.value = std::move(*value);
    return opened;
}

}  // namespace

std::string receipt_json(const ReceiptParts& parts) {
    bj::array opened;
    for (const OpenedField& field : parts.opened)
        opened.push_back({{"field", field.field},
                          {"value", std::visit(ToJson{}, field.value.data)},
                          {"salt", to_base64(field.salt)}});
    bj::object file{{"format", format_name},
                    {"vkey", parts.vkey.text()},
                    {"index", parts.proof.index},
                    {"entry", to_base64(parts.entry)},
                    {"proof", to_text(parts.proof)},
                    {"opened", std::move(opened)}};
    if (parts.text)
        file["text"] = {{"sha256", to_hex(crypto::sha256(view(parts.text->html)))},
                        {"lang", parts.text->lang},
                        {"html", parts.text->html}};
    if (!parts.summary.empty()) file["summary"] = parts.summary;
    return bj::serialize(file);
}

Result<ReceiptFile> read_receipt(std::string_view json_file) {
    if (json_file.size() > longest_receipt) return malformed();
    const auto json = json::parse(json_file);
    if (!json || !json->is_object()) return malformed();
    const bj::value* format = json->get_object().if_contains("format");
    if (format == nullptr || !format->is_string()) return malformed();
    if (format->get_string() != format_name) return Error{ErrorKind::malformed, "receipt.format"};
    if (!json::check(shape(), *json)) return malformed();

    ReceiptFile file;
    file.vkey = json->at("vkey").as_string();
    file.index = json->at("index").to_number<std::uint64_t>();
    file.proof = json->at("proof").as_string();
    auto entry = from_base64(json->at("entry").as_string());
    if (!entry) return malformed();
    file.entry = std::move(*entry);
    for (const bj::value& item : json->at("opened").as_array()) {
        auto opened = opened_from_json(item.as_object());
        if (!opened && opened.error().code != "receipt.field") return malformed();
        file.opened.push_back(TRY(std::move(opened)));
    }
    if (const bj::value* text = json->get_object().if_contains("text")) {
        file.text = ReceiptText{std::string(text->at("lang").as_string()),
                                std::string(text->at("html").as_string())};
        file.text_sha256 = text->at("sha256").as_string();
    }
    return file;
}

}  // namespace placet::merkle
