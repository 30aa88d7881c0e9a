#include "forms/field_value.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>

#include <boost/json.hpp>

#include "subjects/identifiers.h"

namespace placet::forms {
namespace {

using boost::json::value;

constexpr std::size_t name_limit = 200;
constexpr std::size_t line_limit = 500;
constexpr std::size_t comment_limit = 10'000;
constexpr std::size_t files_limit = 150 * 1024;  // together, as raw bytes

struct Reading {
    const Field& field;
    FilledForm& filled;
    std::vector<FieldError>& faults;
    std::string_view region;

    void fault(const char* code) { faults.push_back({"values." + field.name, code}); }
    void answer(std::string text) { filled.answers.emplace_back(field.name, std::move(text)); }
};

std::string trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t\r\n";
    const auto first = text.find_first_not_of(blank);
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(blank) - first + 1));
}

// Characters, not bytes: a Cyrillic name is as long as a Latin one.
std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool has_control(std::string_view text, std::string_view allowed) {
    return std::ranges::any_of(text, [&](char c) {
        return static_cast<unsigned char>(c) < 0x20 && allowed.find(c) == std::string_view::npos;
    });
}

void read_line(Reading& in, std::string text, std::size_t limit, std::string_view allowed) {
    if (characters(text) > limit) return in.fault("too_long");
    if (has_control(text, allowed)) return in.fault("bad_text");
    if (in.field.kind == FieldKind::name && in.filled.name.empty()) in.filled.name = text;
    in.answer(std::move(text));
}

void read_identifier(Reading& in, const std::string& text) {
    const bool email = in.field.kind == FieldKind::email;
    auto normal =
        email ? subjects::normalise_email(text) : subjects::normalise_phone(text, in.region);
    if (!normal) return in.fault(email ? "not_an_email" : "not_a_phone");
    auto& slot = email ? in.filled.who.email : in.filled.who.phone;
    if (!slot) slot = *normal;
    in.answer(text);
}

void read_date(Reading& in, const std::string& text) {
    using namespace std::chrono;
    int y = 0;
    unsigned m = 0, d = 0;
    const char* p = text.data();
    const bool shape = text.size() == 10 && text[4] == '-' && text[7] == '-' &&
                       std::from_chars(p, p + 4, y).ptr == p + 4 &&
                       std::from_chars(p + 5, p + 7, m).ptr == p + 7 &&
                       std::from_chars(p + 8, p + 10, d).ptr == p + 10;
    if (!shape || y < 1850 || !year_month_day{year{y}, month{m}, day{d}}.ok())
        return in.fault("not_a_date");
    in.answer(text);
}

void read_number(Reading& in, const value& given) {
    const std::string text =
        given.is_string() ? trimmed(given.get_string()) : boost::json::serialize(given);
    double number = 0;
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (status != std::errc{} || end != text.data() + text.size() || !std::isfinite(number))
        return in.fault("not_a_number");
    if (in.field.min && number < static_cast<double>(*in.field.min)) return in.fault("too_small");
    if (in.field.max && number > static_cast<double>(*in.field.max)) return in.fault("too_large");
    in.answer(text);
}

bool offered(const Field& field, std::string_view value) {
    return std::ranges::find(field.choices, value, &Choice::value) != field.choices.end();
}

void read_choice(Reading& in, const value& given) {
    if (given.is_string() && !in.field.multiple) {
        if (!offered(in.field, given.get_string())) return in.fault("not_a_choice");
        return in.answer(std::string(given.get_string()));
    }
    if (!given.is_array() || !in.field.multiple) return in.fault("wrong_type");
    std::string joined;
    for (const auto& item : given.get_array()) {
        if (!item.is_string() || !offered(in.field, item.get_string()))
            return in.fault("not_a_choice");
        if (!joined.empty()) joined += ", ";
        joined += std::string_view(item.get_string());
    }
    in.answer(std::move(joined));
}

void read_file(Reading& in, const value& given) {
    const auto* file = given.if_object();
    const auto text = [&](std::string_view member) -> std::string {
        const auto* found = file ? file->if_contains(member) : nullptr;
        return found && found->is_string() ? std::string(found->get_string()) : std::string();
    };
    if (!file || file->size() != 3) return in.fault("bad_file");
    auto bytes = from_base64(text("base64"));
    const std::string name = text("name"), type = text("type");
    if (!bytes || bytes->empty() || name.empty() || characters(name) > 200 || has_control(name, ""))
        return in.fault("bad_file");
    // What a browser could run must never come back to a staff member's browser.
    constexpr std::array<std::string_view, 9> types = {
        "image/jpeg",
        "image/png",
        "image/webp",
        "image/heic",
        "application/pdf",
        "text/plain",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/msword",
        "application/vnd.oasis.opendocument.text"};
    if (std::ranges::find(types, type) == types.end()) return in.fault("file_type");
    in.answer(name);
    in.filled.attachments.push_back({in.field.name, name, type, std::move(*bytes)});
}

bool is_empty(const value& given) {
    if (given.is_null()) return true;
    if (const auto* text = given.if_string()) return trimmed(*text).empty();
    if (const auto* list = given.if_array()) return list->empty();
    return false;
}

void read_one(Reading& in, const value& given) {
    switch (in.field.kind) {
        case FieldKind::number:
            return read_number(in, given);
        case FieldKind::choice:
            return read_choice(in, given);
        case FieldKind::file:
            return read_file(in, given);
        default:
            break;
    }
    if (!given.is_string()) return in.fault("wrong_type");
    const std::string text = trimmed(given.get_string());
    switch (in.field.kind) {
        case FieldKind::name:
            return read_line(in, text, name_limit, "");
        case FieldKind::email:
        case FieldKind::phone:
            return read_identifier(in, text);
        case FieldKind::birth_date:
            return read_date(in, text);
        case FieldKind::comment:
            return read_line(in, text, comment_limit, "\n\r\t");
        default:
            return read_line(in, text, line_limit, "\n\r\t");
    }
}

}  // namespace

Result<FilledForm> read_values(const Definition& form,
                               const boost::json::object& values,
                               std::string_view phone_region) {
    FilledForm filled;
    std::vector<FieldError> faults;
    for (const auto& member : values) {
        const auto field =
            std::ranges::find(form.fields, std::string_view(member.key()), &Field::name);
        if (field == form.fields.end())
            faults.push_back({"values." + std::string(member.key()), "unknown_field"});
        else if (field->kind == FieldKind::hidden)
            faults.push_back({"values." + std::string(member.key()), "hidden_field"});
    }
    const auto shown = shown_fields(form, values);
    for (std::size_t i = 0; i < form.fields.size(); ++i) {
        const auto& field = form.fields[i];
        // A page without scripts shows every field: what does not apply is left unread.
        if (!shown[i]) continue;
        if (field.kind == FieldKind::hidden) {
            filled.answers.emplace_back(field.name, field.value);
            continue;
        }
        const auto* given = values.if_contains(field.name);
        if (!given || is_empty(*given)) {
            if (field.required) faults.push_back({"values." + field.name, "required"});
            continue;
        }
        Reading reading{field, filled, faults, phone_region};
        read_one(reading, *given);
    }
    std::size_t bytes = 0;
    for (const auto& attachment : filled.attachments)
        bytes += attachment.bytes.size();
    if (bytes > files_limit)
        faults.push_back({"values." + filled.attachments.front().field, "too_large"});
    if (!faults.empty()) {
        const bool only_unknown = std::ranges::all_of(
            faults, [](const FieldError& fault) { return fault.code == "unknown_field"; });
        return invalid_input(only_unknown ? "unknown_field" : "invalid", std::move(faults));
    }
    return filled;
}

}  // namespace placet::forms
